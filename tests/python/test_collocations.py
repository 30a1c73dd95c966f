"""Are fixed expressions what their definitions say? Random corpora, published numbers, quanteda.

500 random corpora; 10,000 with FRAMELENS_NIGHTLY=1.
"""

from __future__ import annotations

import os
from fractions import Fraction
from math import isnan, log

import framelens as fl
import oracle_words as oracle
import pandas as pd
import pytest
import quanteda_collocations as q
from data import gold_json
from framelens import _core
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Token

EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
ANY_SIZE = ["lambda", "g2", "pmi", "npmi"]

words = st.sampled_from(["a", "b", "c", "d", "", "."])
docs = st.lists(st.none() | st.lists(words, max_size=10), min_size=1, max_size=4)


def close(got, wanted):
    if isnan(wanted):
        return isnan(got)
    return abs(got - wanted) <= max(1e-12, abs(wanted) * 1e-9)


def plain(lists):
    return [
        None if tokens is None else [Token(word, word not in ("", ".")) for word in tokens]
        for tokens in lists
    ]


@given(docs, st.integers(2, 5), st.integers(1, 3), st.booleans(), st.sampled_from([None, 1, 0.25]))
@settings(max_examples=EXAMPLES)
def test_expressions_are_counted_and_measured_as_defined(lists, size, least, bridge, smoothing):
    found = fl.collocations(
        fl.Corpus.from_tokens(lists),
        size=size,
        min_count=least,
        measures=ANY_SIZE,
        bridge=bridge,
        smoothing=smoothing,
    )
    added = Fraction(smoothing or 0.5)
    wanted = oracle.collocations(plain(lists), size, least, added, bridge=bridge)
    assert sorted(found["term"]) == sorted(wanted)
    for row in found.to_dict("records"):
        count, n_docs, strength = wanted[row["term"]]
        assert (row["count"], row["docs"]) == (count, n_docs)
        for name, value in strength.items():
            assert close(row[name], value), (row, name, value)
    keys = [(-row["lambda_z"], row["term"]) for row in found.to_dict("records")]
    assert keys == sorted(keys)


@given(docs, st.integers(2, 5))
@settings(max_examples=EXAMPLES // 5)
def test_npmi_never_leaves_its_bounds(lists, size):
    # Margins from words and counts from windows give more than 1 elsewhere.
    found = fl.collocations(fl.Corpus.from_tokens(lists), size=size, min_count=1, measures=["npmi"])
    assert found["npmi"].between(-1 / (size - 1), 1).all()


def test_two_words_have_every_measure_of_their_table():
    names = list(_core.NAMES["bonds"])
    corpus = fl.Corpus(["peace talks", "peace talks again", "war talks", "peace now", "go now"])
    row = fl.collocations(corpus, min_count=1, measures=names).set_index("term").loc["peace talks"]
    # Six runs: twice together, once either word with another, twice neither.
    alone = [name for name in names if name != "lambda"]
    same = fl.association(2, 1, 1, 2, measures=alone)
    for column in same.columns:
        # Limits after Bonferroni depend on the number of rows.
        if column not in ("o11", "o12", "o21", "o22") and "conservative" not in column:
            assert close(row[column], same[column].iloc[0]), column
    assert close(row["lambda"], log((2.5 * 2.5) / (1.5 * 1.5)))


def test_what_the_first_word_does_for_the_second_is_told_apart():
    # "of" is always followed by "course", "course" mostly stands behind other words.
    corpus = fl.Corpus(["of course"] * 2 + ["a course"] * 4 + ["no way"] * 2)
    found = fl.collocations(corpus, min_count=2, measures=["conditional", "delta_p"])
    row = found.set_index("term").loc["of course"]
    assert row["conditional_2_1"] == 1
    assert close(row["conditional_1_2"], 2 / 6)
    assert close(row["delta_p_2_1"], 1 - 4 / 6)


def test_the_published_lambda_of_ice_cream_is_ours():
    (entry,) = [e for e in gold_json("worked_numbers.json") if e["id"] == "qtd_colloc_lambda"]
    found = fl.collocations(
        fl.Corpus(entry["input"]["texts"]), min_count=2, measures=["lambda"], within="document"
    )
    wanted = entry["expected"]
    assert list(found["term"]) == wanted["collocations"]
    assert (found["count"] == wanted["count"]).all()
    assert (found["lambda"] - wanted["lambda_"]).abs().max() < 5e-7
    assert (found["lambda_z"] - wanted["z"]).abs().max() < 5e-7


def test_pairs_of_nltk_have_our_counts_and_words_said_twice_are_not_lost():
    (entry,) = [e for e in gold_json("worked_numbers.json") if e["id"] == "nltk_bigram_win"]
    found = fl.collocations(
        fl.Corpus.from_tokens([entry["input"]["tokens"]]), min_count=1, measures=["pmi"]
    )
    wanted = {k: n for k, n in entry["expected"]["window2"].items() if k != "pmi_all"}
    assert dict(zip(found["term"], found["count"], strict=True)) == wanted
    # Its PMI takes N = 8 words, ours the 7 pairs: "this" begins two and ends one.
    assert close(found.set_index("term").loc["this this", "pmi"], log(7 / 2, 2))


@pytest.mark.parametrize("name", ["inaugural", "ungd2017"])
@pytest.mark.parametrize("size", [2, 3])
def test_expressions_of_quanteda_have_its_figures(name, size):
    q.compare(name, f"size{size}_min5", q.lowered, [size], 5)


def test_expressions_of_quanteda_with_case_and_another_smoothing_have_its_figures():
    q.compare("inaugural", "size2_min10_case_smooth1", str, [2], 10, 1.0)


@pytest.mark.parametrize("name", ["inaugural", "ungd2017"])
def test_expressions_of_quanteda_without_stop_words_have_its_figures(name):
    q.compare(name, "nostop_pad_size2-3_min5", q.without_stop_words(name), [2, 3], 5)


def test_a_sentence_is_a_border_and_a_document_too():
    corpus = fl.Corpus(["Peace now. Talks later", "Peace. Now talks"])
    found = fl.collocations(corpus, min_count=1, measures=["lambda"])
    assert sorted(found["term"]) == ["now talks", "peace now", "talks later"]


def test_lines_behind_an_expression_are_as_many_as_it_counts():
    corpus = fl.load_sample()
    for how in ({}, {"size": 3, "within": "document"}, {"bridge": True}):
        table = fl.collocations(corpus, measures=["lambda"], **how)
        assert len(table) > 5
        for row in (table.iloc[0], table.iloc[len(table) // 2], table.iloc[-1]):
            lines = fl.evidence(corpus, row)
            assert len(lines) == row["count"]
            assert lines["doc"].nunique() == row["docs"]


def test_the_same_table_on_any_number_of_threads():
    tables = []
    for threads in (1, 3):
        fl.set_threads(threads)
        tables.append(fl.collocations(fl.load_sample(), size=3, min_count=2, measures=ANY_SIZE))
    pd.testing.assert_frame_equal(*tables)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"size": 1}, "size must be 2 or more, got 1"),
        ({"size": 6}, "size must be 2 to 5, got 6"),
        ({"size": 3, "measures": ["dice"]}, 'measures must be of lambda, .* got "dice"'),
        ({"measures": ["log_odds"]}, "measures must be one of lambda, g2, .* got 'log_odds'"),
        ({"measures": "g2"}, "measures must be a list of names"),
        ({"measures": []}, "measures must name at least one"),
        ({"measures": ["g2", "g2"]}, "measures must name each measure once"),
        ({"smoothing": 1.0, "measures": ["g2"]}, "smoothing must be left out"),
        ({"smoothing": 0.0}, "smoothing must be a number above 0, got 0"),
        ({"ci": 1.0}, "ci must be"),
        ({"within": "page"}, "within must be one of sentence, document, got 'page'"),
        ({"min_count": 0}, "min_count must be 1 or more, got 0"),
    ],
)
def test_what_cannot_be_asked_is_told(options, message):
    with pytest.raises((ValueError, TypeError), match=message):
        fl.collocations(["peace talks"], **options)
