"""A dictionary keeps what it found in the vocabulary of a corpus, and no answer shows it."""

from __future__ import annotations

import copy
import pickle
from concurrent.futures import ThreadPoolExecutor

import framelens as fl
import pandas as pd
import pytest

ENTRIES = {"us": ["united states", "=US"], "unity": ["united", "unit*"]}
TEXTS = ["The United States and US allies, united.", "Let us unite.", "United we stand."]
OTHERS = ["A unit of the US.", "united states of mind"]


def corpora() -> list[fl.Corpus]:
    """Return corpora of the same and of other words, cut in different ways."""
    exact = fl.Tokenizer(case="keep")
    whole = fl.Corpus(TEXTS)
    return [
        whole,
        fl.Corpus(OTHERS),
        fl.Corpus(TEXTS, tokenizer=exact),
        whole.where([True, False, True]),
    ]


def answers(frames: list[fl.Dictionary]) -> list[pd.DataFrame]:
    """Return what each corpus answers, asked with one dictionary after the other."""
    found = []
    for corpus, asked in zip(corpora(), frames, strict=True):
        found.append(fl.framing(corpus, asked, by="doc"))
        found.append(fl.coverage(corpus, asked))
    return found


def equal(one: list[pd.DataFrame], other: list[pd.DataFrame]) -> None:
    for a, b in zip(one, other, strict=True):
        pd.testing.assert_frame_equal(a, b)


def test_one_dictionary_for_many_corpora_is_as_good_as_one_for_each():
    shared = fl.Dictionary(ENTRIES)
    expected = answers([fl.Dictionary(ENTRIES) for _ in corpora()])
    equal(answers([shared] * 4), expected)
    equal(answers([shared] * 4), expected)
    assert [int(table["count"].sum()) for table in expected[::2]] == [6, 4, 6, 5]


def test_how_frames_see_one_another_may_be_changed_in_between():
    corpus, frames = fl.Corpus(["The United States, united."]), fl.Dictionary(ENTRIES)
    seen = []
    for scope in ("frame", "dictionary", "frame"):
        frames.nested_scope = scope
        seen.append(list(fl.framing(corpus, frames)["count"]))
    assert seen == [[1, 2], [1, 1], [1, 2]]


@pytest.mark.parametrize(
    "copied", [copy.copy, copy.deepcopy, lambda d: pickle.loads(pickle.dumps(d))]
)
def test_a_dictionary_that_was_used_is_copied_and_sent(copied):
    corpus, frames = fl.Corpus(TEXTS), fl.Dictionary(ENTRIES)
    before = fl.framing(corpus, frames)
    again = copied(frames)
    pd.testing.assert_frame_equal(fl.framing(corpus, again), before)
    assert again.to_dict() == frames.to_dict()
    assert pickle.dumps(frames) == pickle.dumps(fl.Dictionary(ENTRIES))


def test_threads_may_share_a_dictionary():
    frames, asked = fl.Dictionary(ENTRIES), corpora()
    expected = [fl.framing(corpus, fl.Dictionary(ENTRIES)) for corpus in asked]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda corpus: fl.framing(corpus, frames), asked * 25))
    equal(found, expected * 25)


def test_a_pattern_that_one_tokenizer_refuses_is_refused_each_time():
    frames = fl.Dictionary({"a": ["b"]})
    corpus = fl.Corpus(TEXTS)
    for _ in range(2):
        with pytest.raises(ValueError, match="pattern"):
            fl.kwic(corpus, "a|b")
    assert fl.framing(corpus, frames)["count"].sum() == 0
