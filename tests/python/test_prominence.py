"""How far up do frames stand, and what do weighted entries come to? Beside the plain way."""

from __future__ import annotations

import math
import random
from fractions import Fraction

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from data import golden

WEIGHTS = {"headline": Fraction(1), "lead": Fraction(3, 4)}
PAGE = (
    "War and peace talks\n\nThe war went on in the east, the minister said on Tuesday evening, "
    "and peace was far.\n\nNobody thought that war would come to the south. The talks on peace "
    "were put off until the spring, a spokesman said, and the war went on.\n\n"
    "Peace is what all sides want, they say."
)
FRAMES = fl.Dictionary({"war": ["war"], "peace": ["peace", "peace talks"], "never": ["zebra"]})


def prominence(docs):
    """Return the mean of w (N - k) / N over hits, each (w, k), of documents of N words."""
    hits = [(n, weight, before) for n, hits in docs for weight, before in hits]
    if not hits or any(n == 0 for n, *_ in hits):
        return math.nan
    parts = [weight * Fraction(n - before, n) for n, weight, before in hits]
    return float(sum(parts) / len(parts))


def slow(corpus, frames, groups):
    """Return prominence by frame and group, from the tables of hits and of tokens."""
    hits, tokens = fl.hits(corpus, frames), fl.tokens(corpus)
    counted = tokens[tokens["counted"]]
    found = {}
    for frame in frames.frames:
        for group in sorted(set(groups)):
            docs = []
            for doc, its in zip(corpus.ids, groups, strict=True):
                here = counted.loc[counted["doc"] == doc, "position"]
                of = hits[(hits["doc"] == doc) & (hits["frame"] == frame)]
                places = [
                    (WEIGHTS.get(hit.region, Fraction(1, 2)), int((here < hit.position).sum()))
                    for hit in of.itertuples()
                ]
                docs += [(len(here), places)] if its == group else []
            found[frame, group] = prominence(docs)
    return found


def test_the_plain_way_is_that_of_the_cases():
    weights = [Fraction(1), Fraction(3, 4), Fraction(1, 2)]
    for case in golden("framing")["cases"]:
        if case["measure"] == "prominence":
            docs = [
                (n, [(weights[place], k) for place, k in zip(rest[::2], rest[1::2], strict=True)])
                for n, *rest in case["input"]
            ]
            (wanted,) = case["expected"]
            assert np.isclose(prominence(docs), wanted or math.nan, rtol=1e-15, equal_nan=True)


def corpora():
    chance = random.Random(4)
    paragraphs = PAGE.split("\n\n")
    for clean in (False, True):
        texts = [None, "", "no word of it", PAGE]
        texts += ["\n\n".join(chance.choices(paragraphs, k=chance.randint(1, 5))) for _ in range(9)]
        drop = {"punctuation", "stopwords"} if clean else {"punctuation"}
        yield fl.Corpus(texts, clean=clean, tokenizer=fl.Tokenizer(drop=drop))
    yield fl.load_sample().where(outlet=["Meridian Wire", "The Harbor Post"])
    yield fl.load_sample().within(region=["headline", "body"])


def test_prominence_is_the_mean_of_the_places_of_the_hits():
    regions = set()
    for corpus in corpora():
        groups = ["xyx"[place % 3] for place in range(len(corpus))]
        frames = FRAMES if len(corpus) < 20 else fl.sample_frames()
        table = fl.framing(corpus, frames, by=groups)
        wanted = slow(corpus, frames, groups)
        for row in table.itertuples():
            assert np.isclose(
                row.prominence, wanted[row.frame, row.group], rtol=1e-13, equal_nan=True
            )
            assert row.count == 0 or 0 < row.prominence <= 1
        regions |= set(fl.hits(corpus, frames)["region"])
    assert {"headline", "lead", "body"} <= regions


def test_a_frame_of_headlines_is_more_prominent_than_one_of_endings():
    corpus = fl.Corpus([PAGE])
    frames = fl.Dictionary({"top": ["war and peace"], "end": ["all sides", "want"]})
    top, end = fl.framing(corpus, frames)["prominence"]
    assert top == 1
    assert end < 0.1
    # The same article written twice is as prominent; padding that is no hit makes a body less so.
    assert list(fl.framing(fl.Corpus([PAGE, PAGE]), frames)["prominence"]) == [top, end]


def test_prominence_needs_hits_words_and_regions():
    frames = fl.Dictionary({"the": ["the"], "war": ["war"]})
    tokenizer = fl.Tokenizer(drop={"punctuation", "stopwords"})
    table = fl.framing(["the the", "the war"], frames, by=["a", "b"], tokenizer=tokenizer)
    assert np.isnan(table["prominence"]).tolist() == [True, False, True, False]
    cut = fl.Corpus.from_tokens([["war", "the"]])
    assert fl.framing(cut, frames)["prominence"].isna().all()
    assert "prominence" not in fl.framing(["war"], frames, voices=False)


WEIGHTED = {
    "tone": {"include": {"war": -1.1, "peace": 0.7, "talk*": 1e-3}, "exclude": ["peace talks"]},
    "plain": ["war", "east"],
}


def summed(hits, frames, frame):
    """Add weight times hits, entry by entry, in their order."""
    total, of = 0.0, hits[hits["frame"] == frame]
    for (number, pattern, exclude), weight in zip(frames._lines(), frames.weights, strict=True):
        n = int((of["entry"] == pattern).sum())
        if n and not exclude and frames.frames[number] == frame:
            total += weight * n
    return total


def test_weights_are_summed_over_hits_in_the_order_of_the_entries():
    frames = fl.Dictionary(WEIGHTED)
    texts = [PAGE, None, "war war", PAGE[40:], "…", "no hit here"]
    for corpus in (fl.Corpus(texts), fl.Corpus(texts).within(region=["lead", "body"])):
        hits = fl.hits(corpus, frames)
        table = fl.framing(corpus, frames, by="doc", per=100)
        scores = fl.score(corpus, frames, weighted=True)
        rates = fl.score(corpus, frames, weighted=True, per=100)
        for row in table.itertuples():
            wanted = summed(hits[hits["doc"] == row.doc], frames, row.frame)
            assert row.frame == "tone" or wanted == row.count
            assert row.weighted == wanted
            assert (
                scores.loc[row.doc, row.frame] is pd.NA or scores.loc[row.doc, row.frame] == wanted
            )
            rate = 100 * (wanted / row.tokens) if row.tokens else math.nan
            assert np.isclose(row.weighted_rate, rate, rtol=0, atol=0, equal_nan=True)
            other = rates.loc[row.doc, row.frame]
            assert (other is pd.NA) == (not row.tokens)
            assert other is pd.NA or other == rate
        assert list(scores["tone"].isna()) == [text is None for text in texts]
        assert str(scores["tone"].dtype) == str(rates["plain"].dtype) == "Float64"
    corpus = fl.Corpus(texts)
    all_of_it = fl.framing(corpus, frames)["weighted"].iloc[0]
    assert all_of_it == summed(fl.hits(corpus, frames), frames, "tone")


def test_without_weights_no_table_has_them():
    plain = fl.Dictionary({"war": {"include": {"war": 1}}})
    assert not {"weighted", "weighted_rate"} & set(fl.framing(["war"], plain))
    assert list(fl.score(["war war"], plain, weighted=True)["war"]) == [2.0]
    assert fl.settings(fl.score(["war"], plain, weighted=True))["weighted"] is True
    with pytest.raises(TypeError, match=r"^weighted must be True or False, got 1$"):
        fl.score(["war"], plain, weighted=1)


def test_neither_depends_on_threads_or_on_the_order_of_the_documents():
    corpus, weights = fl.load_sample(), {"order": {"include": {"world": 0.1, "order": 0.3}}}
    frames = fl.Dictionary(fl.sample_frames().to_dict() | weights)
    shuffled = fl.load_sample()
    places = random.Random(2).sample(range(len(corpus)), len(corpus))
    table = pd.DataFrame({"text": [corpus.text(doc) for doc in corpus.ids], "id": corpus.ids})
    table["outlet"] = list(corpus.docvars["outlet"])
    shuffled = fl.Corpus(table.iloc[places], text="text", id="id")
    straight = fl.Corpus(table, text="text", id="id")
    found = []
    for threads, view in ((1, straight), (4, straight), (3, shuffled)):
        fl.set_threads(threads)
        columns = fl.framing(view, frames, by="outlet")
        found.append(columns[["prominence", "weighted", "weighted_rate"]].to_numpy().tobytes())
    assert found[0] == found[1] == found[2]
