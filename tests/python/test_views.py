"""What comes back: dtypes as documented, documents narrowed down, texts cut elsewhere."""

from __future__ import annotations

import inspect

import framelens as fl
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import TABLES, column, library
from tables import (
    BARE,
    DOCS,
    DTYPES,
    FRAMES,
    LIBRARIES,
    NEVER,
    NEVER_EMPTY,
    REAL,
    RICH,
    asked,
    made,
)


def test_every_function_that_takes_texts_or_a_corpus_has_a_row_here():
    others = {"dtm", "report", "similarity", "validation_sample"}
    asking = {
        name
        for name in fl.__all__
        if inspect.isfunction(getattr(fl, name))
        and {"corpus", "texts"} & set(inspect.signature(getattr(fl, name)).parameters)
    }
    assert asking - others == set(DTYPES)
    for name in asking:
        taken = set(inspect.signature(getattr(fl, name)).parameters)
        assert ("tokenizer" in taken) == ("clean" in taken), name


@pytest.mark.parametrize("kind", LIBRARIES)
@pytest.mark.parametrize("rows", ["some", "none"])
def test_columns_have_their_documented_names_and_dtypes_even_without_a_row(kind, rows):
    corpus = made(kind, text=RICH if rows == "some" else BARE)
    how = (FRAMES, "no-limits", 1) if rows == "some" else (NEVER, "zebra", 99)
    tables = asked(corpus, *how)
    for name, table in tables.items():
        frame = nw.from_native(table, eager_only=True)
        assert library(table) == kind, name
        assert list(frame.columns) == list(DTYPES[name]), name
        assert dict(frame.schema) == DTYPES[name], name
        assert bool(len(frame)) == (rows == "some" or name in NEVER_EMPTY), name


@pytest.mark.parametrize("kind", LIBRARIES[1:])
def test_the_same_rows_come_out_whatever_library_went_in(kind):
    wanted = asked(made("pandas", text=RICH), FRAMES, "no-limits", 1)
    for name, table in asked(made(kind, text=RICH), FRAMES, "no-limits", 1).items():
        rows, others = (nw.from_native(t).to_pandas() for t in (table, wanted[name]))
        others.attrs = {}
        pd.testing.assert_frame_equal(
            rows, others.reset_index(drop=True), check_dtype=False, check_index_type=False, obj=name
        )


@pytest.mark.parametrize("kind", LIBRARIES)
def test_tables_made_of_tables_come_in_their_library_too(kind):
    counts = TABLES[kind]({"o11": [8], "o12": [5], "o21": [24], "o22": [31740]})
    frame = nw.from_native(counts)
    cells = [frame[name].to_native() for name in frame.columns]
    table = fl.association(*cells, measures=["g2", "fisher"])
    assert library(table) == kind
    columns = ["g2", "fisher", "fisher_p", "fisher_more", "fisher_less"]
    assert dict(nw.from_native(table).schema) == dict.fromkeys(columns, REAL)
    assert round(column(table, "g2")[0], 2) == 95.29
    assert fl.settings(table)["measures"] == ["g2", "fisher"]
    lines = fl.learn_lines(made(kind, text=RICH), by="outlet", min_docs=1, min_share=0.0)
    merged = fl.merge_lines(lines, min_docs=1, min_share=0.0)
    assert library(merged) == kind
    assert dict(nw.from_native(merged).schema) == DTYPES["learn_lines"]
    assert fl.settings(merged)["function"] == "merge_lines"


@pytest.mark.parametrize("kind", LIBRARIES)
def test_every_table_tells_how_it_was_made(kind):
    for name, table in asked(made(kind), FRAMES, "no-limits", 1).items():
        settings = fl.settings(table)
        assert settings["function"] == name
        assert settings["versions"]["framelens"] == fl.__version__
        assert settings["tokenizer"]["hyphens"] == "keep"
        assert len(settings["corpus"]) == 32
        if name in ("keyness", "framing", "divergence"):
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
    # The others draw documents at random, or depend on their order.
    same = ("tokens", "summary", "variants", "frequency", "lexical", "readability", "collocations")
    same += (
        "hits",
        "framing",
        "kwic",
        "collocates",
        "cooccurrence",
        "keyness",
        "evidence",
        "shift",
        "neighbors",
        "score",
    )
    ones, theirs = (asked(corpus, FRAMES, "no-limits", 1) for corpus in (view, alone))
    for name in same:
        one, other = ones[name], theirs[name]
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
