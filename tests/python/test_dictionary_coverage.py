"""Which entries match, count, overlap and dominate? Beside every entry looked up on its own."""

from __future__ import annotations

import random
from collections import Counter

import framelens as fl
import numpy as np
import pytest

WORDS = ("war", "wars", "peace", "united", "states", "of", "the", "free", "trade", "no-limits", ".")
FRAMES = {
    "nation": ["united states", "united", "states of the", "state*"],
    "war": {"include": ["war*", "wars", "war of the"], "exclude": ["war of", "zebra crossing"]},
    "trade": ["free trade", "free ~2 trade", "(free|no-limits) peace", "trade"],
    "hostile": ["of-the-of-the-of", "the ~1 zebra", "=WAR", "??????????", "xyz*"],
}


def places(corpus, lines):
    """Return for each line every stretch (document, first token, end) that its pattern matches.

    Every stretch of words is a text of its own, which a pattern matches or does not.
    """
    tokens, stretches = fl.tokens(corpus), {}
    for doc, of in tokens.groupby("doc", sort=False):
        words = list(of["surface"])
        for first in range(len(words)):
            for end in range(first + 1, min(len(words), first + 8) + 1):
                stretches[doc, first, end] = " ".join(words[first:end])
    frames = fl.Dictionary({str(n): [pattern] for n, (_, pattern, _) in enumerate(lines)})
    hits = fl.hits(fl.Corpus(list(stretches.values())), frames)
    lengths = [len(text) for text in stretches.values()]
    found, keys = {line: set() for line in lines}, list(stretches)
    for hit in hits.itertuples():
        if (hit.start, hit.end) == (0, lengths[hit.doc]):
            found[lines[int(hit.frame)]].add(keys[hit.doc])
    return found


def corpus_of(seed):
    chance = random.Random(seed)
    texts = [" ".join(chance.choices(WORDS, k=chance.randint(3, 14))) for _ in range(3)]
    return fl.Corpus([*texts, None, "peace", "united states"])


def slow(corpus, frames):
    """Return matches and overlaps of each entry, from the places of each."""
    rows = []
    lines = [
        (frame, pattern, part == "exclude")
        for frame, parts in frames.to_dict().items()
        for part in ("include", "exclude")
        for pattern in parts[part]
    ]
    at = places(corpus, lines)
    for line in lines:
        frame, _, exclude = line
        same, other, met = set(), set(), Counter()
        for against in lines:
            if against == line or against[2]:
                continue
            for doc, first, end in at[line]:
                for doc2, first2, end2 in at[against]:
                    if doc == doc2 and first < end2 and first2 < end:
                        if against[0] == frame:
                            same.add((doc, first, end))
                        elif exclude:
                            continue
                        else:
                            other.add((doc, first, end))
                        met[against] += 1
        most = max(met.values(), default=0)
        partner = next((against[1] for against in lines if most and met[against] == most), None)
        rows.append((len(at[line]), len(same), len(other), partner))
    return rows


@pytest.mark.parametrize("seed", range(6))
def test_matches_and_overlaps_are_those_of_each_entry_on_its_own(seed):
    corpus, frames = corpus_of(seed), fl.Dictionary(FRAMES)
    table = fl.coverage(corpus, frames)
    columns = ["matches", "same_frame", "other_frames", "overlaps"]
    ours = [
        (*map(int, row[:3]), row[3] if isinstance(row[3], str) else None)
        for row in table[columns].itertuples(index=False)
    ]
    assert ours == slow(corpus, frames)


@pytest.mark.parametrize("scope", ["frame", "dictionary"])
def test_counts_and_shares_are_those_of_the_hits(scope):
    frames = fl.Dictionary(FRAMES, nested_scope=scope)
    for view in (corpus_of(9), corpus_of(5).where([True, True, False, True, True, False])):
        hits, tokens = fl.hits(view, frames), fl.tokens(view)
        table = fl.coverage(view, frames)
        sums = hits.groupby("frame").size()
        for row in table[~table["exclude"]].itertuples():
            of = hits[(hits["entry"] == row.entry) & (hits["frame"] == row.frame)]
            assert (row.count, row.docs) == (len(of), of["doc"].nunique())
            assert row.prevalence == row.docs / sum(view.text(doc) is not None for doc in view.ids)
            inside = sum(
                int(
                    tokens["counted"][
                        (tokens["doc"] == hit.doc)
                        & (tokens["start"] >= hit.start)
                        & (tokens["end"] <= hit.end)
                    ].sum()
                )
                for hit in of.itertuples()
            )
            assert row.token_share == inside / tokens["counted"].sum()
            total = sums.get(row.frame, 0)
            if not total:
                assert np.isnan(row.share)
                assert np.isnan(row.effective)
                continue
            assert row.share == len(of) / total
            each = hits.loc[hits["frame"] == row.frame, "entry"].value_counts()
            assert np.isclose(row.effective, total**2 / (each**2).sum(), rtol=1e-15)
        assert list(table["entry"]) == [pattern for _, pattern, _ in frames._lines()]


def test_a_flag_says_what_is_to_be_looked_at():
    frames = fl.Dictionary(
        {
            "nation": ["united", "united states", "american*", "=USA"],
            "war": {"include": ["war", "of war"], "exclude": ["cold war", "trade war", "=WAR"]},
            "one": ["peace"],
            "other": ["peace of", "treat*"],
        }
    )
    texts = ["The united states and the American people", "American war, a cold war", "of Wars usa"]
    texts += ["peace, a treaty of war, americans", "WAR"]
    table = fl.coverage(texts, frames, dominant=0.6)
    flags = dict(zip(table["entry"], table["flag"], strict=True))
    assert flags == {
        "united": "never counted",
        "united states": "overlapping",
        "american*": "dominant",
        "=USA": "never matched",
        "war": "overlapping",
        "of war": "overlapping",
        "cold war": "",
        "trade war": "never matched",
        "=WAR": "",
        "peace": "",
        "peace of": "never matched",
        "treat*": "dominant",
    }
    high = fl.coverage(texts, frames, dominant=0.9)
    assert "dominant" not in set(high["flag"][:4])


def test_a_pattern_that_can_never_match_is_told_and_breaks_nothing():
    hostile = [
        "a-b-c ~64 a",
        "=aB*?*?*z",
        "\u200b" * 3 + "x",
        "?" * 40,
        "*" * 30 + "q",
        "no one" * 9,
    ]
    for texts in (["war"], [""], [None], ["war " * 500, "a b c"]):
        table = fl.coverage(texts, fl.Dictionary({"hostile": hostile, "war": ["war"]}))
        assert (table["flag"][:-1] == "never matched").all()
        assert table["count"].sum() == sum(str(text).count("war") for text in texts)
        assert not table["overlaps"].notna().any()


def test_an_entry_written_twice_counts_once():
    table = fl.coverage(["war war"], fl.Dictionary({"war": ["war", "war"]}))
    assert list(table["count"]) == [2, 0]
    assert list(table["flag"]) == ["dominant", "never counted"]
    corpus = fl.Corpus(["war war"])
    table = fl.coverage(corpus, fl.Dictionary({"war": ["war", "war"]}))
    assert [len(fl.evidence(corpus, table.iloc[i])) for i in (0, 1)] == [2, 0]


def test_it_does_not_depend_on_threads():
    corpus, frames = fl.load_sample(), fl.sample_frames()
    fl.set_threads(1)
    one = fl.coverage(corpus, frames)
    fl.set_threads(4)
    assert one.equals(fl.coverage(corpus, frames))


@pytest.mark.parametrize("wrong", [0, 1.5, -1])
def test_a_share_that_is_none_is_refused(wrong):
    with pytest.raises(ValueError, match=r"^dominant must be a share above 0, up to 1, got "):
        fl.coverage(["war"], fl.Dictionary({"war": ["war"]}), dominant=wrong)
