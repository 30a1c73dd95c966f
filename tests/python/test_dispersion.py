"""Does a table of dispersions say what the papers, the definitions and the counts say?"""

from __future__ import annotations

import os
from math import isnan

import framelens as fl
import numpy as np
import oracle_dispersion as oracle
import pandas as pd
import pytest
from data import gold_json, texts
from hypothesis import example, given, settings
from hypothesis import strategies as st

EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")

#: Gries 2020, five parts of 9 to 11; and 2008 p. 406, where all have ten.
LETTERS = ["bamnibeup", "basatbewqn", "bcagabesta", "baghabeaat", "bahaabeaxat"]
TENS = ["bamnibeupk", *LETTERS[1:4], "bahaabeaxa"]


def parts(v, sizes):
    """Make a corpus whose documents have v[i] times "x" among sizes[i] words."""
    return fl.Corpus.from_tokens(
        [["x"] * a + ["o"] * (b - a) for a, b in zip(v, sizes, strict=True)]
    )


def of_x(v, sizes):
    return fl.dispersion(parts(v, sizes), "x").iloc[0]


def close(got, wanted, tolerance=1e-9):
    if isnan(wanted):
        return isnan(got)
    return abs(got - float(wanted)) <= tolerance


# --- published -------------------------------------------------------------------------------


def letters():
    table = fl.dispersion(fl.Corpus.from_tokens(map(list, LETTERS)))
    return table.set_index("term")


def by_letter(measure):
    def check(given, wanted, tolerance):
        found = letters()
        for letter, value in zip(given["v"], wanted, strict=True):
            assert close(found.loc[letter, measure], value, tolerance), letter

    return check


def dp_of_a(given, wanted, tolerance):
    sizes = [round(50 * s) for s in given["s"]]
    assert close(of_x(given["v"], sizes)["dp"], wanted, tolerance)
    assert close(letters().loc["a", "dp"], wanted, tolerance)


def equal_parts(measure, times_f=False):
    def check(given, wanted, tolerance):
        rows = given.get("vs") or [given["v"]]
        for v, value in zip(rows, np.atleast_1d(wanted), strict=True):
            found = of_x(v, [20] * len(v))[measure] * (sum(v) if times_f else 1)
            assert close(found, value, tolerance), v

    return check


def engwall(given, wanted, tolerance):
    """Engwall's FM is f times the share of the parts that have it: two columns and a product."""
    for v, value in zip(given["vs"], wanted, strict=True):
        row = of_x(v, [20] * len(v))
        assert close(row["count"] * row["range"] / row["parts"], value, tolerance)


def distances_of_a(*measures):
    def check(given, wanted, tolerance):
        found = fl.dispersion(fl.Corpus.from_tokens(map(list, TENS)), "a")
        for measure, value in zip(measures, np.atleast_1d(wanted), strict=True):
            assert close(found.loc[0, measure], value, tolerance), measure

    return check


def allemand(given, wanted, tolerance):
    """Their scale has 1 for even everywhere; their DP is that of Gries 2008 turned round."""
    row = of_x(given["v"], given["sizes"])
    assert close(row["range"] / row["parts"], wanted["Rrel"], tolerance)
    assert close(row["juilland_d"], wanted["D"], tolerance)
    assert close(row["carroll_d2"], wanted["D2"], tolerance)
    assert close(row["rosengren_s"], wanted["S"], tolerance)
    assert close(1 - row["dp"], wanted["DP"], tolerance)
    assert close(row["dp_2020"], 0.4462310, 1e-6)
    assert close(row["da"], wanted["DA"], tolerance)
    assert close(1 / (1 + row["kl"]), wanted["DKL"], tolerance)


PUBLISHED = {
    "gries_DP_a": dp_of_a,
    "gries_DP_biqx": by_letter("dp"),
    "gries_DPnorm_biqx": by_letter("dp_norm"),
    "gries_KL_biqx": by_letter("kl"),
    "gries_S_biqx": by_letter("rosengren_s"),
    "gries_D_biqx": by_letter("juilland_d"),
    "carroll_D2": equal_parts("carroll_d2"),
    "juilland_U": equal_parts("juilland_d", times_f=True),
    "rosengren_S": equal_parts("rosengren_s"),
    "rosengren_KF": equal_parts("rosengren_s", times_f=True),
    "engwall_FM": engwall,
    "gries_ARF": distances_of_a("arf"),
    "gries_ALD": distances_of_a("ald"),
    "gries_fAWT_fALD": distances_of_a("f_awt", "f_ald"),
    "lyne_allemand": allemand,
}


@pytest.mark.parametrize("name", PUBLISHED)
def test_published_dispersions_are_ours_as_well(name):
    entry = next(entry for entry in gold_json("worked_numbers.json") if entry["id"] == name)
    PUBLISHED[name](entry["input"], entry["expected"], entry["tolerance"])


# --- definitions -----------------------------------------------------------------------------

part = st.integers(1, 60).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


@settings(max_examples=EXAMPLES)
@given(st.lists(part, min_size=1, max_size=9))
@example([(0, 3), (0, 4)])
@example([(5, 5)])
@example([(1, 1), (0, 60)])
def test_every_measure_is_its_definition(rows):
    v, sizes = [a for a, _ in rows], [b for _, b in rows]
    row = of_x(v, sizes)
    for measure, wanted in oracle.dispersion(v, sizes).items():
        assert close(row[measure], wanted), measure
    starts = np.cumsum([0, *sizes[:-1]])
    places = [start + i for start, a in zip(starts, v, strict=True) for i in range(a)]
    of_places = oracle.distances([int(p) for p in places], sum(sizes))
    for measure, wanted in of_places.items():
        assert close(row[measure], wanted), measure
    assert (row["count"], row["parts"]) == (sum(v), len(v))
    assert row["range"] == sum(a > 0 for a in v)
    assert row["unstable"] == (sum(v) < 5 or len(v) < 5)


words = st.lists(st.sampled_from(["a", "b", "c", ".", "A"]), max_size=9)


@settings(max_examples=EXAMPLES)
@given(st.lists(st.tuples(words | st.none(), st.sampled_from("xyz")), min_size=1, max_size=8))
def test_all_terms_of_groups_are_what_single_patterns_of_their_texts_are(rows):
    docs, groups = [doc for doc, _ in rows], [group for _, group in rows]
    corpus = fl.Corpus.from_tokens(docs, docvars=pd.DataFrame({"group": groups}))
    table = fl.dispersion(corpus, by="group")
    counted = [[w.lower() for w in doc or [] if w != "."] for doc in docs]
    joined = {g: [] for g in sorted(set(groups))}
    for group, doc in zip(groups, counted, strict=True):
        joined[group] += doc
    stream = [word for doc in counted for word in doc]
    present = [of for of in joined.values() if of]
    counts = {word: stream.count(word) for word in set(stream)}
    assert list(table["term"]) == sorted(counts, key=lambda word: (-counts[word], word))
    for row in table.to_dict("records"):
        v = [of.count(row["term"]) for of in present]
        for measure, wanted in oracle.dispersion(v, [len(of) for of in present]).items():
            assert close(row[measure], wanted), measure
        places = [i for i, word in enumerate(stream) if word == row["term"]]
        for measure, wanted in oracle.distances(places, len(stream)).items():
            assert close(row[measure], wanted), measure
    one_by_one = fl.dispersion(corpus, list(table["term"]), by="group") if counts else table
    pd.testing.assert_frame_equal(one_by_one, table)


# --- what can go wrong -----------------------------------------------------------------------


def test_parts_of_unequal_size_are_not_taken_for_equal():
    """A widely used tool cuts each file into equal parts: of documents its figures are not true."""
    even = of_x([1, 10], [10, 100])
    assert (even["dp"], even["rosengren_s"]) == (0, 1)
    for measure in ("juilland_d", "carroll_d2", "da"):
        assert close(even[measure], 1)
    as_if_equal = of_x([1, 10], [55, 55])
    assert as_if_equal["dp"] > 0.4


def test_the_deviation_of_juilland_is_that_of_the_population():
    sample = 1 - np.std([0.4, 0.2, 0.1, 0.1, 0], ddof=1) / 0.16 / 2
    found = of_x([4, 2, 1, 1, 0], [10] * 5)["juilland_d"]
    assert close(found, 1 - np.std([0.4, 0.2, 0.1, 0.1, 0]) / 0.16 / 2)
    assert abs(found - sample) > 0.04


def test_what_does_not_occur_has_no_spread_and_stays_a_row():
    row = fl.dispersion(fl.Corpus(["war and peace", "tea"]), ["no-limits"]).iloc[0]
    assert (row["count"], row["range"], row["parts"], row["unstable"]) == (0, 0, 2, True)
    assert row[[*oracle.NAMES, *oracle.DISTANCES]].isna().all()


def test_a_text_without_words_is_no_part_and_a_hit_in_one_has_no_rate():
    tokenizer = fl.Tokenizer(drop=["punctuation", "stopwords"])
    corpus = fl.Corpus(["of the", "hegemony of the sea", "!", None], tokenizer=tokenizer)
    found = fl.dispersion(corpus, ["of the", "sea"]).set_index("term")
    assert list(found["parts"]) == [2, 2] or list(found["parts"]) == [1, 1]
    assert found.loc["of the", "count"] == 2
    assert found.loc["of the", oracle.NAMES].isna().all()
    assert found.loc["of the", oracle.DISTANCES].notna().all()


def test_frames_of_a_dictionary_are_rows():
    frames = fl.Dictionary({"power": ["hegemon*", "great power"], "tea": ["tea"]})
    corpus = fl.Corpus(["a great power", "hegemony, hegemons", "tea"])
    table = fl.dispersion(corpus, frames)
    assert list(table.columns[:4]) == ["frame", "count", "range", "parts"]
    assert list(table["frame"]) == ["power", "tea"]
    assert list(table["count"]) == [3, 1]


@settings(max_examples=EXAMPLES // 5)
@given(st.lists(st.tuples(part, st.sampled_from("xyz")), min_size=1, max_size=9))
def test_the_spread_of_a_frame_in_a_group_is_over_the_documents_of_that_group(rows):
    corpus = parts([a for (a, _), _ in rows], [b for (_, b), _ in rows])
    corpus = corpus.assign(pd.DataFrame({"group": [group for _, group in rows]}))
    table = fl.framing(corpus, fl.Dictionary({"x": ["x"], "o": ["o"]}), by="group")
    for row in table[table["frame"] == "x"].to_dict("records"):
        of = [pair for pair, group in rows if group == row["group"]]
        wanted = oracle.dispersion([a for a, _ in of], [b for _, b in of])["dp_norm"]
        assert close(row["dp_norm"], wanted)


def test_documents_without_a_group_are_in_no_part():
    docvars = pd.DataFrame({"outlet": ["a", None, "b"]})
    corpus = fl.Corpus.from_tokens([["x", "o"], ["x"] * 9, ["x", "o", "o"]], docvars=docvars)
    with pytest.warns(UserWarning, match="1 of 3 documents"):
        row = fl.dispersion(corpus, "x", by="outlet").iloc[0]
    assert (row["count"], row["parts"]) == (2, 2)
    for measure, wanted in oracle.distances([0, 2], 5).items():
        assert close(row[measure], wanted), measure


def test_nothing_depends_on_the_order_of_documents_but_the_distances():
    corpus = fl.load_sample()
    docs = [list(of["surface"]) for _, of in fl.tokens(corpus).groupby("doc", sort=False)]
    one = fl.dispersion(fl.Corpus.from_tokens(docs), min_count=3)
    two = fl.dispersion(fl.Corpus.from_tokens(docs[::-1]), min_count=3)
    columns = ["term", "count", "range", "parts", *oracle.NAMES]
    pd.testing.assert_frame_equal(one[columns], two[columns], check_exact=True)


def test_threads_do_not_matter():
    corpus = fl.load_sample()
    tables = []
    for threads in (1, 3):
        fl.set_threads(threads)
        tables.append(fl.dispersion(corpus, by="outlet"))
    fl.set_threads(None)
    pd.testing.assert_frame_equal(*tables, check_exact=True)


def test_a_word_of_one_country_is_less_even_than_one_of_all():
    corpus = fl.Corpus(pd.DataFrame(texts("ungdc_15")), text="text")
    table = fl.dispersion(corpus, ["the", "hegemon*", "multipolar*"], by="country")
    row = table.set_index("term")
    assert row.loc["the", "dp"] < 0.1 < row.loc["hegemon*", "dp"]
    assert row.loc["the", "carroll_d2"] > 0.99 > row.loc["hegemon*", "carroll_d2"]
    assert list(table["parts"]) == [15, 15, 15]


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"patterns": 3}, TypeError, "patterns must be a str, a list of str or a Dictionary"),
        ({"patterns": ["a", "a"]}, ValueError, "patterns must differ, got 'a' more than once"),
        ({"patterns": []}, ValueError, "patterns must name at least one"),
        ({"patterns": ["a"], "min_count": 2}, ValueError, "min_count must be left out where p"),
        ({"min_count": 0}, ValueError, "min_count must be 1 or more, got 0"),
        ({"by": "nothing"}, ValueError, "by"),
    ],
)
def test_wrong_options_say_what_they_wanted(wrong, error, message):
    with pytest.raises(error, match=message):
        fl.dispersion(fl.Corpus(["a b"]), **wrong)
