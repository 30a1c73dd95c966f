"""Is every likeness what its definition says, and do the deltas know their authors?"""

from __future__ import annotations

import csv
import gzip
import os
from collections import Counter
from math import isnan, nan

import framelens as fl
import numpy as np
import oracle_proximity as plain
import pandas as pd
import pytest
from data import needs
from framelens import _core
from framelens.similarity import SETS
from hypothesis import given, settings
from hypothesis import strategies as st

EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
texts = st.lists(st.lists(st.sampled_from("abcdefg"), max_size=9), min_size=1, max_size=5)
DISTANCES = "hellinger jsd js_distance kl jeffreys euclidean manhattan maximum minkowski canberra"
DISTANCES = {*DISTANCES.split(), "hamming", "chi_squared", *plain.SCORES}
BOUNDED = {"hellinger", "jsd", "js_distance", *plain.NAMES} - DISTANCES | {"hellinger", "jsd"}
OPTIONS = {"minkowski": {"power": 3}}


def test_the_oracle_knows_every_method():
    assert tuple(plain.NAMES) == _core.NAMES["method"]
    for method in plain.NAMES:
        table = fl.similarity(["a b", "b c"], method=method, **OPTIONS.get(method, {}))
        kind = fl.settings(table)["kind"]
        assert kind == ("distance" if method in DISTANCES else "similarity"), method


def test_options_of_other_methods_are_refused():
    texts = ["a b", "b c"]
    for how, message in [
        ({"method": "minkowski"}, "power must be given for method='minkowski', got None"),
        ({"smooth": 1}, "smooth must be left out where method is 'cosine', got 1"),
        ({"method": "kl", "smooth": -1}, "smooth must be a number, 0 or more, got -1"),
        ({"top": 0}, "top must be 1 or more, got 0"),
        ({"method": "eder_delta", "weighting": "tfidf"}, "weighting must be left out"),
        ({"method": "lcs", "weighting": "tfidf"}, "weighting must be left out where method is 'l"),
        ({"method": "lcs", "bridge": True}, "bridge must be left out where method is 'lcs', got T"),
        ({"method": "lcs", "within": "document"}, "within must be left out where method is 'lcs'"),
        ({"method": "lcs", "top": 3}, "top must be left out where method is 'lcs', got 3"),
        ({"method": "lcs", "ngrams": 2}, "ngrams must be 1 for method='lcs'"),
    ]:
        with pytest.raises(ValueError, match=message):
            fl.similarity(texts, **how)


def by_hand(lists, n, method, weighting, top):
    if method == "lcs":
        return [[plain.lcs(x, y) if y else nan for y in lists] for x in lists]
    counts = [Counter(words[i : i + n] for i in range(len(words) - n + 1)) for words in lists]
    total = sum(counts, Counter())
    terms = sorted(total, key=lambda term: (-total[term], term))[:top]
    rows = [[row[term] for term in terms] for row in counts]
    sizes = [sum(row.values()) for row in counts]
    empty = [not any(row) for row in rows]
    if method in plain.SCORES:
        # Relative frequencies are of all terms, and not of the most frequent alone.
        whole = [[*row, size - sum(row)] for row, size in zip(rows, sizes, strict=True)]
        rows = [row and row[:-1] for row in plain.scores(whole)]
        empty = [row is None for row in rows]
    elif weighting == "proportion":
        rows = [
            [plain.Fraction(w, size) if size else 0 for w in row]
            for row, size in zip(rows, sizes, strict=True)
        ]
    measure = plain.MEASURES[method]
    return [
        [nan if empty[i] or empty[j] else measure(x, y) for j, y in enumerate(rows)]
        for i, x in enumerate(rows)
    ]


@settings(max_examples=EXAMPLES)
@given(
    texts,
    st.integers(1, 2),
    st.sampled_from(plain.NAMES),
    st.sampled_from(["count", "proportion"]),
    st.sampled_from([None, 1, 3]),
)
def test_every_likeness_is_that_of_its_definition(lists, n, method, weighting, top):
    if method in (*plain.SCORES, "lcs", *SETS):
        weighting = "count"
    if method == "lcs":
        n, top = 1, None
    how = {"method": method, "weighting": weighting, "ngrams": n, "top": top}
    table = fl.similarity(fl.Corpus.from_tokens(lists), **how, **OPTIONS.get(method, {}))
    wanted = by_hand([tuple(words) for words in lists], n, method, weighting, top)
    found = table.to_numpy()
    for i, row in enumerate(wanted):
        for j, value in enumerate(row):
            value = float(value)
            if isnan(value):
                assert isnan(found[i, j]), (i, j)
            else:
                # The root of a divergence of 1e-17 is 3e-9.
                near = 1e-7 if method in ("js_distance", "hellinger") else 1e-11
                assert abs(found[i, j] - value) <= near * max(1, abs(value)), (i, j)
    if method not in ("kl", "containment", "lcs"):
        assert np.array_equal(found, found.T, equal_nan=True)
    known = found[~np.isnan(found)]
    least = -1 if method in ("correlation", "hamann") else 0
    assert (known >= least).all()
    if method in BOUNDED:
        assert (known <= 1 + 1e-12).all()


def test_a_text_without_words_is_like_nothing_and_far_from_nothing():
    corpus = fl.Corpus(["war and peace", "", "tea and war"])
    for method in plain.NAMES:
        table = fl.similarity(corpus, method=method, **OPTIONS.get(method, {}))
        assert table[1].isna().all(), method
        assert table.loc[1].isna().all(), method
        assert not isnan(table.loc[0, 2]), method


def test_an_excerpt_is_contained_in_its_text_and_not_the_text_in_it():
    table = fl.similarity(["war and peace and tea", "war and"], method="containment")
    assert table.loc[1, 0] == 1
    assert table.loc[0, 1] == 0.5


def test_weights_and_groups_change_what_is_compared():
    corpus = fl.Corpus(
        pd.DataFrame({"text": ["a b", "a c", "a d"], "who": ["x", "x", "y"]}), text="text"
    )
    plainly = fl.similarity(corpus, by="who")
    weighed = fl.similarity(corpus, by="who", weighting=fl.Weight("count", "inverse"))
    # Two of four words are the common one; where it weighs nothing, nothing is in common.
    assert plainly.loc["x", "y"] == pytest.approx(2 / (6 * 2) ** 0.5)
    assert weighed.loc["x", "y"] == 0
    assert fl.settings(weighed)["weighting"] == {"tf": "count", "df": "inverse"}


# --- stylo -----------------------------------------------------------------------------------


def novels(name):
    """Make a corpus with the relative frequencies of stylo's table, which holds 3000 words."""
    with gzip.open(needs(f"data/stylo/{name}.csv.gz"), "rt", encoding="utf-8") as file:
        head, *rows = list(csv.reader(file))
    lists = []
    for title, *percents in rows:
        percents = np.array(percents, dtype=float)
        # The rarest of the words occurs once in every text.
        size = round(100 / percents[percents > 0].min())
        counts = np.rint(percents * size / 100).astype(int)
        assert abs(counts * 100 / size - percents).max() < 1e-12
        words = np.repeat(head[1:], counts).tolist()
        # Other words, none of them frequent enough to be compared.
        words += [f"{title} {place // 300}" for place in range(size - len(words))]
        lists.append(words)
    ids = [row[0] for row in rows]
    return fl.Corpus.from_tokens(
        lists, ids=ids, tokenizer=fl.Tokenizer(case="keep", drop=(), possessives="keep")
    )


@pytest.mark.parametrize("name", ["galbraith", "lee"])
def test_burrows_delta_is_that_of_stylo(name):
    corpus = novels(name)
    for top in (100, 500):
        path = needs(f"data/stylo/{name}_burrows_delta_mfw{top}.csv")
        theirs = pd.read_csv(path, index_col=0)
        ours = fl.similarity(corpus, method="burrows_delta", top=top)
        worst = abs(ours.to_numpy() - theirs.loc[ours.index, ours.columns].to_numpy()).max()
        print(f"\n{name}, {top} words: {theirs.size} cells, worst deviation {worst:.2g}")
        assert worst < 1e-9
        eder = fl.similarity(corpus, method="eder_delta", top=top)
        # stylo's own weight is (n - i + 2) / n; what is published is (n - i + 1) / n.
        scores = frequencies_of(corpus, top)
        weight = (top - np.arange(top) + 1) / top
        apart = np.abs(scores[:, None, :] - scores[None, :, :])
        stylo = (apart * weight).mean(axis=2)
        assert abs(stylo - eder.to_numpy() - ours.to_numpy() / top).max() < 1e-9
        if f"burrows_{name}" == "burrows_galbraith":  # the published example
            near = ours.loc["galbraith_cuckoos"].drop("galbraith_cuckoos").idxmin()
            assert near == "rowling_casual"


def frequencies_of(corpus, top):
    """Return the z-scores of the most frequent words, by NumPy."""
    counts = fl.frequency(corpus).sort_values(["count", "term"], ascending=[False, True])
    table = fl.dtm(corpus, vocabulary=list(counts["term"][:top]), weighting="count")
    rates = table.matrix.toarray() / fl.summary(corpus)["counted"].to_numpy()[:, None]
    return (rates - rates.mean(axis=0)) / rates.std(axis=0, ddof=1)


# --- whose papers? ---------------------------------------------------------------------------

DISPUTED = [49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 62, 63]


def papers():
    rows = []
    for path in sorted(needs("data/federalist").glob("*_*.txt")):
        author, number = path.stem.split("_")
        rows.append((int(number), author, path.read_text(encoding="utf-8")))
    table = pd.DataFrame(sorted(rows), columns=["paper", "author", "text"])
    # 18 to 20 were written by both, and Jay has five papers alone.
    return table[~table["paper"].isin([18, 19, 20]) & (table["author"] != "Jay")]


def nearest(distances, known):
    """Return the author whose papers are nearest on the average, for each row."""
    authors = {}
    for row in distances.index:
        others = known.drop(row, errors="ignore")
        means = distances.loc[row, others.index].groupby(others.to_numpy()).mean()
        authors[row] = means.idxmin()
    return pd.Series(authors)


def test_the_disputed_federalist_papers_are_madisons():
    table = papers()
    corpus = fl.Corpus(table, text="text", id="paper")
    distances = fl.similarity(corpus, method="cosine_delta", top=150)
    authors = table.set_index("paper")["author"]
    known = authors[authors != "NA"]
    assert list(authors.index[authors == "NA"]) == DISPUTED
    assert known.value_counts().to_dict() == {"Hamilton": 51, "Madison": 14}
    found = nearest(distances, known)
    assert (found[DISPUTED] == "Madison").all()
    right = (found[known.index] == known).sum()
    print(f"\nleave one out: {right} of {len(known)} undisputed papers to their author")
    # The z-scores know the paper that is left out; its distances to the others are all that counts.
    assert right == 59
