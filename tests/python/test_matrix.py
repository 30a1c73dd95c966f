"""Skip-grams, nested n-grams, limits and weights: are they what their definitions say?"""

from __future__ import annotations

import os
import re
import sys
from collections import Counter

import framelens as fl
import numpy as np
import oracle
import pytest
from framelens.weight import NAMED, SMART
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Token
from scipy import sparse

NIGHTLY = os.environ.get("FRAMELENS_NIGHTLY") == "1"
EXAMPLES = 10_000 if NIGHTLY else 500
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")

#: A few words, a gap, and a mark that is not counted.
WORDS = ["a", "b", "c", "d", "", "."]
doc = st.lists(st.sampled_from(WORDS), max_size=9)
docs = st.lists(st.none() | doc, min_size=1, max_size=6)
filled = st.lists(st.lists(st.sampled_from("abcd"), max_size=9), min_size=1, max_size=6)
lengths = st.tuples(st.integers(1, 3), st.integers(0, 2)).map(lambda n: (n[0], n[0] + n[1]))


def plain(words):
    return [Token(word, word not in ("", ".")) for word in words or ()]


def counted(found):
    """Return {(row, term): weight} of the cells that a matrix stores."""
    cells = found.matrix.tocoo()
    keys = ((int(r), found.terms[c]) for r, c in zip(cells.row, cells.col, strict=True))
    return dict(zip(keys, cells.data.tolist(), strict=True))


# --- skip-grams ----------------------------------------------------------------------------------


@settings(max_examples=EXAMPLES)
@given(docs, lengths, st.integers(0, 3), st.integers(1, 3), st.booleans())
@pytest.mark.parametrize("rule", ["total", "each", "equal"])
def test_skip_grams_are_those_that_the_rule_allows(rule, rows, pair, least, more, bridge):
    pair = (pair[0], max(pair[1], 2))
    skip = (least, least + more)
    corpus = fl.Corpus.from_tokens(rows)
    found = fl.dtm(corpus, ngrams=pair, skip=skip, skips=rule, bridge=bridge)
    wanted = {}
    for row, words in enumerate(rows):
        for run in oracle.runs(plain(words), bridge=bridge):
            grams = oracle.skip_grams(run, range(pair[0], pair[1] + 1), *skip, rule)
            for gram, n in Counter(grams).items():
                wanted[row, gram] = wanted.get((row, gram), 0) + n
    assert counted(found) == wanted


def test_every_occurrence_of_a_skip_gram_has_its_line():
    corpus = fl.Corpus(["a b c a b. c b", "b a, c c a b"])
    for rule, skip in (("total", 2), ("each", (0, 2)), ("equal", (1, 2)), ("total", (1, 2))):
        table = fl.frequency(corpus, ngrams=(1, 3), skip=skip, skips=rule, by="doc")
        for _, row in table.iterrows():
            row.attrs = table.attrs
            assert len(fl.evidence(corpus, row)) == row["count"]


# --- inside longer ones --------------------------------------------------------------------------


@settings(max_examples=EXAMPLES)
@given(docs, st.tuples(st.integers(1, 2), st.integers(1, 3)), st.integers(1, 4), st.integers(1, 2))
def test_what_stands_inside_a_longer_ngram_that_is_kept_is_not_counted_again(
    rows, pair, min_count, min_docs
):
    pair = (pair[0], pair[0] + pair[1])
    corpus = fl.Corpus.from_tokens(rows)
    found = fl.dtm(corpus, ngrams=pair, nested=False, min_count=min_count, min_docs=min_docs)
    cut = [oracle.runs(plain(words)) for words in rows]
    wanted = oracle.adjusted(cut, range(pair[0], pair[1] + 1), min_count, min_docs)
    flat = {(row, gram): n for row, counts in enumerate(wanted) for gram, n in counts.items()}
    assert counted(found) == flat


def test_a_phrase_that_is_kept_takes_its_words_with_it():
    corpus = fl.Corpus(["territorial integrity", "territorial integrity, integrity"])
    table = fl.frequency(corpus, ngrams=(1, 2), min_count=2, nested=False)
    assert table[["term", "count"]].to_numpy().tolist() == [["territorial integrity", 2]]
    table = fl.frequency(corpus, ngrams=(1, 2), nested=False)
    counts = dict(zip(table["term"], table["count"], strict=True))
    assert counts == {"territorial integrity": 2, "integrity": 1}
    row = table.iloc[0]
    with pytest.raises(ValueError, match=r"row must count every occurrence.*nested=False"):
        fl.evidence(corpus, row)


# --- limits --------------------------------------------------------------------------------------

limit = st.integers(1, 6) | st.sampled_from([0.0, 0.1, 0.25, 0.5, 1.0])


@settings(max_examples=EXAMPLES)
@given(docs, limit, limit | st.none(), limit, limit | st.none(), st.integers(1, 5) | st.none())
def test_a_term_is_kept_within_all_limits_and_the_most_frequent_of_them(
    rows, min_docs, max_docs, min_count, max_count, most
):
    how = {
        "min_docs": min_docs,
        "max_docs": max_docs,
        "min_count": min_count,
        "max_count": max_count,
        "max_features": most,
    }
    cut = [Counter(t.term for t in plain(words) if t.counted) for words in rows]
    total = Counter()
    for row in cut:
        total.update(row)
    n, everything = sum(words is not None for words in rows), sum(total.values())

    def within(x, least, most, whole):
        low, high = (y * whole if isinstance(y, float) else y for y in (least, most or 10**9))
        high = 0.0 if isinstance(most, float) and most == 0 else high
        return low <= x <= high

    kept = [
        term
        for term, count in total.items()
        if within(count, min_count, max_count, everything)
        and within(sum(term in row for row in cut), min_docs, max_docs, n)
    ]
    if most is not None:
        kept = sorted(kept, key=lambda term: (-total[term], term))[:most]
    try:
        found = fl.dtm(fl.Corpus.from_tokens(rows), **how)
    except ValueError as error:
        assert str(error).startswith("max_")  # noqa: PT017
        return
    assert found.terms == sorted(kept)
    table = fl.frequency(fl.Corpus.from_tokens(rows), **how)
    assert dict(zip(table["term"], table["count"], strict=True)) == {t: total[t] for t in kept}


def test_a_vocabulary_gives_its_columns_in_its_order_and_keeps_zeros():
    corpus = fl.Corpus(["war and peace", "peace", None])
    terms = ["zebra", "peace", "and peace", "war"]
    found = fl.dtm(corpus, vocabulary=terms, ngrams=(1, 2))
    assert found.terms == terms
    assert found.matrix.toarray().tolist() == [[0, 1, 1, 1], [0, 1, 0, 0], [0, 0, 0, 0]]
    again = fl.dtm(corpus, vocabulary=np.array(terms), ngrams=(1, 2), weighting="tfidf")
    assert again.matrix.shape == (3, 4)
    table = fl.frequency(corpus, vocabulary=terms, ngrams=(1, 2), by="doc")
    assert list(table["term"]) == [term for term in terms for _ in range(3)]
    assert list(table["count"]) == [0, 0, 0, 1, 1, 0, 1, 0, 0, 1, 0, 0]
    assert table["high"][0] > table["rate"][0] == 0


def test_two_readings_of_a_term_are_one_column_of_a_vocabulary():
    corpus = fl.Corpus.from_tokens([["a b", "a", "b"]])
    assert fl.dtm(corpus, ngrams=(1, 2), vocabulary=["a b"]).matrix.toarray().tolist() == [[2]]
    table = fl.frequency(corpus, ngrams=(1, 2), vocabulary=["a b", "c"])
    assert list(table["count"]) == [2, 0]


# --- weights -------------------------------------------------------------------------------------


@settings(max_examples=EXAMPLES)
@given(
    filled,
    st.sampled_from(fl._core.NAMES["df"]),
    st.sampled_from([None, "l1", "l2", "max"]),
    st.sampled_from([2, 10, 2.5]),
    st.sampled_from([0, 0.3, 0.5, 1]),
    st.sampled_from([0, 0.9, 1.2, 2]),
)
@pytest.mark.parametrize("tf", fl._core.NAMES["tf"])
def test_a_weight_is_what_its_formula_says(tf, rows, df, norm, base, share, k1):
    uses_log = tf in ("log", "logave") or df.startswith("inverse")
    numbers = {"base": base} if uses_log else {}
    numbers |= {"k": share} if tf == "augmented" else {}
    numbers |= {"k1": k1, "b": share} if tf == "bm25" else {}
    weight = fl.Weight(tf, df, **numbers)
    found = fl.dtm(fl.Corpus.from_tokens(rows), weighting=weight, normalize=norm)
    cut = [Counter(row) for row in rows]
    wanted = oracle.weigh(cut, tf, df, norm, len(rows), **numbers)
    cells = counted(found)
    assert found.matrix.has_canonical_format
    for row, weights in enumerate(wanted):
        for term, value in weights.items():
            got = cells.pop((row, term), 0.0)
            # What weighs 0 is not stored.
            assert abs(got - value) <= 1e-12 * max(1, abs(value)), (row, term)
    assert cells == {}


def test_a_smart_code_is_its_three_letters():
    corpus = fl.load_sample()
    for first, tf in SMART[0].items():
        for second, df in SMART[1].items():
            for third, norm in SMART[2].items():
                code = fl.dtm(corpus, weighting=first + second + third)
                spelt = fl.dtm(corpus, weighting=fl.Weight(tf, df), normalize=norm)
                assert (code.matrix != spelt.matrix).nnz == 0
                assert code.settings["weighting"] == first + second + third


def test_a_name_of_a_weight_is_its_two_parts():
    corpus = fl.load_sample()
    for name, parts in NAMED.items():
        one = fl.dtm(corpus, weighting=name).matrix
        assert (one != fl.dtm(corpus, weighting=fl.Weight(*parts)).matrix).nnz == 0


# --- width, memory, refusals ------------------------------------------------------------------


def test_indices_are_as_wide_as_cells_and_columns_need(monkeypatch):
    texts = ["a b c", "a"]
    for widest, dtype in ((3, np.int64), (4, np.int32)):
        monkeypatch.setattr(sys.modules["framelens.dtm"], "WIDEST", widest)
        found = fl.dtm(texts).matrix
        assert {found.indices.dtype, found.indptr.dtype} == {np.dtype(dtype)}
        assert isinstance(found, sparse.csr_array)
        assert found.toarray().tolist() == [[1, 1, 1], [1, 0, 0]]


def test_ngrams_that_will_not_fit_are_refused_before_they_are_counted(monkeypatch):
    monkeypatch.setattr(sys.modules["framelens._run"], "free_memory", lambda: 10_000)
    corpus = fl.Corpus(["one two three four five " * 2000])
    assert len(fl.dtm(corpus, ngrams=(1, 2)).terms) == 10
    chance = np.random.default_rng(0)
    corpus = fl.Corpus([" ".join(f"w{n}" for n in chance.integers(0, 60, 3000))])
    with pytest.raises(MemoryError) as refused:
        fl.dtm(corpus, ngrams=(1, 5))
    message = str(refused.value)
    assert message.startswith("counting n-grams needs about 1 MB, 0 MB are free: ")
    assert message.endswith("count fewer lengths (ngrams), skip less, or take fewer documents")
    monkeypatch.setattr(sys.modules["framelens._run"], "free_memory", lambda: 8_000)
    with pytest.raises(MemoryError, match="keep fewer terms"):
        fl.dtm(corpus)
    assert 0 < len(fl.dtm(corpus, min_count=58).terms) < 20


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"skip": -1, "ngrams": 2}, ValueError, "skip must be 0 or more, got -1"),
        ({"skip": (2, 1), "ngrams": 2}, ValueError, "0 <= fewest <= most <= 64, got (2, 1)"),
        ({"skip": 65, "ngrams": 2}, ValueError, "0 <= fewest <= most <= 64, got 65"),
        ({"skip": (1,), "ngrams": 2}, TypeError, "skip must be a whole number or a pair"),
        ({"skip": 1}, ValueError, "skip must be left out where ngrams is 1"),
        (
            {"skips": "each"},
            ValueError,
            "skips must be left out where no skip is given, got",
        ),
        ({"skips": "any"}, ValueError, "skips must be one of total, each, equal, got 'any'"),
        ({"nested": False}, ValueError, "nested must be True where all n-grams have one length"),
        (
            {"nested": False, "ngrams": (1, 2), "skip": 1},
            ValueError,
            "nested must be True with skip",
        ),
        (
            {"nested": False, "ngrams": (1, 2), "vocabulary": ["a"]},
            ValueError,
            "nested must be True with vocabulary",
        ),
        (
            {"nested": False, "ngrams": (1, 2), "min_count": 0.5},
            ValueError,
            "min_count must be a whole number with nested=False, got 0.5",
        ),
        ({"max_docs": 1.5}, ValueError, "max_docs must be a whole number, or a share from 0.0"),
        ({"max_features": 0}, ValueError, "max_features must be 1 or more, got 0"),
        ({"max_features": 0.5}, TypeError, "max_features must be a whole number, got 0.5"),
        ({"vocabulary": "war"}, TypeError, "vocabulary must be a sequence of terms, got str"),
        ({"vocabulary": ["a", 1]}, TypeError, "vocabulary must hold strings, got 1"),
        ({"vocabulary": ["a", "a"]}, ValueError, "vocabulary must hold each term once, got 'a'"),
        (
            {"vocabulary": ["a"], "min_docs": 2},
            ValueError,
            "min_docs must be left out where vocabulary is given, got 2",
        ),
    ],
)
def test_arguments_that_make_no_sense_together_are_refused(how, error, message):
    for question in (fl.dtm, fl.frequency):
        with pytest.raises(error) as refused:
            question(fl.Corpus(["war"]), **how)
        assert message in str(refused.value)


def test_words_of_a_vocabulary_that_are_not_counted_are_told():
    with pytest.warns(UserWarning, match="vocabulary has 1 terms of more words than ngrams counts"):
        fl.dtm(["war and peace"], vocabulary=["war", "and peace"])


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"weighting": "idf"}, ValueError, "weighting must be one of count, boolean, proportion"),
        ({"weighting": "xtc"}, ValueError, "a SMART code such as 'ltc'"),
        ({"weighting": 3}, TypeError, "weighting must be a name or a framelens.Weight, got 3"),
        (
            {"weighting": "ltc", "normalize": "l2"},
            ValueError,
            "normalize must be left out where weighting is a SMART code such as 'ltc'",
        ),
    ],
)
def test_a_weight_that_is_not_there_is_refused(how, error, message):
    with pytest.raises(error) as refused:
        fl.dtm(["war"], **how)
    assert message in str(refused.value)


@pytest.mark.parametrize(
    ("how", "message"),
    [
        ({"tf": "idf"}, "tf must be one of count, boolean"),
        ({"df": "idf"}, "df must be one of none, inverse"),
        ({"k": 0.5}, "k must be left out where tf is 'count' and df is 'none', got 0.5"),
        ({"tf": "log", "base": 1}, "base must be a number above 1, got 1"),
        ({"tf": "augmented", "k": 2}, "k must be a number from 0 to 1, got 2"),
        ({"tf": "bm25", "k1": -1}, "k1 must be 0 or more, got -1"),
        ({"tf": "bm25", "b": 1.1}, "b must be a number from 0 to 1, got 1.1"),
    ],
)
def test_a_number_of_a_weight_is_checked(how, message):
    with pytest.raises(ValueError, match=re.escape(message)):
        fl.Weight(**how)
