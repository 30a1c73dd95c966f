"""Are sentences, words and syllables counted right, and the formulas those of the papers?"""

from __future__ import annotations

from math import isnan, sqrt

import framelens as fl
import pandas as pd
import pytest
from data import gold

FORMULAS = {
    "flesch": lambda w, s, c, y, p, x: 206.835 - 1.015 * w / s - 84.6 * y / w,
    "flesch_kincaid": lambda w, s, c, y, p, x: 0.39 * w / s + 11.8 * y / w - 15.59,
    "fog": lambda w, s, c, y, p, x: 0.4 * (w / s + 100 * p / w),
    "smog": lambda w, s, c, y, p, x: 1.043 * sqrt(30 * p / s) + 3.1291,
    "coleman_liau": lambda w, s, c, y, p, x: 5.88 * c / w - 29.6 * s / w - 15.8,
    "ari": lambda w, s, c, y, p, x: 4.71 * c / w + 0.5 * w / s - 21.43,
    "lix": lambda w, s, c, y, p, x: w / s + 100 * x / w,
    "rix": lambda w, s, c, y, p, x: x / s,
}
COUNTS = ["words", "sentences", "letters", "syllables", "polysyllables", "long_words"]
THEIRS = ["W", "St", "C", "Sy", "W3Sy", "W7C"]
NAMES = {"flesch": "Flesch", "flesch_kincaid": "Flesch.Kincaid", "fog": "FOG", "smog": "SMOG"}
NAMES |= {"coleman_liau": "Coleman.Liau.short", "ari": "ARI", "lix": "LIW", "rix": "RIX"}


def syllables(words):
    return fl.readability(fl.Corpus(list(words)))["syllables"]


@pytest.mark.parametrize("corpus", ["inaugural", "ungd2017"])
def test_quanteda_computes_the_same_formulas_from_its_counts(corpus):
    for row in gold(f"quanteda/{corpus}/readability_all_first20.csv"):
        counts = [float(row[name]) for name in THEIRS]
        for ours, theirs in NAMES.items():
            wanted = float(row[theirs])
            assert abs(FORMULAS[ours](*counts) - wanted) <= 1e-9 * max(1, abs(wanted)), ours


def test_the_figures_are_the_formulas_of_the_counts_beside_them():
    table = fl.readability(fl.load_sample())
    for row in table.to_dict("records"):
        for name, formula in FORMULAS.items():
            assert abs(row[name] - formula(*(row[count] for count in COUNTS))) <= 1e-9, name


def test_95_of_100_words_have_the_syllables_of_a_pronouncing_dictionary():
    rows = [row for row in gold("quanteda/nsyllable_sample.csv") if row["in_dict"] == "TRUE"]
    found = syllables(row["word"] for row in rows)
    right = sum(int(row["nsyllable"]) == n for row, n in zip(rows, found, strict=True))
    print(f"\nsyllables: {right} of {len(rows)} words as in the dictionary")
    assert right / len(rows) >= 0.95


def test_common_words_have_their_syllables():
    words = {"make": 1, "table": 2, "houses": 2, "asked": 1, "wanted": 2, "nation": 2, "radio": 3}
    words |= {"being": 2, "entirely": 3, "yes": 1, "the": 1, "no-limits": 3, "China’s": 2}
    assert dict(zip(words, syllables(words), strict=True)) == words


def test_what_has_no_words_or_is_not_english_has_no_score():
    table = fl.readability(fl.Corpus(["...", "", None]))
    assert table[list(FORMULAS)].isna().all(axis=None)
    german = fl.Tokenizer(language="de")
    row = fl.readability(fl.Corpus(["Der Krieg ist vorbei."], tokenizer=german)).iloc[0]
    assert (row["words"], row["syllables"]) == (4, 0)
    assert all(isnan(row[name]) for name in ("flesch", "flesch_kincaid", "fog", "smog"))
    assert row["lix"] == 4


def test_a_mark_is_no_word_and_threads_do_not_matter():
    row = fl.readability(fl.Corpus(["Yes! (No.) — Tea."])).iloc[0]
    assert (row["words"], row["sentences"]) == (3, 3)
    tables = []
    for threads in (1, 3):
        fl.set_threads(threads)
        tables.append(fl.readability(fl.load_sample()))
    fl.set_threads(None)
    pd.testing.assert_frame_equal(*tables, check_exact=True)
