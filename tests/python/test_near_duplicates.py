"""Are exactly the pairs found that a look at every pair finds?"""

from __future__ import annotations

import gzip
import random
import time
from functools import partial

import framelens as fl
import pandas as pd
import planted
import pytest
from data import needs
from hypothesis import given, settings
from hypothesis import strategies as st

IDS = ["doc", "duplicate"]


def shingles(words, n):
    """Return the set of runs of `n` words; all words, if there is no such run."""
    runs = {tuple(words[i : i + n]) for i in range(len(words) - n + 1)}
    return runs or ({tuple(words)} if words else set())


def brute_force(docs, n, threshold, measure):
    """Compare every document with every other."""
    sets = [shingles(doc, n) for doc in docs]
    found = {}
    for i, a in enumerate(sets):
        for j, b in enumerate(sets[:i]):
            if not (a and b):
                continue
            whole = len(a | b) if measure == "jaccard" else min(len(a), len(b))
            similarity = len(a & b) / whole
            if similarity >= threshold:
                swapped = measure == "containment" and len(a) < len(b)
                found[(i, j) if swapped else (j, i)] = similarity
    return dict(sorted(found.items()))


def as_dict(table):
    pairs = zip(table["doc"], table["duplicate"], strict=True)
    return dict(zip(pairs, table["similarity"], strict=True))


words = st.lists(st.sampled_from("abc"), max_size=9)
cases = st.tuples(
    st.lists(words, max_size=8),
    st.integers(1, 3),
    st.sampled_from([0.2, 0.25, 1 / 3, 0.5, 0.6, 2 / 3, 0.75, 0.8, 1.0]),
)


@pytest.mark.parametrize("method", ["exact", "minhash"])
def test_a_shingle_longer_than_every_text_costs_no_more_for_being_longer(method):
    corpus = fl.load_sample()
    twice = fl.Corpus([*map(corpus.text, corpus.ids), corpus.text(corpus.ids[7])])
    ask = partial(fl.near_duplicates, twice, threshold=0.5, method=method)
    long = ask(shingle=10_000)
    assert list(as_dict(long)) == [(7, 52)]
    for shingle in (10**8, 2**62):
        before = time.process_time()
        pd.testing.assert_frame_equal(ask(shingle=shingle), long, check_exact=True)
        assert time.process_time() - before < 2


@settings(max_examples=2000)
@given(cases, st.sampled_from(["jaccard", "containment"]))
def test_every_pair_at_or_above_the_threshold_is_found_and_no_other(case, measure):
    docs, n, threshold = case
    table = fl.near_duplicates(
        fl.Corpus.from_tokens(docs), shingle=n, threshold=threshold, measure=measure
    )
    wanted = brute_force(docs, n, threshold, measure)
    assert as_dict(table) == wanted
    assert list(as_dict(table)) == list(wanted)


@given(cases)
def test_letters_are_those_of_the_terms_with_a_space_between(case):
    docs, n, threshold = case
    letters = [list(" ".join(doc)) for doc in docs]
    table = fl.near_duplicates(
        fl.Corpus.from_tokens(docs), shingle=n, threshold=threshold, unit="character"
    )
    assert as_dict(table) == brute_force(letters, n, threshold, "jaccard")


@given(cases)
def test_signatures_find_some_of_the_pairs_and_all_that_are_the_same(case):
    docs, n, threshold = case
    corpus = fl.Corpus.from_tokens(docs)
    found = as_dict(fl.near_duplicates(corpus, shingle=n, threshold=threshold, method="minhash"))
    wanted = brute_force(docs, n, threshold, "jaccard")
    assert found.items() <= wanted.items()
    assert {pair for pair, value in wanted.items() if value == 1} <= set(found)


@given(cases)
def test_a_cluster_hangs_together_and_its_representative_is_the_largest(case):
    docs, n, threshold = case
    table = fl.near_duplicates(fl.Corpus.from_tokens(docs), shingle=n, threshold=threshold)
    cluster_of = {}
    for row in table.itertuples():
        for doc in (row.doc, row.duplicate):
            assert cluster_of.setdefault(doc, row.cluster) == row.cluster
    for cluster, rows in table.groupby("cluster"):
        members = sorted({*rows["doc"], *rows["duplicate"]})
        largest = max(members, key=lambda doc: (len(shingles(docs[doc], n)), -doc))
        assert set(rows["representative"]) == {largest}
        assert rows.index[0] == min(table.index[table["cluster"] >= cluster])
    assert sorted(set(table["cluster"])) == list(range(table["cluster"].nunique()))


def spoilt(docs, n, *, seed):
    """Add `n` copies with some words changed; return which is a copy of which."""
    chance = random.Random(seed)
    docs, copies = list(docs), []
    for source in chance.sample(range(len(docs)), n):
        copy = list(docs[source])
        for _ in range(chance.randrange(len(copy) // 12)):
            copy[chance.randrange(len(copy))] = "changed"
        copies.append((source, len(docs)))
        docs.append(copy)
    return docs, copies


@pytest.fixture(scope="module")
def news():
    docs, _ = planted.corpus(1500, 0)
    return spoilt(docs, 300, seed=1)


def test_planted_copies_are_found_if_they_are_alike_enough_and_nothing_else(news):
    docs, copies = news
    table = fl.near_duplicates(fl.Corpus.from_tokens(docs))
    wanted = {}
    for pair in copies:
        alike = brute_force([docs[place] for place in pair], 5, 0.8, "jaccard")
        wanted.update((pair, value) for value in alike.values())
    assert as_dict(table) == wanted
    assert 50 < len(wanted) < 250


def test_the_answer_is_the_same_on_any_number_of_threads_and_from_texts(news):
    texts = [" ".join(doc) for doc in news[0]]
    tables = []
    for threads in (1, 2, 7):
        fl.set_threads(threads)
        tables.append(fl.near_duplicates(texts, threshold=0.5))
    for table in tables[1:]:
        pd.testing.assert_frame_equal(table, tables[0])
    by_signature = fl.near_duplicates(texts, threshold=0.5, method="minhash")
    assert len(by_signature) >= 0.95 * len(tables[0])


def test_two_editions_of_one_book_are_the_only_near_duplicates_of_eight_tracts():
    folder = needs("data/textreuse_ats")
    files = sorted(folder.glob("*.gz"))
    names = [file.name.split(".")[0] for file in files]
    texts = [gzip.decompress(file.read_bytes()).decode("utf-8") for file in files]
    tracts = {n: t for n, t in zip(names, texts, strict=True) if n != "SOURCE"}
    assert len(tracts) == 8
    table = fl.near_duplicates(tracts, threshold=0.6)
    assert table[IDS].to_numpy().tolist() == [["remember00palm", "remembermeorholy00palm"]]
    assert table["similarity"][0] == pytest.approx(0.70, abs=0.01)
    assert len(fl.near_duplicates(tracts, threshold=0.47)) == 1


def test_an_excerpt_is_contained_in_what_it_is_taken_from():
    article = "one two three four five six seven eight nine ten eleven twelve"
    texts = {"article": article, "excerpt": "three four five six seven eight", "other": "one two"}
    table = fl.near_duplicates(texts, measure="containment")
    assert table[[*IDS, "similarity"]].to_numpy().tolist() == [["excerpt", "article", 1.0]]
    assert len(fl.near_duplicates(texts, threshold=0.5)) == 0


def test_ten_thousand_identical_documents_are_listed_with_the_first():
    corpus = fl.Corpus(["the same five words again"] * 10_000)
    with pytest.warns(UserWarning, match=r"^49985001 pairs of documents with the same shingles"):
        table = fl.near_duplicates(corpus)
    assert len(table) == 9_999
    assert set(table["doc"]) == {0}
    assert set(table["cluster"]) == {0}
    assert set(table["representative"]) == {0}
    with pytest.raises(ValueError, match=r"^max_pairs must be 9999 or more here, got 5000"):
        fl.near_duplicates(corpus, max_pairs=5000)


def test_texts_without_words_are_like_nothing():
    for texts in ([], [""], ["", None, ""], ["one", "", "one"]):
        table = fl.near_duplicates(texts)
        assert len(table) == texts.count("one") // 2
        assert list(table) == [*IDS, "similarity", "cluster", "representative"]


def test_a_wrong_option_is_told():
    for options, told in [
        ({"threshold": 0}, r"^threshold must be a number above 0, up to 1, got 0"),
        ({"unit": "word"}, r"^unit must be one of token, character, got 'word'"),
        ({"method": "lsh"}, r"^method must be one of exact, minhash, got 'lsh'"),
        ({"measure": "dice"}, r"^measure must be one of jaccard, containment, got 'dice'"),
        ({"measure": "containment", "method": "minhash"}, r"^method must be 'exact' with"),
    ]:
        with pytest.raises(ValueError, match=told):
            fl.near_duplicates(["a"], **options)
