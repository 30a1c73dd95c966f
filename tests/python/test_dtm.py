"""Is our matrix the one that scikit-learn makes of the same words?"""

from __future__ import annotations

import random

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pytest
from scipy import sparse
from sklearn.decomposition import TruncatedSVD
from sklearn.feature_extraction.text import CountVectorizer, TfidfTransformer
from sklearn.linear_model import LogisticRegression
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import FunctionTransformer, normalize

PIECES = (
    *("war", "War", "WAR’s", "peace", "Peace.", "peace!", "no-limits", "No limits?", "the", "of"),
    *("мир", "Мира.", "naïve", "https://a.example/b", "#talks", "@bloc", "3.5", "2024", "—", "(a)"),
    *("don't", "state-of-the-art", "“quoted”", "🇫🇷", "U.S.", "\n\n", "Zebra;", "b", "É", "z"),
)
TOKENIZERS = (
    fl.Tokenizer(),
    fl.Tokenizer(hyphens="split", drop={"punctuation", "numbers", "stopwords"}),
    fl.Tokenizer(case="keep", possessives="keep", drop={"punctuation", "short"}),
    fl.Tokenizer(stem="snowball", hyphens="fold"),
)
N_SETTINGS = 500


def a_text(chance):
    kind = chance.random()
    if kind < 0.15:
        return None if kind < 0.08 else chance.choice(["", " \n", "…"])
    return " ".join(chance.choice(PIECES) for _ in range(chance.randint(1, 40)))


def some_settings(chance):
    shortest = chance.choice([1, 1, 2, 3])
    least = chance.choice([1, 1, 2, 3])
    return {
        "ngrams": chance.choice([shortest, (shortest, shortest + chance.randint(0, 2))]),
        "min_docs": least,
        "max_docs": chance.choice([None, None, least + chance.randint(0, 9)]),
        "min_count": chance.choice([1, 1, 2, 4]),
        "weighting": chance.choice(["count", "tfidf"]),
        "normalize": chance.choice([None, "l1", "l2"]),
        "within": chance.choice(["sentence", "document"]),
        "bridge": chance.random() < 0.3,
    }


def ngrams_of(corpus, how):
    """Return the n-grams of each document, cut from the table of tokens in the plain way."""
    pair = how["ngrams"]
    lengths = range(pair, pair + 1) if isinstance(pair, int) else range(pair[0], pair[1] + 1)
    tokens = fl.tokens(corpus)
    columns = zip(tokens["doc"], tokens["sentence"], tokens["term"], tokens["counted"], strict=True)
    runs = {doc: [[]] for doc in corpus.ids}
    last = None
    for doc, sentence, term, counted in columns:
        border = how["within"] == "sentence" and last != (doc, sentence)
        if border or not (counted or how["bridge"]):
            runs[doc].append([])
        if counted:
            runs[doc][-1].append(term)
        last = (doc, sentence)
    return [
        [" ".join(run[i : i + n]) for run in runs[doc] for n in lengths for i in ends(run, n)]
        for doc in corpus.ids
    ]


def ends(run, n):
    return range(len(run) - n + 1)


def scikit(corpus, how):
    """Return matrix and terms as scikit-learn makes them; missing texts are no documents."""
    grams = ngrams_of(corpus, how)
    known = ~np.array(fl.summary(corpus)["missing"])
    most = how["max_docs"] or 10**6
    counter = CountVectorizer(analyzer=list, min_df=how["min_docs"], max_df=most)
    try:
        counts = counter.fit_transform(grams)
    except ValueError:  # scikit-learn refuses to have no term
        return np.zeros((len(grams), 0)), []
    frequent = np.asarray(counts.sum(axis=0)).ravel() >= how["min_count"]
    counts, terms = counts[:, frequent], counter.get_feature_names_out()[frequent].tolist()
    if not terms:
        return counts.toarray(), []
    if how["weighting"] == "tfidf":
        transformer = TfidfTransformer(norm=None, smooth_idf=True).fit(counts[known])
        counts = transformer.transform(counts)
    if how["normalize"]:
        counts = normalize(counts, norm=how["normalize"])
    return counts.toarray(), terms


def test_every_matrix_is_that_of_scikit_learn():
    chance = random.Random(2026)
    filled = 0
    for case in range(N_SETTINGS):
        texts = [a_text(chance) for _ in range(chance.randint(1, 20))]
        corpus = fl.Corpus(texts, tokenizer=chance.choice(TOKENIZERS))
        how = some_settings(chance)
        fl.set_threads(chance.choice([1, 2, 7]))
        ours = fl.dtm(corpus, **how)
        matrix, terms = scikit(corpus, how)
        assert ours.terms == terms, (case, how)
        assert ours.matrix.shape == (len(texts), len(terms))
        np.testing.assert_allclose(ours.matrix.toarray(), matrix, rtol=1e-12, atol=1e-12)
        filled += ours.matrix.nnz > 0
    # Most settings leave something to compare.
    assert filled > N_SETTINGS * 0.7


def test_the_matrix_is_sparse_and_neither_copied_nor_widened():
    corpus = fl.load_sample()
    for how in ({}, {"weighting": "tfidf", "normalize": "l2", "ngrams": (1, 3)}):
        matrix = fl.dtm(corpus, **how).matrix
        assert isinstance(matrix, sparse.csr_array)
        assert (matrix.indices.dtype, matrix.indptr.dtype) == (np.int32, np.int32)
        # What NumPy does not own came from the core as it is.
        assert not any(a.flags.owndata for a in (matrix.data, matrix.indices, matrix.indptr))
        assert matrix.has_canonical_format
        assert (matrix.data != 0).all()
        assert matrix.dtype == (np.float64 if how else np.int64)


def test_no_matrix_depends_on_the_number_of_threads():
    corpus = fl.load_sample()
    made = []
    for threads in (1, 2, 7):
        fl.set_threads(threads)
        made.append(fl.dtm(corpus, ngrams=(1, 2), weighting="tfidf", normalize="l1"))
    for other in made[1:]:
        assert other.terms == made[0].terms
        for part in ("data", "indices", "indptr"):
            one, two = getattr(made[0].matrix, part), getattr(other.matrix, part)
            assert one.tobytes() == two.tobytes()


def test_scikit_learn_computes_with_the_matrix():
    corpus = fl.load_sample()
    outlet = corpus.docvars["outlet"]
    found = fl.dtm(corpus, min_docs=2, weighting="tfidf", normalize="l2")
    model = LogisticRegression(C=100, max_iter=500).fit(found.matrix, outlet)
    assert model.score(found.matrix, outlet) == 1.0
    assert model.coef_.shape == (4, len(found.terms))
    shrunk = TruncatedSVD(n_components=3, random_state=0).fit_transform(found.matrix)
    assert shrunk.shape == (52, 3)
    pipeline = make_pipeline(
        FunctionTransformer(lambda texts: fl.dtm(texts, weighting="tfidf").matrix),
        TruncatedSVD(n_components=5, random_state=0),
        LogisticRegression(max_iter=2000),
    )
    texts = pd.Series([corpus.text(doc) for doc in corpus.ids])
    assert pipeline.fit(texts, outlet).score(texts, outlet) > 0.5


def test_rows_are_named_by_ids_and_columns_by_terms():
    frame = pd.DataFrame({"text": ["war war", None, "peace"], "id": ["z", "a", "m"]})
    found = fl.dtm(fl.Corpus(frame, text="text", id="id"))
    assert (found.ids, found.terms) == (["z", "a", "m"], ["peace", "war"])
    dense = found.to_frame()
    expected = pd.DataFrame([[0, 2], [0, 0], [1, 0]], index=["z", "a", "m"], columns=found.terms)
    pd.testing.assert_frame_equal(dense, expected, check_column_type=False)
    assert repr(found) == "<framelens.Dtm of 3 documents and 2 terms>"
    assert (found.settings["function"], found.settings["min_docs"]) == ("dtm", 1)


@pytest.mark.parametrize(
    "texts", [["war", None], pd.Series(["war", None]), pl.Series(["war", None])]
)
def test_texts_alone_are_laid_out_as_well(texts):
    found = fl.dtm(texts, tokenizer=fl.Tokenizer(case="keep"))
    assert (found.ids, found.terms, found.matrix.toarray().tolist()) == (
        [0, 1],
        ["war"],
        [[1], [0]],
    )
    assert found.settings["tokenizer"]["case"] == "keep"


@pytest.mark.parametrize("texts", [[], [None, None], ["", "…"]])
def test_without_a_word_the_matrix_has_rows_and_no_column(texts):
    for how in ({}, {"weighting": "tfidf", "normalize": "l2"}):
        found = fl.dtm(fl.Corpus(texts), **how)
        assert found.matrix.shape == (len(texts), 0)
        assert found.to_frame().shape == (len(texts), 0)


def test_a_view_is_laid_out_as_a_corpus_of_its_documents():
    texts = {"a": "war peace", "b": "peace", "c": "zebra war"}
    view = fl.dtm(fl.Corpus(texts).where([True, False, True]), weighting="tfidf")
    alone = fl.dtm(fl.Corpus({"a": texts["a"], "c": texts["c"]}), weighting="tfidf")
    pd.testing.assert_frame_equal(view.to_frame(), alone.to_frame())


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"min_docs": 0}, ValueError, "min_docs must be 1 or more, got 0"),
        (
            {"min_docs": 3, "max_docs": 2},
            ValueError,
            "max_docs must be min_docs (3) or more, got 2",
        ),
        ({"max_docs": True}, TypeError, "max_docs must be a whole number, got True"),
        (
            {"min_count": 1.5},
            ValueError,
            "min_count must be a whole number, or a share from 0.0 to 1.0, got 1.5",
        ),
        ({"normalize": "l3"}, ValueError, "normalize must be one of l1, l2, max, got 'l3'"),
        ({"within": "line"}, ValueError, "within must be one of sentence, document, got 'line'"),
        (
            {"tokenizer": fl.Tokenizer()},
            ValueError,
            "tokenizer must not be given with a Corpus, which has one of its own",
        ),
    ],
)
def test_a_setting_that_makes_no_sense_is_refused(how, error, message):
    with pytest.raises(error) as refused:
        fl.dtm(fl.Corpus(["war"]), **how)
    assert str(refused.value) == message
