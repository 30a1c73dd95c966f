"""Do voices and speakers in the sample agree with a reader? See golden/sample_truth.json.

Where they do not, golden/sample_voices.json says so, hit by hit: known mistakes, and labels that a
reader and the rules draw differently. Most are of three kinds. A term of a few words in quotation
marks with a speaker in its sentence ("calls it 'bullying'") is ``direct`` for the rules, ``scare``
or ``reported`` for the reader. Acts with an object ("agreed on a friendship", "opposes all
sanctions") are ``reported`` for the rules, often ``own`` for the reader. And words are spoken about
in other ways than the rules know ("one word: 'alliance'").
"""

from __future__ import annotations

import re
import string
import unicodedata
from collections import Counter

import framelens as fl
import pytest
from data import golden

#: Who is named, but by a word that stands for a name.
PRONOUNS = {"he", "she", "it", "they", "we", "i", "you", "this", "who", "which", "that", "his"}
SMALL = {"the", "a", "of", "in", "and", "mr", "its", "s"}


@pytest.fixture(scope="module")
def truth():
    return golden("sample_truth")["articles"]


@pytest.fixture(scope="module")
def known():
    return golden("sample_voices")


@pytest.fixture(scope="module")
def corpus():
    return fl.load_sample()


@pytest.fixture(scope="module")
def words(corpus):
    """List every word with its voice and speaker."""
    letters = [f"{sign}*" for sign in string.ascii_lowercase + string.digits]
    found = fl.kwic(corpus, letters, window=0)
    return dict(iter(found.groupby("doc")))


def within(words, start, end):
    return words[(words["start"] >= start) & (words["start"] < end)]


def own_words(words, label, labels):
    """Return the words of a label that are in no label inside it."""
    found = within(words, label["start"], label["end"])
    for other in labels:
        inside = label["start"] <= other["start"] and other["end"] <= label["end"]
        if other is not label and inside:
            found = found.drop(within(found, other["start"], other["end"]).index)
    return found


def test_hits_stand_in_the_voices_that_a_reader_hears_but_for_a_known_list(corpus, truth, known):
    found = fl.hits(corpus, fl.sample_frames())
    ours = {(hit.doc, hit.frame, hit.start): hit.voice for hit in found.itertuples()}
    labels = [
        ([doc, label["frame"], label["start"]], label["voice"])
        for doc, article in truth.items()
        for label in article["frames"]
    ]
    different = [
        {"hit": key, "reader": voice, "rules": ours[tuple(key)]}
        for key, voice in labels
        if ours[tuple(key)] != voice
    ]
    assert different == known["hits"]
    assert (len(labels), len(different)) == (403, 68)


def test_passages_stand_in_the_voices_that_a_reader_hears_but_for_a_known_number(
    words, truth, known
):
    """The voice of a passage is that of most of its words."""
    agreed = Counter()
    for doc, article in truth.items():
        for label in article["voices"]:
            voices = own_words(words[doc], label, article["voices"])["voice"]
            if len(voices):
                agreed[label["voice"], bool(voices.mode()[0] == label["voice"])] += 1
    counts = {
        f"{voice} {'as' if same else 'not as'} read": n for (voice, same), n in agreed.items()
    }
    assert counts == known["passages"]


def names(text):
    plain = unicodedata.normalize("NFKC", text).lower()
    return set(re.findall(r"\w+", plain)) - SMALL


def test_speakers_are_those_that_a_reader_names_but_for_a_known_list(words, truth, known):
    counts, others = Counter(), []
    for doc, article in truth.items():
        for label in article["voices"]:
            if "speaker" not in label or label["voice"] not in ("direct", "reported"):
                continue
            found = own_words(words[doc], label, article["voices"])
            speakers = found[found["voice"] == label["voice"]]["speaker"].dropna()
            if not len(speakers):
                counts["nobody"] += 1
                continue
            ours = speakers.mode()[0]
            if names(ours) & names(label["speaker"]):
                counts["the same"] += 1
            elif names(ours) & PRONOUNS:
                counts["a pronoun"] += 1
            else:
                others.append([doc, label["start"], label["speaker"], ours])
    assert others == known["other speakers"]
    assert counts == known["speakers"]
