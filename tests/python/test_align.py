"""Are two texts laid side by side as the definition says, and shown as they stand?"""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path

import framelens as fl
import pandas as pd
import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pages import PAYLOADS, Page

USUAL = (2, -1, -1)


def oracle(a, b, scores=USUAL):
    """Return score and rows (i, j): all of S, then back from its first greatest cell."""
    same, changed, gap = scores

    def worth(i, j):
        return same if a[i - 1].lower() == b[j - 1].lower() else changed

    s = [[0] * (len(b) + 1) for _ in range(len(a) + 1)]
    best = (0, 0, 0)
    for i in range(1, len(a) + 1):
        for j in range(1, len(b) + 1):
            ways = s[i - 1][j - 1] + worth(i, j), s[i - 1][j] + gap, s[i][j - 1] + gap
            s[i][j] = max(0, *ways)
            best = max(best, (s[i][j], -i, -j))
    score, i, j = best[0], -best[1], -best[2]
    rows = []
    while s[i][j] > 0:
        if s[i][j] == s[i - 1][j - 1] + worth(i, j):
            i, j = i - 1, j - 1
            rows.append((i, j))
        elif s[i][j] == s[i - 1][j] + gap:
            i -= 1
            rows.append((i, None))
        else:
            j -= 1
            rows.append((None, j))
    return score, rows[::-1]


def cut(a, b):
    return fl.Corpus.from_tokens([a, b], ids=["a", "b"])


def aligned(a, b, scores=USUAL):
    names = dict(zip(("match", "mismatch", "gap"), scores, strict=True))
    return fl.align("a", "b", corpus=cut(a, b), **names)


def rows(found):
    places = found.table[["a_position", "b_position"]].astype(object)
    return [tuple(row) for row in places.where(places.notna(), None).to_numpy()]


def summed(found, scores=USUAL):
    worth = dict(zip(("same", "changed", "only a", "only b"), (*scores, scores[2]), strict=True))
    return sum(worth[kind] for kind in found.table["kind"])


words = st.lists(st.sampled_from(["a", "b", "c", "A"]), max_size=14)
worths = st.tuples(st.integers(1, 4), st.integers(-4, 0), st.integers(-4, 0))


@given(words, words, worths)
def test_every_alignment_is_that_of_the_definition_and_its_ties_fall_as_documented(a, b, scores):
    found = aligned(a, b, scores)
    score, wanted = oracle(a, b, scores)
    assert (found.score, rows(found)) == (score, wanted)
    assert summed(found, scores) == score
    assert aligned(b, a, scores).score == score
    same = int((found.table["kind"] == "same").sum())
    for side, text, coverage in (("a", a, found.coverage_a), ("b", b, found.coverage_b)):
        shown = found.table[[side, f"{side}_position"]].dropna()
        assert [text[place] for place in shown[f"{side}_position"]] == list(shown[side])
        assert pd.isna(coverage) if not text else coverage == same / len(text)
    counted = found.table[["a", "b"]].notna().sum().sum()
    assert pd.isna(found.similarity) if not counted else found.similarity == 2 * same / counted


@pytest.mark.parametrize("seed", range(6))
def test_long_texts_that_are_cut_in_halves_give_the_same_alignment(seed):
    chance = random.Random(seed)
    a = [chance.choice("abcdefgh"[: 2 + seed]) for _ in range(700)]
    b = [word if chance.random() < 0.7 else chance.choice("abxy") for word in a]
    del b[200:230], b[400:401]
    scores = [USUAL, (1, 0, 0), (3, -2, -1)][seed % 3]
    score, wanted = oracle(a, b, scores)
    found = aligned(a, b, scores)
    assert len(a) * len(b) > 5 * 2**16
    assert (found.score, rows(found)) == (score, wanted)


def test_two_passages_of_reuse_are_laid_side_by_side_with_their_places():
    corpus = fl.load_sample()
    pairs = fl.reuse(corpus)
    whole = 0
    for place in range(len(pairs)):
        row = pairs.iloc[place]
        found = fl.align(row, corpus=corpus)
        assert found.names == (row["doc"], row["other"])
        for side, prefix, doc in (("a", "", row["doc"]), ("b", "other_", row["other"])):
            shown = found.table.dropna(subset=side)
            spans = zip(shown[f"{side}_start"], shown[f"{side}_end"], strict=True)
            assert [corpus.text(doc)[start:end] for start, end in spans] == list(shown[side])
            assert shown[f"{side}_start"].min() >= row[f"{prefix}start"]
            assert shown[f"{side}_end"].max() <= row[f"{prefix}end"]
        whole += found.similarity == row["similarity"]
        assert found.similarity >= 0.6
    # The rest begin or end with words that are worth less there.
    assert whole >= 30
    as_dict = fl.align(pairs.to_dict("records")[3], corpus=corpus)
    pd.testing.assert_frame_equal(as_dict.table, fl.align(pairs.iloc[3], corpus=corpus).table)


def test_passages_of_words_cut_elsewhere_are_found_by_token():
    text = ["one", "two", "three", "four", "five", "six", "seven"]
    corpus = fl.Corpus.from_tokens([["x", ".", *text], [*text[:3], "y", *text[3:], "z"]])
    pairs = fl.reuse(corpus, min_tokens=5, seed=3)
    found = fl.align(pairs.iloc[0], corpus=corpus)
    assert list(found.table.columns) == ["a", "b", "kind", "a_position", "b_position"]
    assert rows(found) == [(2, 0), (3, 1), (4, 2), (None, 3), (5, 4), (6, 5), (7, 6), (8, 7)]
    assert list(found.table["a"].dropna()) == text


def test_what_is_not_counted_is_passed_over():
    said = 'The bloc, "which is not a club of any kind", will grow.'
    corpus = fl.Corpus({"a": said, "b": "The bloc will grow."}).within(voice="own")
    found = fl.align("a", "b", corpus=corpus)
    assert list(found.table["a"]) == ["The", "bloc", "will", "grow"]
    assert set(found.table["kind"]) == {"same"}
    dropped = fl.Tokenizer(drop=["punctuation", "stopwords"])
    found = fl.align("the peace of the world", "peace in the world", tokenizer=dropped)
    assert list(found.table["a"]) == ["peace", "world"]


def test_terms_are_compared_and_words_are_shown():
    kept = fl.Tokenizer(case="keep")
    found = fl.align("China’s Peace", "CHINA peace")
    assert list(found.table["kind"]) == ["same", "same"]
    assert list(found.table["a"]) == ["China’s", "Peace"]
    assert fl.align("Peace now", "peace now", tokenizer=kept).score == 2


def test_texts_without_a_common_word_have_no_row_and_no_likeness():
    for a, b in [("war", "peace"), ("", "peace"), ("", "")]:
        found = fl.align(a, b)
        assert (len(found.table), found.score, found.lines()) == (0, 0, ("", ""))
        assert pd.isna(found.similarity)
        assert "score 0" in found.to_html()
    assert pd.isna(fl.align("", "peace").coverage_a)
    assert fl.align("", "peace").coverage_b == 0
    missing = fl.Corpus({"a": None, "b": "peace"})
    assert fl.align("a", "b", corpus=missing).score == 0


def test_a_changed_word_stands_in_both_lines_and_all_lines_are_equally_long():
    found = fl.align("a joint declaration of peace", "a joint statement of lasting peace")
    assert list(found.table["kind"]) == ["same", "same", "changed", "same", "only b", "same"]
    assert found.lines(mark="\\") == (
        "a joint declaration \\\\\\\\\\\\\\\\\\ of \\\\\\\\\\\\\\ peace",
        "a joint \\\\\\\\\\\\\\\\\\\\\\ statement of lasting peace",
    )
    names = fl.Tokenizer(variants={"US": ["United States"]})
    found = fl.align("we say the United  States said", "we say the said", tokenizer=names)
    assert found.lines("_") == ("we say the United States said", "we say the ______ ______ said")


def test_the_picture_shows_each_word_and_nothing_in_it_runs():
    for payload in PAYLOADS:
        corpus = fl.Corpus.from_tokens([["a", payload, "b"], ["a", "x", "b"]], ids=[payload, "y"])
        page = Page(fl.align(payload, "y", corpus=corpus).to_html())
        assert {tag for tag, _ in page.tags} <= {"div", "style", "p", "bdi", "span"}
        assert {name for _, given in page.tags for name in given} == {"class"}
        assert page.open == []
    found = fl.align("one changed two gone three", "one other two three new four")
    page = Page(found.to_html())
    kinds = [given["class"] for _, given in page.tags if given.get("class", "").startswith("at ")]
    assert kinds == ["at same", "at changed", "at same", "at only-a", "at same"]
    assert "other" in page.text


def test_a_notebook_shows_the_first_thousand_positions_and_says_how_many_more():
    words = [str(n) for n in range(1200)]
    found = aligned(words, words)
    short = Page(found._repr_html_())
    assert "and 200 more positions" in short.text
    assert "998998 999999…" in short.text
    assert "10001000" not in short.text
    assert "11991199" in Page(found.to_html()).text


def test_the_table_comes_in_the_library_of_the_corpus_and_is_shown_alike():
    docs = {"id": ["a", "b"], "text": ["a fair order", "a fair, open order"]}
    tables = {kind: kind.DataFrame(docs) for kind in (pd, pl)}
    made = {
        kind: fl.align("a", "b", corpus=fl.Corpus(table, text="text", id="id"))
        for kind, table in tables.items()
    }
    assert isinstance(made[pl].table, pl.DataFrame)
    assert made[pl].lines() == made[pd].lines() == ("a fair #### order", "a fair open order")
    assert made[pl].to_html() == made[pd].to_html()
    how = fl.settings(made[pl].table)
    assert how == made[pl].settings
    assert (how["function"], how["docs"], how["match"]) == ("align", ["a", "b"], 2)


MEMORY = """
import random
import framelens as fl
import peak
chance = random.Random(0)
a = [str(chance.randrange(3000)) for _ in range(10_000)]
b = [word if chance.random() < .8 else "x" for word in a]
corpus = fl.Corpus.from_tokens([a, b], ids=["a", "b"])
fl.align("word for word", "word for word")
before = peak.kibibytes()
found = fl.align("a", "b", corpus=corpus)
print(found.score, peak.kibibytes() - before)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux alone tells peak memory")
def test_two_texts_of_ten_thousand_words_need_no_table_of_all_pairs():
    here = Path(__file__).parent
    code = [sys.executable, "-c", MEMORY]
    done = subprocess.run(code, cwd=here, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    score, kib = map(int, done.stdout.split())
    assert score > 10_000
    # A byte for each of the hundred million pairs would be 97,656 KiB.
    assert kib < 24_000


PAIRS = fl.reuse(fl.load_sample())


@pytest.mark.parametrize(
    ("call", "error", "message"),
    [
        (lambda: fl.align("a"), TypeError, "b must be a text if no corpus is given, got None"),
        (lambda: fl.align(1, "b"), TypeError, "a must be a text if no corpus is given, got 1"),
        (lambda: fl.align("a", "b", match=0), ValueError, "match must be 1 to 1000000, got 0"),
        (lambda: fl.align("a", "b", match=1.0), TypeError, "match must be a whole number, got 1.0"),
        (lambda: fl.align("a", "b", gap=1), ValueError, "gap must be -1000000 to 0, got 1"),
        (lambda: fl.align("a", "b", gap=-(2**70)), ValueError, "gap must be between -2**63 and"),
        (lambda: fl.align("a", "b", mismatch=1), ValueError, "mismatch must be -1000000 to 0, got"),
        (lambda: fl.align("a", "b", clean=1), TypeError, "clean must be True or False, got 1"),
        (lambda: fl.align("a", "b", corpus=3), TypeError, "corpus must be a framelens.Corpus"),
        (
            lambda: fl.align("al01", "zz", corpus=fl.load_sample()),
            ValueError,
            "b must name a document of the corpus, got 'zz'",
        ),
        (
            lambda: fl.align("al01", "al01", corpus=fl.load_sample()),
            ValueError,
            "b must be another document than a, got 'al01' twice",
        ),
        (
            lambda: fl.align("al01", "al02", corpus=fl.load_sample(), clean=True),
            ValueError,
            "clean must not be given with a Corpus",
        ),
        (lambda: fl.align(PAIRS.iloc[0]), ValueError, "corpus must be given with a row: framelens"),
        (
            lambda: fl.align(PAIRS.iloc[0], "al01", corpus=fl.load_sample()),
            ValueError,
            "b must be left out where a is a row of passages, which names both, got 'al01'",
        ),
        (
            lambda: fl.align({"doc": "al01", "other": "al02"}, corpus=fl.load_sample()),
            ValueError,
            "a must be a row of passages of framelens.reuse, it has no column 'start'",
        ),
        (
            lambda: fl.align({**PAIRS.iloc[0], "start": 1}, corpus=fl.load_sample()),
            ValueError,
            "a['text'] must stand in this corpus, got other words in 'al",
        ),
        (
            lambda: fl.align({**PAIRS.iloc[0], "other_start": 1}, corpus=fl.load_sample()),
            ValueError,
            "a['other_text'] must stand in this corpus, got other words in ",
        ),
        (
            lambda: fl.align({**PAIRS.iloc[0], "other": "zz"}, corpus=fl.load_sample()),
            ValueError,
            "a['other'] must name a document of the corpus, got 'zz'",
        ),
        (
            lambda: fl.align({**PAIRS.iloc[0], "other_start": "x"}, corpus=fl.load_sample()),
            TypeError,
            "a['other_start'] must be a whole number, got 'x'",
        ),
        (
            lambda: fl.align({**PAIRS.iloc[0], "other_end": 10**9}, corpus=fl.load_sample()),
            ValueError,
            "a['other_end'] must lie in the text of ",
        ),
        (
            lambda: fl.align(PAIRS, corpus=fl.load_sample()),
            TypeError,
            "a must be one row of passages, such as pairs.iloc[3], got a table",
        ),
        (
            lambda: fl.align("al01", corpus=fl.load_sample()),
            ValueError,
            "b must name a document too, or a be a row of passages, got None",
        ),
        (
            lambda: fl.align(
                {"doc": 0, "other": 1}
                | dict.fromkeys(["position", "tokens", "other_position", "other_tokens"], 9),
                corpus=fl.Corpus.from_tokens([["a"], ["b"]]),
            ),
            ValueError,
            "a must be a passage of this corpus, got 9 words from token 9 of 0",
        ),
        (lambda: fl.align("a", "a").lines(3), TypeError, "mark must be a str of one character"),
        (lambda: fl.align("a", "a").lines("##"), ValueError, "mark must be one character, got"),
    ],
)
def test_wrong_options_say_what_they_wanted(call, error, message):
    with pytest.raises(error) as caught:
        call()
    assert str(caught.value).startswith(message)
