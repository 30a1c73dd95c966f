"""Is every hit in the sample corpus where a reader found one? See golden/sample_truth.json.

The truth was made by reading: every occurrence of a frame in the whole text, with its place in code
points. A possessive 's is no part of it; a hit of ours may cover one.
"""

from __future__ import annotations

import difflib
import json
import re
from collections import Counter

import framelens as fl
import pytest
from data import golden
from framelens import sample

POSSESSIVES = ("'s", "’s")


@pytest.fixture(scope="module")
def texts():
    lines = sample.ARTICLES.read_text(encoding="utf-8").splitlines()
    return {article["id"]: article["text"] for article in map(json.loads, lines)}


@pytest.fixture(scope="module")
def truth():
    articles = golden("sample_truth")["articles"]
    return {
        (doc, hit["frame"], hit["entry"], hit["start"]): hit
        for doc, article in articles.items()
        for hit in article["frames"]
    }


@pytest.fixture(scope="module")
def found():
    return fl.hits(fl.load_sample(), fl.sample_frames())


def test_the_truth_is_about_the_texts_that_ship(texts, truth):
    assert len(texts) == 52
    assert len(truth) == 403
    for (doc, _, _, start), hit in truth.items():
        assert texts[doc][start : hit["end"]] == hit["surface"]


def test_every_hit_that_a_reader_found_is_found_and_no_other(texts, truth, found):
    keys = [(hit.doc, hit.frame, hit.entry, hit.start) for hit in found.itertuples()]
    shown = {key: texts[key[0]][key[3] - 40 : key[3] + 40] for key in {*keys, *truth}}
    missing = [(key, shown[key]) for key in truth if key not in keys]
    extra = [(key, shown[key]) for key in keys if key not in truth]
    assert (missing, extra) == ([], [])
    assert len(keys) == len(set(keys))


def test_a_hit_ends_where_a_reader_says_or_after_the_possessive(texts, truth, found):
    for hit in found.itertuples():
        wanted = truth[hit.doc, hit.frame, hit.entry, hit.start]["end"]
        assert texts[hit.doc][wanted : hit.end] in ("", *POSSESSIVES), hit


def test_every_frame_occurs_as_often_as_a_reader_counted(truth):
    table = fl.framing(fl.load_sample(), fl.sample_frames(), by=None)
    wanted = Counter(frame for _, frame, _, _ in truth)
    assert dict(zip(table["frame"], table["count"], strict=True)) == wanted
    assert all(count >= 10 for count in wanted.values())


def words(text, start, end):
    return re.findall(r"\w+", text[start:end].lower())


def test_reused_passages_share_their_words(texts):
    """Verbatim ones word by word; edited ones by more than .65 (the lowest is .70)."""
    reused = golden("sample_truth")["reused"]
    assert len(reused) == 43
    for pair in reused:
        one = words(texts[pair["a"]], pair["a_start"], pair["a_end"])
        other = words(texts[pair["b"]], pair["b_start"], pair["b_end"])
        assert min(len(one), len(other)) >= 12
        likeness = difflib.SequenceMatcher(None, one, other, autojunk=False).ratio()
        assert likeness >= (1 if pair["kind"] == "verbatim" else 0.65), pair
