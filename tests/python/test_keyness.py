"""What can a group be compared with, and how sure is a difference? Keyness beyond its defaults."""

from __future__ import annotations

from itertools import combinations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from data import gold_json, has, texts
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import mannwhitneyu

TOKENS = [list("aab"), list("abc"), list("bbc"), list("ccd"), list("dda")]
GROUPS = ["x", "x", "y", "y", "z"]
CORPUS = fl.Corpus.from_tokens(TOKENS, docvars=pd.DataFrame({"side": GROUPS}))


def rows(table, *columns):
    return table.set_index("term")[list(columns)].T.to_dict("list")


def test_several_groups_are_one_reference():
    several = fl.keyness(CORPUS, by="side", target="x", reference=["y", "z"], measures=["g2"])
    rest = fl.keyness(CORPUS, by="side", target="x", measures=["g2"])
    pd.testing.assert_frame_equal(several, rest)
    one = fl.keyness(CORPUS, by="side", target="x", reference=["y"], measures=["g2"])
    pd.testing.assert_frame_equal(
        one, fl.keyness(CORPUS, by="side", target="x", reference="y", measures=["g2"])
    )
    assert fl.settings(several)["reference"] == ["y", "z"]


@pytest.mark.parametrize("as_kind", [dict, pd.Series])
def test_counts_from_elsewhere_are_a_reference(as_kind):
    """The same numbers as with the documents themselves; words that only they have are rows."""
    counts = as_kind({"b": 2, "c": 3, "d": 1})
    listed = fl.keyness(CORPUS, by="side", target="x", reference=counts, measures=["g2", "pmi"])
    there = fl.keyness(CORPUS, by="side", target="x", reference="y", measures=["g2", "pmi"])
    columns = ["target", "reference", "target_docs", "target_rate", "reference_rate", "g2", "pmi"]
    assert rows(listed, *columns) == rows(there, *columns)
    assert "reference_docs" not in listed
    assert listed["p"].isna().all()
    assert set(listed["p_method"]) == {"none: the reference has no documents"}
    assert fl.settings(listed)["reference"]["size"] == 6


def test_counts_may_be_a_part_of_a_larger_size():
    found = fl.keyness(
        CORPUS, by="side", target="x", reference={"b": 2}, reference_size=100, measures=["g2"]
    )
    row = found.set_index("term").loc["b"]
    assert row["g2"] == pytest.approx(fl.association(2, 2, 4, 98)["g2"].iloc[0], rel=1e-14)
    assert row["reference_rate"] == 20


def test_a_row_against_counts_has_the_lines_of_its_target():
    found = fl.keyness(CORPUS, by="side", target="x", reference={"b": 2}, measures=["g2"])
    row = found[found["term"] == "a"].iloc[0]
    assert list(fl.evidence(CORPUS, row, settings=fl.settings(found))["side"]) == ["target"] * 3


def test_measures_of_a_term_are_those_of_its_table():
    names = list(fl._core.MEASURES)
    found = fl.keyness(CORPUS, by="side", target="x", measures=names, prior=3.0, min_count=2)
    by_hand = fl.association(
        found["target"],
        found["reference"],
        6 - found["target"],
        9 - found["reference"],
        measures=names,
        prior=3.0,
    ).drop(columns="text_dispersion")
    pd.testing.assert_frame_equal(found[list(by_hand.columns)], by_hand)
    docs = found["target_docs"], found["reference_docs"]
    dispersion = fl.association(*docs, 2 - docs[0], 3 - docs[1], measures=["g2"])["g2"]
    assert found["text_dispersion"].tolist() == dispersion.tolist()
    assert found["g2"].is_monotonic_decreasing


def test_no_p_of_tokens_unless_it_is_asked_for():
    for unit, method in [
        ("auto", "none: a group has fewer than 8 documents"),
        ("token", "chi-square of G2 over tokens (anti-conservative)"),
    ]:
        found = fl.keyness(CORPUS, by="side", target="x", unit=unit)
        assert set(found["p_method"]) == {method}
        assert found["p"].isna().all() == (unit == "auto")


def exact(corpus_tokens, n_target, term):
    """Share of all labellings whose difference of rates is at least that of the first."""
    counts = [tokens.count(term) for tokens in corpus_tokens]
    sizes = [len(tokens) for tokens in corpus_tokens]

    def difference(target):
        inside = [sum(values[i] for i in target) for values in (counts, sizes)]
        outside = sum(counts) - inside[0], sum(sizes) - inside[1]
        return abs(inside[0] / inside[1] - outside[0] / outside[1])

    first = difference(range(n_target))
    every = [difference(chosen) for chosen in combinations(range(len(counts)), n_target)]
    return np.mean([value >= first - 1e-12 for value in every])


def test_the_sequential_test_finds_the_share_of_all_labellings():
    tokens = [list("a" * n + "b" * (9 - n)) for n in (8, 7, 7, 6, 3, 2, 4, 1)]
    sides = pd.DataFrame({"side": ["x"] * 4 + ["y"] * 4})
    corpus = fl.Corpus.from_tokens(tokens, docvars=sides)
    ask = {"by": "side", "target": "x", "unit": "document", "permutations": 9999}
    wanted = exact(tokens, 4, "a")
    for test, room in [("sequential", 0.02), ("permutation", 0.005)]:
        p = fl.keyness(corpus, test=test, **ask)["p"]
        assert abs(p - wanted).max() < room, test
    again = fl.keyness(corpus, test="sequential", **ask)
    assert again["p"].tolist() == fl.keyness(corpus, test="sequential", **ask)["p"].tolist()


def test_the_bootstrap_test_sees_what_differs_and_what_does_not():
    tokens = [list("ab" + "x" * 8)] * 10 + [list("b" + "x" * 9)] * 10
    sides = pd.DataFrame({"side": ["x"] * 10 + ["y"] * 10})
    corpus = fl.Corpus.from_tokens(tokens, docvars=sides)
    found = fl.keyness(corpus, by="side", target="x", test="bootstrap", permutations=199)
    p = dict(zip(found["term"], found["p"], strict=True))
    # Always above: no draw below, 1 / 200. Always equal: half of the draws on either side.
    assert p == {"a": 1 / 200, "b": 1.0, "x": 1 / 200}
    assert set(found["p_method"]) == {"bootstrap test over documents, 199 draws"}


@pytest.mark.parametrize("test", ["permutation", "sequential", "bootstrap", "mann_whitney"])
def test_no_test_depends_on_the_number_of_threads(test):
    corpus, found = fl.load_sample(), []
    for threads in (1, 2):
        fl.set_threads(threads)
        table = fl.keyness(corpus, by="outlet", target="Meridian Wire", unit="document", test=test)
        found.append(table["p"].to_numpy().tobytes())
    fl.set_threads(None)
    assert found[0] == found[1]


def test_many_permutations_of_real_speeches_end_early():
    if not has("data/ungdc_15.jsonl.gz"):
        pytest.skip("needs data/ungdc_15.jsonl.gz; set FRAMELENS_DATA")
    corpus = fl.Corpus(pd.DataFrame(texts("ungdc_15")), text="text")
    table = fl.keyness(
        corpus,
        by="country",
        target="RUS",
        reference="USA",
        min_count=50,
        test="sequential",
        permutations=9999,
    )
    assert table["p"].min() == 1 / 10_000
    assert (table["q"] < 0.01).any()


@pytest.mark.filterwarnings("ignore:.*belong to no group")
def test_without_any_group_there_is_nothing_to_compare():
    with pytest.raises(ValueError, match=r"^by must have a value for at least one document, got"):
        fl.keyness(["war", "peace"], by=[None, None])


# --- ranks of documents ----------------------------------------------------------------------

part = st.tuples(st.integers(0, 6), st.integers(1, 9)).map(lambda pair: (min(pair), max(pair)))
side = st.lists(part, min_size=1, max_size=12)


def ranked(sides, **options):
    """Compare "x" in documents of so many words, target and reference."""
    docs = [["x"] * count + ["o"] * (size - count) for side in sides for count, size in side]
    groups = ["t"] * len(sides[0]) + ["r"] * len(sides[1])
    corpus = fl.Corpus.from_tokens(docs, docvars=pd.DataFrame({"side": groups}))
    how = {"by": "side", "target": "t", "measures": ["g2"], "test": "mann_whitney"}
    return fl.keyness(corpus, **how, unit="document", **options).set_index("term")


@given(side, side)
def test_ranks_of_documents_are_compared_as_scipy_does(target, reference):
    found = ranked([target, reference])
    for term in found.index:
        x, y = (
            [(count if term == "x" else size - count) / size for count, size in one]
            for one in (target, reference)
        )
        higher = sum((a > b) + (a == b) / 2 for a in x for b in y)
        row = found.loc[term]
        assert row["auc"] == pytest.approx(higher / len(x) / len(y), rel=1e-14)
        if len({*x, *y}) == 1:
            assert row["p"] == 1
            continue
        theirs = mannwhitneyu(x, y)
        assert theirs.statistic == higher
        assert row["p"] == pytest.approx(theirs.pvalue, rel=1e-9)


@pytest.mark.parametrize(("n", "m"), [(2, 3), (8, 8), (8, 30), (9, 9), (40, 3)])
def test_where_no_documents_tie_few_of_them_have_an_exact_p(n, m):
    for seed in range(5):
        counts = np.random.default_rng(seed).permutation(np.arange(1, n + m + 1)).tolist()
        sides = [[(count, 100) for count in one] for one in (counts[:n], counts[n:])]
        row = ranked(sides).loc["x"]
        theirs = mannwhitneyu(counts[:n], counts[n:])
        exact = mannwhitneyu(counts[:n], counts[n:], method="exact")
        assert row["p"] == pytest.approx(theirs.pvalue, rel=1e-9)
        assert (theirs.pvalue == exact.pvalue) == (min(n, m) <= 8)


def test_the_rank_sum_of_a_published_example_is_ours():
    entry = next(e for e in gold_json("worked_numbers.json") if e["id"] == "kilgarriff_mw")
    x, y = entry["input"]["x"], entry["input"]["y"]
    found = ranked([[(count, 100) for count in side] for side in (x, y)])
    n = len(x)
    rank_sum = found.loc["x", "auc"] * n * len(y) + n * (n + 1) / 2
    assert abs(rank_sum - entry["expected"]) <= entry["tolerance"]


def test_ranks_need_documents_and_say_where_there_are_none():
    docs = [[(1, 3)] * 3, [(0, 3)] * 3]
    assert ranked(docs).loc["x", "auc"] == 1
    assert set(ranked(docs)["p_method"]) == {"Mann-Whitney test over documents"}
    how = {"by": "side", "target": "x", "test": "mann_whitney", "measures": ["g2"]}
    few = fl.keyness(CORPUS, **how)
    assert list(few.columns[-4:]) == ["auc", "p", "q", "p_method"]
    assert few[["auc", "p", "q"]].isna().all(axis=None)
    assert "auc" not in fl.keyness(CORPUS, **(how | {"test": "bootstrap"}))


def test_a_document_without_words_has_no_rank():
    with_none = ranked([[(2, 3), (1, 3), (0, 0)], [(1, 3), (0, 0), (0, 3)]])
    pd.testing.assert_frame_equal(
        with_none[["auc", "p"]], ranked([[(2, 3), (1, 3)], [(1, 3), (0, 3)]])[["auc", "p"]]
    )
