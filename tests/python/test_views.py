"""What comes back: dtypes as documented, documents narrowed down, texts cut elsewhere."""

from __future__ import annotations

import framelens as fl
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import TABLES, column, library

DOCS = {
    "text": ["No limits pact.", None, "A multipolar world", "“No-limits”, they said. Peace"],
    "id": ["a", "b", "c", "d"],
    "outlet": ["Wire", "Post", "Post", "Wire"],
    "year": [2021, 2022, 2022, 2021],
}
FRAMES = fl.Dictionary({"no_limits": ["no-limits"], "multipolar": ["multipolar*"]})
NEVER = fl.Dictionary({"never": ["zebra*"]})
LIBRARIES = ["pandas", "polars", "pyarrow"]

TEXT, WHOLE, REAL, TRUTH = nw.String, nw.Int64, nw.Float64, nw.Boolean
RATES = {"count": WHOLE, "docs": WHOLE, "n_docs": WHOLE, "tokens": WHOLE}
RATES |= {"rate": REAL, "low": REAL, "high": REAL, "ci_method": TEXT}
COMPARED = ["target_rate", "reference_rate", "g2", "log_ratio", "log_ratio_low", "log_ratio_high"]
FLAGS = {"negated": TRUTH, "hedged": TRUTH}
VOICES = dict.fromkeys(["own", "direct", "reported", "scare", "mention", "unknown"], WHOLE)
VOICES |= dict.fromkeys(FLAGS, WHOLE)
DTYPES = {
    "tokens": {"doc": TEXT, "position": WHOLE, "start": WHOLE, "end": WHOLE, "surface": TEXT}
    | {"term": TEXT, "sentence": WHOLE, "region": TEXT, "counted": TRUTH, "voice": TEXT}
    | FLAGS,
    "summary": {"doc": TEXT, "chars": WHOLE, "tokens": WHOLE, "counted": WHOLE, "types": WHOLE}
    | {"sentences": WHOLE, "regions": WHOLE, "missing": TRUTH},
    "frequency": {"term": TEXT, "outlet": TEXT, "year": WHOLE} | RATES,
    "hits": {"frame": TEXT, "entry": TEXT, "doc": TEXT, "start": WHOLE, "end": WHOLE}
    | {"surface": TEXT, "sentence": WHOLE, "region": TEXT, "voice": TEXT, "speaker": TEXT}
    | FLAGS
    | {"position": WHOLE},
    "framing": {"frame": TEXT, "year": WHOLE}
    | RATES
    | {"prevalence": REAL, "dp_norm": REAL}
    | VOICES,
    "kwic": {"doc": TEXT, "start": WHOLE, "end": WHOLE, "left": TEXT, "node": TEXT, "right": TEXT}
    | {"region": TEXT, "voice": TEXT, "speaker": TEXT},
    "keyness": {"term": TEXT, "year": WHOLE}
    | dict.fromkeys(["target", "reference", "target_docs", "reference_docs"], WHOLE)
    | dict.fromkeys(
        [*COMPARED, "log_odds", "log_odds_z", "log_odds_se", "log_odds_prior", "p", "q"], REAL
    )
    | {"p_method": TEXT},
}


def asked(corpus, frames, pattern, min_count):
    """Return one table of every kind."""
    return {
        "tokens": fl.tokens(corpus),
        "summary": fl.summary(corpus),
        "frequency": fl.frequency(corpus, by=["outlet", "year"]),
        "hits": fl.hits(corpus, frames),
        "framing": fl.framing(corpus, frames, by="year"),
        "kwic": fl.kwic(corpus, pattern),
        "keyness": fl.keyness(corpus, by="year", min_count=min_count),
    }


def made(kind, **changes):
    return fl.Corpus(TABLES[kind](DOCS | changes), text="text", id="id")


@pytest.mark.parametrize("kind", LIBRARIES)
@pytest.mark.parametrize("rows", ["some", "none"])
def test_columns_have_their_documented_names_and_dtypes_even_without_a_row(kind, rows):
    corpus = made(kind, text=["no limits", "multipolar", None, "war"])
    how = (FRAMES, "no-limits", 1) if rows == "some" else (NEVER, "zebra", 99)
    tables = asked(corpus, *how)
    if rows == "none":
        assert [len(tables[name]) for name in ("hits", "kwic", "keyness")] == [0, 0, 0]
    for name, table in tables.items():
        assert library(table) == kind
        schema = nw.from_native(table, eager_only=True).schema
        assert dict(schema) == DTYPES[name], name


@pytest.mark.parametrize("kind", LIBRARIES)
def test_every_table_tells_how_it_was_made(kind):
    for name, table in asked(made(kind), FRAMES, "no-limits", 1).items():
        settings = fl.settings(table)
        assert settings["function"] == name
        assert settings["versions"]["framelens"] == fl.__version__
        assert settings["tokenizer"]["hyphens"] == "keep"
        assert len(settings["corpus"]) == 32
    assert settings["by"] == "year"


def test_settings_belong_to_one_table_and_go_with_it():
    tables = [fl.frequency(made("polars"), ngrams=n) for n in (1, 2, 1)]
    assert [fl.settings(table)["ngrams"] for table in tables] == [[1, 1], [2, 2], [1, 1]]
    del tables
    for _ in range(50):
        with pytest.raises(ValueError, match=r"^table carries no settings"):
            fl.settings(pl.DataFrame({"a": [1]}))


@pytest.mark.parametrize("kind", LIBRARIES)
def test_where_keeps_the_documents_that_have_the_value(kind):
    corpus = made(kind)
    rows = {
        "Post": corpus.where(outlet="Post"),
        "Wire 2021": corpus.where(outlet="Wire", year=2021),
        "both": corpus.where(outlet=["Wire", "Post"]),
        "mask": corpus.where([True, False, False, True]),
        "mask and value": corpus.where(np.array([False, True, True, True]), year=[2021]),
        "narrowed twice": corpus.where(outlet="Post").where(id="c"),
        "none": corpus.where([False] * 4),
    }
    assert {name: view.ids for name, view in rows.items()} == {
        "Post": ["b", "c"],
        "Wire 2021": ["a", "d"],
        "both": ["a", "b", "c", "d"],
        "mask": ["a", "d"],
        "mask and value": ["d"],
        "narrowed twice": ["c"],
        "none": [],
    }
    assert library(rows["Post"].docvars) == kind
    assert column(rows["Post"].docvars, "year") == [2022, 2022]
    assert rows["Post"].n_missing == 1
    assert corpus.ids == ["a", "b", "c", "d"]


@pytest.mark.parametrize("kind", LIBRARIES)
def test_a_view_answers_as_a_corpus_of_only_those_documents(kind):
    whole, places = made(kind), [2, 0, 3]
    alone = made(kind, **{name: [values[i] for i in places] for name, values in DOCS.items()})
    view = whole.where([True, False, True, True])
    for name in ("tokens", "frequency", "hits", "framing", "kwic", "keyness"):
        one = asked(view, FRAMES, "no-limits", 1)[name]
        other = asked(alone, FRAMES, "no-limits", 1)[name]
        rows, others = (sorted(nw.from_native(t).rows(), key=repr) for t in (one, other))
        assert repr(rows) == repr(others), name
        assert fl.settings(one)["corpus"] == fl.settings(other)["corpus"]


def test_a_mask_from_polars_or_pyarrow_or_pandas_serves_as_well():
    corpus = made("polars")
    assert corpus.where(corpus.docvars["outlet"] == "Post").ids == ["b", "c"]
    assert corpus.where(pa.array([True, False, False, False])).ids == ["a"]
    assert corpus.where(pd.array([False, False, False, True], dtype="boolean")).ids == ["d"]


@pytest.mark.parametrize("kind", LIBRARIES)
def test_texts_cut_elsewhere_keep_their_words_names_and_docvars(kind):
    docvars = TABLES[kind]({"outlet": ["Wire", "Post", "Post"]})
    words = [["No", "limits", "", "pact"], None, ("a b", "no-limits")]
    corpus = fl.Corpus.from_tokens(words, ids=["x", "y", "z"], docvars=docvars)
    table = fl.tokens(corpus)
    assert library(table) == kind
    assert column(table, "doc") == ["x"] * 4 + ["z"] * 2
    assert column(table, "surface") == ["No", "limits", "", "pact", "a b", "no-limits"]
    assert column(table, "counted") == [True, True, False, True, True, True]
    assert not {"start", "end"} & set(nw.from_native(table).columns)
    assert column(fl.hits(corpus, FRAMES), "surface") == ["No limits", "no-limits"]
    assert corpus.where(outlet="Post").ids == ["y", "z"]
    assert (len(corpus), corpus.n_missing) == (3, 1)
    pairs = fl.frequency(corpus, ngrams=2, within="document")
    assert column(pairs, "term") == ["a b no-limits", "no limits"]


def test_lists_of_words_may_come_from_any_library():
    words = [["no", "limits"], None, ["pact"]]
    for tokens in (
        words,
        (doc for doc in words),
        pl.Series(words),
        pd.Series(words),
        pd.Series([["no", "limits"], float("nan"), np.array(["pact"])]),
    ):
        corpus = fl.Corpus.from_tokens(tokens)
        assert column(fl.tokens(corpus), "surface") == ["no", "limits", "pact"]
        assert (len(corpus), corpus.n_missing) == (3, 1)
