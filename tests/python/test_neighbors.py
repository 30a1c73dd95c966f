"""Are the neighbors those that a look at every pair finds, in its order?"""

from __future__ import annotations

import math
import random
from collections import Counter

import framelens as fl
import pandas as pd
import planted
import pytest
from framelens import _core
from hypothesis import given, settings
from hypothesis import strategies as st

words = st.lists(st.sampled_from("abcdef"), max_size=8)
cases = st.tuples(
    st.lists(words, max_size=9),
    st.sampled_from([None, 1, 2, 3]),
    st.sampled_from([0.1, 0.3, 0.5, 0.8, 1.0]),
)
METHODS = [("cosine", "count"), ("cosine", "tfidf"), ("jaccard", "count")]


def brute_force(square, k, threshold):
    """Return (doc, neighbor, similarity, rank) from a table of all with all."""
    rows = []
    for doc in range(len(square)):
        near = [(-value, other) for other, value in enumerate(square[doc]) if other != doc]
        near = sorted(pair for pair in near if -pair[0] >= threshold)
        for rank, (value, other) in enumerate(near[:k], 1):
            rows.append((doc, other, -value, rank))
    return rows


def rows_of(table):
    return [tuple(row) for row in table.itertuples(index=False)]


@settings(max_examples=700)
@given(cases, st.sampled_from(METHODS))
def test_neighbors_are_the_greatest_of_all_with_all_ties_in_the_order_of_the_corpus(case, how):
    docs, k, threshold = case
    method, weighting = how
    corpus = fl.Corpus.from_tokens(docs)
    square = fl.similarity(corpus, by="doc", method=method, weighting=weighting).to_numpy()
    table = fl.neighbors(corpus, k=k, threshold=threshold, method=method, weighting=weighting)
    # To the last bit: both add up in the order of the terms.
    assert rows_of(table) == brute_force(square.tolist(), k, threshold)


def cosine(a, b):
    both = math.fsum(a[term] * b[term] for term in a.keys() & b.keys())
    length = math.sqrt(math.fsum(w * w for w in a.values()) * math.fsum(w * w for w in b.values()))
    return both / length if length else math.nan


@given(st.lists(words, max_size=9))
def test_tfidf_is_that_of_its_formula(docs):
    counts = [Counter(doc) for doc in docs]
    df = Counter(term for count in counts for term in count)
    idf = {term: math.log((1 + len(docs)) / (1 + n)) + 1 for term, n in df.items()}
    rows = [{term: n * idf[term] for term, n in count.items()} for count in counts]
    for row in fl.neighbors(fl.Corpus.from_tokens(docs), k=None, threshold=0.05).itertuples():
        assert row.similarity == pytest.approx(cosine(rows[row.doc], rows[row.neighbor]), abs=1e-12)


@pytest.fixture(scope="module")
def news():
    docs, _ = planted.corpus(400, 150, passage=(60, 120))
    return fl.Corpus.from_tokens(docs)


@pytest.mark.parametrize(("method", "weighting"), METHODS)
@pytest.mark.parametrize(("k", "threshold"), [(10, 0.01), (3, 0.15), (None, 0.18)])
def test_long_documents_have_the_neighbors_of_all_with_all(news, method, weighting, k, threshold):
    square = fl.similarity(news, by="doc", method=method, weighting=weighting).to_numpy().tolist()
    table = fl.neighbors(news, k=k, threshold=threshold, method=method, weighting=weighting)
    assert rows_of(table) == brute_force(square, k, threshold)
    assert len(table) > 50


@pytest.mark.parametrize(("method", "weighting"), METHODS)
@pytest.mark.parametrize("threshold", [0.5, 0.8, 0.95])
def test_copies_with_a_few_changes_are_found_at_any_threshold(method, weighting, threshold):
    chance = random.Random(1)
    docs, _ = planted.corpus(150, 0)
    words = [word for doc in docs for word in doc]
    for doc in docs[:100]:
        docs.append(planted.edited(doc, chance.randint(0, len(doc) // 4), words, chance))
    corpus = fl.Corpus.from_tokens(docs)
    how = {"method": method, "weighting": weighting}
    square = fl.similarity(corpus, by="doc", **how).to_numpy().tolist()
    for k in (1, None):
        table = fl.neighbors(corpus, k=k, threshold=threshold, max_docs=None, **how)
        assert rows_of(table) == brute_force(square, k, threshold)
        assert len(table) > 20


def test_the_answer_is_the_same_on_any_number_of_threads(news):
    tables = []
    for threads in (1, 2, 7):
        fl.set_threads(threads)
        tables.append(fl.neighbors(news, ngrams=(1, 2), max_docs=40, threshold=0.02))
    assert len(tables[0]) > 100
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])


def test_ten_thousand_identical_documents_have_the_first_ten_as_neighbors():
    table = fl.neighbors(["war and peace"] * 10_000 + ["", "tea", "peace"])
    assert len(table) == 100_000 + 10
    assert set(table["similarity"][:100_000].round(12)) == {1.0}
    last = table[table["doc"] == 9_999]
    assert last["neighbor"].tolist() == list(range(10))
    assert table[table["doc"] == 10_002]["neighbor"].tolist() == list(range(10))


def test_one_term_alone_and_no_term_at_all():
    assert len(fl.neighbors([])) == 0
    assert len(fl.neighbors(["", None])) == 0
    table = fl.neighbors({"x": "a a a", "y": "a", "z": "", "w": "b"}, weighting="count")
    assert table[["doc", "neighbor"]].to_numpy().tolist() == [["x", "y"], ["y", "x"]]
    assert table["rank"].tolist() == [1, 1]


def test_what_is_told_as_done_never_goes_back_and_is_never_more_than_all():
    chance = random.Random(3)
    words = [str(number) for number in range(5_000)]
    corpus = fl.Corpus.from_tokens([chance.choices(words, k=200) for _ in range(8_000)] + [[]] * 9)
    seen = []
    run = _core.Runner(threads=1, progress=lambda done, total: seen.append((done, total)))
    lengths, nearest = (1, 2, False, False), (1, 0.9, "cosine")
    _core.neighbors(corpus._core, lengths, nearest, ("count", 8), runner=run)
    shares = [done / total for done, total in seen if done]
    assert shares == sorted(shares)
    assert len(shares) > 1
    assert shares[-1] <= 1


def test_a_wrong_option_is_told():
    for options, told in [
        ({"k": 0}, r"^k must be 1 or more, got 0"),
        ({"threshold": 0}, r"^threshold must be a number above 0, up to 1, got 0"),
        ({"method": "dice"}, r"^method must be one of cosine, jaccard, got 'dice'"),
        ({"weighting": "idf"}, r"^weighting must be one of"),
    ]:
        with pytest.raises(ValueError, match=told):
            fl.neighbors(["a"], **options)
