"""Does a lexical profile say what the papers, the definitions and other packages say?"""

from __future__ import annotations

import json
import os
import re
import unicodedata
from math import isnan, log, sqrt
from typing import get_args

import framelens as fl
import numpy as np
import oracle_diversity as oracle
import pandas as pd
import pytest
import quanteda
from data import gold, gold_json, text_of
from framelens.lexical import USUAL, Diversity
from hypothesis import example, given, settings
from hypothesis import strategies as st

EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
settings.register_profile("house", derandomize=True, deadline=None, database=None)
settings.load_profile("house")
ALL = list(get_args(Diversity))


def of(words, measures=ALL, **options):
    return fl.lexical(fl.Corpus.from_tokens([words]), measures=measures, **options).iloc[0]


def close(got, wanted, tolerance=1e-9):
    if isnan(wanted):
        return isnan(got)
    return abs(got - float(wanted)) <= tolerance * max(1.0, abs(float(wanted)))


def worked(name):
    entry = next(entry for entry in gold_json("worked_numbers.json") if entry["id"] == name)
    return entry["input"], entry["expected"], entry["tolerance"]


# --- published -------------------------------------------------------------------------------


def test_the_seventeen_figures_of_lexicalrichness_are_ours_but_for_its_mtld():
    given, wanted, tolerance = worked("lexicalrichness_readme")
    row = of(given["tokens"], window=25, base=np.e)
    assert (row["tokens"], row["types"]) == (wanted["words"], wanted["terms"])
    theirs = "ttr rttr cttr msttr25 mattr25 hdd42 herdan summer dugast maas yulek yulei herdanvm"
    ours = "ttr root_ttr corrected_ttr msttr mattr hdd log_ttr summer dugast maas yule_k yule_i"
    pairs = zip(theirs.split(), [*ours.split(), "herdan_vm"], strict=True)
    for their, our in [*pairs, ("simpsond", "simpson_d")]:
        assert close(row[our], wanted[their], tolerance), our
    # It ends a factor at 0.72, the paper below.
    assert close(wanted["mtld072"], oracle.mtld(given["tokens"], at_threshold=True))
    assert close(row["mtld"], oracle.mtld(given["tokens"]))
    assert abs(row["mtld"] - wanted["mtld072"]) > 1


def test_the_figures_of_lexical_diversity_are_ours_with_factors_of_ten_words():
    given, wanted, tolerance = worked("kyle_colorado")
    row = of(given["lemma_tokens"], min_factor=10)
    theirs = "ttr root_ttr log_ttr maas_log10 msttr50 mattr50 hdd42 mtld mtld_ma_wrap"
    ours = "ttr root_ttr log_ttr maas msttr mattr hdd mtld mtld_wrap"
    for their, our in zip(theirs.split(), ours.split(), strict=True):
        assert close(row[our], wanted[their], tolerance), our
    row = of(given["lemma_tokens"], window=25)
    assert close(row["msttr"], wanted["msttr25"], tolerance)
    assert close(row["mattr"], wanted["mattr25"], tolerance)


def test_yules_k_is_that_of_korpus():
    given, wanted, tolerance = worked("lexicalrichness_yule")
    for text, value in zip(given["texts"], wanted, strict=True):
        assert abs(of(text.split())["yule_k"] - value) <= tolerance


def test_the_gospel_of_john_has_the_printed_repetition():
    given, wanted, tolerance = worked("stjohn_yuleK")
    words = [
        f"{count}-{i}"
        for count, types in given["spectrum"].items()
        for i in range(types)
        for _ in range(int(count))
    ]
    row = of(words, ["yule_k"])
    assert (row["tokens"], row["types"]) == (wanted["tokens"], wanted["types"])
    assert abs(row["yule_k"] - wanted["K"]) <= tolerance


def test_entropy_and_repeat_rate_are_popescus():
    given, wanted, tolerance = worked("popescu_225")
    row = of([str(i) for i, n in enumerate(given["freqs"]) for _ in range(n)])
    assert (row["tokens"], row["types"]) == (wanted["tokens"], wanted["types"])
    assert abs(row["entropy"] - wanted["H"]) <= 10 * tolerance
    n = row["tokens"]
    assert abs(row["yule_k"] / 1e4 + 1 / n - wanted["RR"]) <= tolerance


def test_the_moths_of_malaya_have_the_printed_alpha():
    given, wanted, tolerance = worked("fisher_alpha")
    n, v = given["tokens"], given["types"]
    row = of([*map(str, range(v)), *["0"] * (n - v)], ["fisher_alpha"])
    assert abs(row["fisher_alpha"] - wanted) <= tolerance


def test_the_figures_of_korpus_are_ours():
    _, wanted, tolerance = worked("koRpus_phasmatodea")
    words = json.loads(text_of("data/koRpus/tokens.json"))
    row = of(words, window=100)
    assert (row["tokens"], row["types"]) == (556, 294)
    ours = {
        "TTR": row["ttr"],
        "MSTTR": row["msttr"],
        "MATTR": row["mattr"],
        "HerdanC": row["log_ttr"],
        "RootTTR": row["root_ttr"],
        "CTTR": row["corrected_ttr"],
        "Uber": row["dugast"],
        "Summer": row["summer"],
        "YuleK": row["yule_k"],
        "Maas_a": sqrt(row["maas"]),
        "MTLD": row["mtld"],
    }
    for name, value in ours.items():
        assert abs(value - wanted[name]) <= tolerance, name


# --- definitions -----------------------------------------------------------------------------

text = st.integers(1, 60).flatmap(
    lambda terms: st.lists(st.integers(0, terms).map(str), max_size=150)
)


@settings(max_examples=EXAMPLES)
@given(text, st.integers(1, 60), st.sampled_from([1, 10]), st.sampled_from([10, 2.718281828459045]))
@example(["a"], 1, 1, 10)
@example(["a", "a"], 2, 1, 10)
@example([str(i) for i in range(18)] + [str(i) for i in range(7)], 5, 1, 10)
def test_every_measure_is_its_definition(words, window, least, base):
    row = of(words, window=window, min_factor=least, base=base)
    wanted = oracle.diversity(words, window=window, least=least, base=base)
    assert (row["tokens"], row["types"]) == (len(words), len(set(words)))
    if not words:
        assert row[ALL].isna().all()
    for measure, value in wanted.items():
        assert close(row[measure], value), measure


@settings(max_examples=EXAMPLES // 10)
@given(st.integers(1, 300), st.integers(1, 5000))
def test_fishers_alpha_solves_its_equation(v, more):
    row = of([*map(str, range(v)), *["0"] * more], ["fisher_alpha"])
    assert close(row["fisher_alpha"], oracle.fisher_alpha(v + more, v), 1e-9)


# --- quanteda --------------------------------------------------------------------------------


def kept(token):
    """Tell whether textstat_lexdiv counts a token: no punctuation, symbol, number or link."""
    is_mark = len(token) == 1 and unicodedata.category(token)[0] in "PS"
    is_number = re.fullmatch(r"[$£€]?\d+([.,]*\d)*[$£€]?", token)
    is_link = "://" in token or token.startswith("www.") or "@" in token[1:]
    return not (is_mark or is_number or is_link)


@pytest.mark.parametrize("name", quanteda.NAMES)
def test_quanteda_gives_the_same_figures_for_its_own_words(name):
    rows = quanteda.stream(name, "default")
    docs = [[token for token in tokens if kept(token)] for _, tokens in rows]
    tokenizer = fl.Tokenizer(**quanteda.AS_CUT)
    corpus = fl.Corpus.from_tokens(docs, ids=[doc for doc, _ in rows], tokenizer=tokenizer)
    found = fl.lexical(corpus, measures=ALL, window=100).set_index("doc")
    ours = {
        "TTR": found["ttr"],
        "C": found["log_ttr"],
        "R": found["root_ttr"],
        "CTTR": found["corrected_ttr"],
        "U": found["dugast"],
        "S": found["summer"],
        "K": found["yule_k"],
        "I": found["yule_i"],
        "D": found["simpson_d"],
        "Vm": found["herdan_vm"],
        "Maas": found["maas"] ** 0.5,
    }
    wanted = pd.DataFrame(gold(f"quanteda/{name}/lexdiv_tokens.csv")).set_index("document")
    for measure, column in ours.items():
        np.testing.assert_allclose(column, wanted[measure].astype(float), rtol=1e-11)
    for window, table in (
        (100, "lexdiv_mattr_msttr_first20"),
        (50, "lexdiv_mattr50_msttr50_first20"),
    ):
        wanted = pd.DataFrame(gold(f"quanteda/{name}/{table}.csv")).set_index("document")
        found = fl.lexical(corpus, measures=["mattr", "msttr"], window=window).set_index("doc")
        for measure in ("mattr", "msttr"):
            theirs = wanted[measure.upper()].astype(float)
            np.testing.assert_allclose(found.loc[theirs.index, measure], theirs, rtol=1e-11)


@pytest.mark.parametrize("name", quanteda.NAMES)
def test_entropies_are_quantedas_also_those_of_a_word_over_documents(name):
    corpus = quanteda.corpus(name)
    for table, unit in (("entropy_documents", 1.0), ("entropy_documents_ln", log(2))):
        found = fl.lexical(corpus, measures=["entropy"]).set_index("doc")["entropy"]
        wanted = pd.DataFrame(gold(f"quanteda/{name}/{table}.csv")).set_index("document")
        theirs = wanted["entropy"].astype(float)
        np.testing.assert_allclose(found.loc[theirs.index] * unit, theirs, rtol=1e-12)
    # The documents that a word stands in, read as the words of a text.
    cells = fl.frequency(corpus, by="doc")
    places = cells["doc"].repeat(cells["count"]).groupby(cells["term"].repeat(cells["count"]))
    texts = {term: list(docs) for term, docs in places}
    turned = fl.Corpus.from_tokens(list(texts.values()), ids=list(texts))
    found = fl.lexical(turned, measures=["entropy"]).set_index("doc")["entropy"]
    wanted = pd.DataFrame(gold(f"quanteda/{name}/entropy_features.csv.gz")).set_index("feature")
    theirs = wanted["entropy"].astype(float)
    theirs.index = theirs.index.str.translate(quanteda.CURLY)
    assert set(theirs.index) == set(found.index)
    np.testing.assert_allclose(found.loc[theirs.index], theirs, rtol=1e-11, atol=1e-12)


# --- what can go wrong -----------------------------------------------------------------------


def test_a_short_text_does_not_shrink_the_windows_of_the_others():
    """A widely used package takes the shortest text's length for all windows."""
    long = [str(i % 70) for i in range(200)]
    table = fl.lexical(
        fl.Corpus.from_tokens([long, ["a", "b"]]), measures=["mattr", "msttr"], window=60
    )
    assert list(table.loc[0, ["mattr", "msttr"]]) == [1, 1]
    assert table.loc[1, ["mattr", "msttr"]].isna().all()


def test_what_is_not_counted_is_no_word():
    tokenizer = fl.Tokenizer(drop=["punctuation", "stopwords"])
    row = fl.lexical(fl.Corpus(["The war, the WAR; and peace!"], tokenizer=tokenizer)).iloc[0]
    assert (row["tokens"], row["types"], row["ttr"]) == (3, 2, 2 / 3)


def test_documents_of_a_group_are_one_text_in_the_order_of_the_corpus():
    docs = [list("abcab"), list("ddd"), None, list("abxyz"), list("q")]
    docvars = pd.DataFrame({"outlet": ["x", "y", "x", "x", None]})
    with pytest.warns(UserWarning, match="1 of 5 documents"):
        table = fl.lexical(
            fl.Corpus.from_tokens(docs, docvars=docvars), by="outlet", measures=ALL, window=4
        )
    assert list(table["outlet"]) == ["x", "y"]
    for row, words in zip(table.to_dict("records"), ["abcababxyz", "ddd"], strict=True):
        alone = of(list(words), window=4)
        for measure in ALL:
            assert row[measure] == alone[measure] or (isnan(row[measure]) and isnan(alone[measure]))


def test_threads_do_not_matter():
    corpus = fl.load_sample()
    tables = []
    for threads in (1, 3):
        fl.set_threads(threads)
        tables.append(fl.lexical(corpus, measures=ALL))
    fl.set_threads(None)
    pd.testing.assert_frame_equal(*tables, check_exact=True)


def test_the_usual_measures_come_in_their_order():
    table = fl.lexical(fl.load_sample(), by="outlet")
    assert list(table.columns) == ["outlet", "tokens", "types", *USUAL]
    assert table[list(USUAL)].notna().all(axis=None)


@pytest.mark.parametrize(
    ("wrong", "error", "message"),
    [
        ({"measures": "ttr"}, TypeError, "measures must be a list of names, got 'ttr'"),
        ({"measures": ["TTR"]}, ValueError, "measures must be one of ttr, root_ttr"),
        ({"measures": ["ttr", "ttr"]}, ValueError, "measures must differ"),
        ({"window": 0}, ValueError, "window must be 1 or more, got 0"),
        ({"min_factor": 0}, ValueError, "min_factor must be 1 or more, got 0"),
        ({"base": 1, "measures": ["maas"]}, ValueError, "base must be a number above 1, got 1"),
        ({"base": "e", "measures": ["maas"]}, TypeError, "base must be a number, got 'e'"),
    ],
)
def test_wrong_options_say_what_they_wanted(wrong, error, message):
    with pytest.raises(error, match=message):
        fl.lexical(fl.Corpus(["a b"]), **wrong)
