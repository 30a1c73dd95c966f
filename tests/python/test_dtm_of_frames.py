"""Does a token of a matrix count in a hit or as a term, and never as both?"""

from __future__ import annotations

import random
from collections import Counter

import framelens as fl
import numpy as np
import pytest

WORDS = ("war", "War", "peace", "united", "states", "the", "of", "free", "trade", "no-limits", "!")
FRAMES = {
    "nation": ["united states", "state?"],
    "union": ["united", "states of the"],
    "trade talk": {"include": ["free trade", "trade*"], "exclude": ["trade of"]},
    "never": ["zebra"],
}


def corpora(n):
    chance = random.Random(11)
    for _ in range(n):
        texts = [
            None
            if chance.random() < 0.1
            else " ".join(chance.choices(WORDS, k=chance.randrange(60)))
            for _ in range(chance.randint(1, 6))
        ]
        drop = chance.choice([{"punctuation"}, {"punctuation", "stopwords"}])
        yield fl.Corpus(texts, tokenizer=fl.Tokenizer(drop=drop))


def slow_rows(corpus, frames):
    """Return what each document holds, cut from the tables of hits and of tokens."""
    hits, tokens = fl.hits(corpus, frames), fl.tokens(corpus)
    rows = {doc: Counter() for doc in corpus.ids}
    ends = dict(
        zip(zip(tokens["doc"], tokens["end"], strict=True), tokens["position"], strict=True)
    )
    taken = set()
    for hit in hits.itertuples():
        rows[hit.doc][hit.frame.upper()] += 1
        taken |= {(hit.doc, place) for place in range(hit.position, ends[hit.doc, hit.end] + 1)}
    for token in tokens[tokens["counted"]].itertuples():
        if (token.doc, token.position) not in taken:
            rows[token.doc][token.term] += 1
    return rows


@pytest.mark.parametrize("scope", ["frame", "dictionary"])
def test_each_token_counts_in_its_hits_or_as_a_term(scope):
    frames = fl.Dictionary(FRAMES, nested_scope=scope)
    for corpus in corpora(60):
        found = fl.dtm(corpus, frames=frames, exclusive=False, capkeys=True)
        assert found.terms[: len(frames)] == [name.upper() for name in frames.frames]
        assert found.terms[len(frames) :] == sorted(found.terms[len(frames) :])
        rows = slow_rows(corpus, frames)
        for doc, cells in zip(found.ids, found.matrix.toarray(), strict=True):
            assert {t: n for t, n in zip(found.terms, cells, strict=True) if n} == rows[doc]
        alone = fl.dtm(corpus, frames=frames)
        assert alone.terms == frames.frames
        assert (alone.matrix != found.matrix[:, : len(frames)]).nnz == 0
        scores = fl.score(corpus, frames).fillna(0).to_numpy(dtype=int)
        assert (alone.matrix.toarray() == scores).all()


def test_what_no_frame_takes_is_counted_as_any_term():
    corpus = fl.Corpus(["free trade of the free", "the states of peace, the states of peace"])
    frames = fl.Dictionary({"nation": ["states"]})
    found = fl.dtm(corpus, frames=frames, exclusive=False, ngrams=2)
    # No n-gram reaches over a hit.
    assert found.terms == ["nation", "free trade", "of peace", "of the", "the free", "trade of"]
    assert found.matrix.toarray().tolist() == [[0, 1, 0, 1, 1, 1], [2, 0, 2, 0, 0, 0]]
    few = fl.dtm(corpus, frames=frames, exclusive=False, min_docs=2)
    assert few.terms == ["nation", "of", "the"]
    fixed = fl.dtm(corpus, frames=frames, exclusive=False, vocabulary=["peace", "war"])
    assert fixed.matrix.toarray().tolist() == [[0, 0, 0], [2, 2, 0]]
    shares = fl.dtm(corpus, frames=frames, exclusive=False, weighting="proportion", min_docs=2)
    assert np.allclose(shares.matrix.toarray(), [[0, 0.5, 0.5], [1 / 3, 1 / 3, 1 / 3]])
    reached = fl.dtm(corpus, frames=frames, exclusive=False, ngrams=2, bridge=True)
    assert "peace the" in reached.terms
    assert "the of" not in reached.terms


def test_a_matrix_of_frames_sees_what_its_view_holds_on_any_number_of_threads():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    for view in (corpus.where(outlet="Eastern Beacon"), corpus.within(region="lead"), corpus):
        found = []
        for threads in (1, 4):
            fl.set_threads(threads)
            found.append(fl.dtm(view, frames=frames, exclusive=False, capkeys=True))
        one, four = found
        assert one.terms == four.terms
        assert (one.matrix != four.matrix).nnz == 0
        rows = slow_rows(view, frames)
        for doc, cells in zip(one.ids, one.matrix.toarray(), strict=True):
            assert {t: n for t, n in zip(one.terms, cells, strict=True) if n} == rows[doc]
        assert one.settings["frames"] == frames.to_dict()
        assert (one.settings["exclusive"], one.settings["capkeys"]) == (False, True)


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"exclusive": False}, ValueError, "exclusive must be left out where no frames are"),
        ({"capkeys": True}, ValueError, "capkeys must be left out where no frames are g"),
        ({"frames": {"war": ["war"]}}, TypeError, "frames must be a framelens.Dictionary, got dic"),
        ({"frames": 1, "exclusive": 0}, TypeError, "exclusive must be True or False, got 0"),
        ({"frames": 1, "capkeys": None}, TypeError, "capkeys must be True or False, got None"),
        ({"frames": "war", "ngrams": 2}, ValueError, "exclusive must be False where n-grams or li"),
        ({"frames": "war", "min_docs": 2}, ValueError, "exclusive must be False where n-grams or"),
        ({"frames": "war", "vocabulary": ["a"]}, ValueError, "exclusive must be False where n-gra"),
        (
            {"frames": "peace", "exclusive": False},
            ValueError,
            "frames must be called otherwise than terms beside them, as capkeys=True calls them, "
            'got "peace" as both',
        ),
        ({"frames": "both", "capkeys": True}, ValueError, "capkeys must be False: two frames woul"),
    ],
)
def test_settings_of_frames_that_make_no_sense_are_refused(how, error, message):
    given = {
        "war": fl.Dictionary({"war": ["war"]}),
        "peace": fl.Dictionary({"peace": ["war"]}),
        "both": fl.Dictionary({"war": ["war"], "War": ["peace"]}),
    }
    if isinstance(name := how.get("frames"), str):
        how = how | {"frames": given[name]}
    with pytest.raises(error) as refused:
        fl.dtm(["war and peace"], **how)
    assert str(refused.value).startswith(message)
