"""Do values that are added later, or given beside the texts, reach the right documents?"""

from __future__ import annotations

import datetime

import framelens as fl
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import TABLES, column, library

LIBRARIES = ["pandas", "polars", "pyarrow"]
TEXTS = {"a": "war", "b": "peace", "c": "war war", "d": "x"}
FRAMES = fl.Dictionary({"war": ["war"], "peace": ["peace"]})
#: What `x` must be for a, b, c, d.
WANTED = [10, 20, 30, 40]
DAYS = [datetime.datetime(2024, 1, day) for day in (1, 2, 3, 4)]


def made(kind="pandas"):
    data = {"text": list(TEXTS.values()), "id": list(TEXTS), "outlet": ["X", "Y", "X", "Y"]}
    return fl.Corpus(TABLES[kind](data), text="text", id="id")


def by_id(order, values=WANTED):
    return pd.Series(dict(zip(TEXTS, values, strict=True)), name="x").loc[list(order)]


@pytest.mark.parametrize("kind", LIBRARIES)
@pytest.mark.parametrize("order", ["abcd", "dcba", "cadb"])
def test_rows_named_by_ids_find_their_documents_in_any_order(kind, order):
    corpus, values = made(kind), by_id(order)
    for added in (corpus.assign(values.to_frame()), corpus.assign(x=values)):
        assert column(added.docvars, "x") == WANTED
        assert column(added.docvars, "outlet") == ["X", "Y", "X", "Y"]
        assert library(added.docvars) == kind
        assert added.where(x=30).ids == ["c"]
    assert "x" not in nw.from_native(corpus.docvars).columns


IN_ORDER = {
    "list": list,
    "tuple": tuple,
    "array": np.array,
    "Index": pd.Index,
    "Series": pd.Series,
    "nullable": lambda values: pd.array(values, dtype="Int64"),
    "polars": pl.Series,
    "pyarrow": pa.array,
    "chunks": lambda values: pa.chunked_array([values[:1], values[1:]]),
    "range": lambda values: range(10, 50, 10),
}


@pytest.mark.parametrize("kind", LIBRARIES)
@pytest.mark.parametrize("given", IN_ORDER)
def test_values_without_ids_go_by_their_place(kind, given):
    added = made(kind).assign(x=IN_ORDER[given](WANTED))
    assert column(added.docvars, "x") == WANTED
    assert added.where(x=[10, 40]).ids == ["a", "d"]
    assert column(fl.framing(added, FRAMES, by="x"), "x") == WANTED * 2


@pytest.mark.parametrize("kind", LIBRARIES)
@pytest.mark.parametrize("table", LIBRARIES)
def test_tables_without_ids_go_by_their_place(kind, table):
    columns = {"x": WANTED, "outlet": list("ZZZW"), "day": DAYS}
    added = made(kind).assign(TABLES[table](columns), y="same")
    assert column(added.docvars, "x") == WANTED
    assert column(added.docvars, "outlet") == list("ZZZW")
    assert column(added.docvars, "day") == DAYS
    assert column(added.docvars, "y") == ["same"] * 4


@pytest.mark.parametrize("kind", LIBRARIES)
def test_days_and_gaps_stay_what_they_are(kind):
    days = np.array(["2024-01-01", "2024-01-02", "NaT", "2024-01-04"], dtype="datetime64[ns]")
    gaps = pd.Series([1, None, 3, 4], index=list("abcd"), dtype="Int64")
    added = made(kind).assign(day=days, n=gaps)
    known = [day for day in column(added.docvars, "day") if not pd.isna(day)]
    assert known == [DAYS[0], DAYS[1], DAYS[3]]
    assert [None if pd.isna(n) else n for n in column(added.docvars, "n")] == [1, None, 3, 4]
    with pytest.warns(UserWarning, match="1 of 4 documents have no value in 'n'"):
        assert column(fl.framing(added, FRAMES, by="n"), "n") == [1, 3, 4] * 2


def test_a_column_made_of_docvars_goes_back_to_the_documents_it_came_from():
    frame = pd.DataFrame({"text": ["war", "x", "y"], "id": list("pqr"), "n": [1, 2, 3]})
    frame.index = [7, 5, 6]
    corpus = fl.Corpus(frame, text="text", id="id")
    assert corpus.assign(m=corpus.docvars["n"] * 2).docvars["m"].to_list() == [2, 4, 6]
    view = corpus.where(n=[2, 3])
    assert view.assign(m=view.docvars["n"] * 2).docvars["m"].to_list() == [4, 6]
    assert view.assign(m=view.docvars[::-1]["n"].set_axis(["r", "q"])).docvars["m"].to_list() == [
        2,
        3,
    ]


def test_whole_numbers_as_ids_are_names_and_not_places():
    corpus = fl.Corpus(pd.Series(["war", "x", "y"], index=[2, 0, 1]))
    assert corpus.assign(n=pd.Series([0, 1, 2])).docvars["n"].to_list() == [2, 0, 1]
    assert corpus.assign(n=[0, 1, 2]).docvars["n"].to_list() == [0, 1, 2]
    assert corpus.assign(n=pd.Series([5, 6, 7], index=[0, 1, 2])).docvars["n"].to_list() == [
        7,
        5,
        6,
    ]


def test_categories_keep_their_order():
    levels = pd.Categorical(["low", "high", "low", "mid"], ["low", "mid", "high"], ordered=True)
    named = pd.Series(levels, index=list(TEXTS), name="level")
    texts = pd.Series(TEXTS)
    for table in (
        fl.framing(made().assign(level=named), FRAMES, by="level"),
        fl.framing(made().assign(level=levels), FRAMES, by="level"),
        fl.framing(texts, FRAMES, by=named),
    ):
        assert list(table["level"]) == ["low", "mid", "high"] * 2
        assert list(table["count"])[:3] == [3, 0, 0]


def test_nothing_but_docvars_changes():
    corpus = made()
    added = corpus.assign(outlet="all", x=by_id("dcba"))
    assert corpus.docvars["outlet"].to_list() == ["X", "Y", "X", "Y"]
    assert added.ids == corpus.ids
    assert fl.settings(fl.summary(added))["corpus"] == fl.settings(fl.summary(corpus))["corpus"]
    assert fl.framing(added, FRAMES, by="outlet")["count"].to_list() == [3, 1]


@pytest.mark.parametrize(
    ("kind", "mask"),
    [
        ("pandas", [True, False, False, True]),
        ("pandas", np.array([True, False, False, True])),
        ("pandas", pd.array([True, False, False, True], dtype="boolean")),
        ("polars", pl.Series([True, False, False, True])),
        ("pyarrow", pa.array([True, False, False, True])),
    ],
)
def test_masks_and_values_from_any_library_choose_documents(kind, mask):
    corpus = made(kind).assign(x=WANTED)
    assert corpus.where(mask).ids == ["a", "d"]
    for wanted in ([10, 30], (10, 30), {10, 30}, np.array([10, 30]), pd.Series([10, 30])):
        assert corpus.where(x=wanted).ids == ["a", "c"]
    assert corpus.where(x=pl.Series([10, 30])).where(x=pa.array([30])).ids == ["c"]
    assert corpus.where(mask, x=np.int64(40)).ids == ["d"]


GROUPS = ["X", "Y", "X", "Y"]
BY = {
    "Series": pd.Series(GROUPS, index=list(TEXTS), name="g"),
    "category": pd.Series(GROUPS, index=list(TEXTS), dtype="category", name="g"),
    "Index": pd.Index(GROUPS, name="g"),
    "array": np.array(GROUPS),
    "objects": np.array(GROUPS, dtype=object),
    "list": GROUPS,
    "tuple": tuple(GROUPS),
    "polars": pl.Series("g", GROUPS),
    "pyarrow": pa.array(GROUPS),
    "chunks": pa.chunked_array([GROUPS[:3], GROUPS[3:]]),
}


@pytest.mark.parametrize("by", BY)
def test_texts_alone_are_grouped_by_values_beside_them(by):
    texts = pd.Series(TEXTS)
    whole = made()
    name = getattr(BY[by], "name", None) or "group"
    for alone, grouped in (
        (fl.framing(texts, FRAMES, by=BY[by]), fl.framing(whole, FRAMES, by="outlet")),
        (fl.frequency(texts, by=BY[by]), fl.frequency(whole, by="outlet")),
    ):
        pd.testing.assert_frame_equal(alone, grouped.rename(columns={"outlet": name}))
        assert fl.settings(alone)["by"] == name


def test_texts_alone_are_cut_as_the_tokenizer_says():
    tokenizer = fl.Tokenizer(hyphens="split", drop={"punctuation", "stopwords"})
    texts = pd.Series(["The no-limits war", None, "war"])
    corpus = fl.Corpus(texts, tokenizer=tokenizer)
    frames = fl.Dictionary({"limits": ["limits"], "war": ["war"]})
    for alone, whole in (
        (
            fl.framing(texts, frames, by=None, tokenizer=tokenizer),
            fl.framing(corpus, frames, by=None),
        ),
        (fl.frequency(texts, tokenizer=tokenizer), fl.frequency(corpus)),
        (fl.kwic(texts, "limits", tokenizer=tokenizer), fl.kwic(corpus, "limits")),
        (fl.score(texts, frames, tokenizer=tokenizer), fl.score(corpus, frames)),
    ):
        pd.testing.assert_frame_equal(alone, whole)
        assert fl.settings(alone) == fl.settings(whole)
    assert fl.frequency(texts, tokenizer=tokenizer)["term"].to_list() == ["war", "limits"]
    with pytest.raises(ValueError, match=r"^tokenizer must not be given with a Corpus"):
        fl.frequency(corpus, tokenizer=tokenizer)


def refusals():
    texts, corpus = pd.Series(TEXTS), made()
    by = pd.Series(GROUPS, index=list("bacz"))
    twice = pd.DataFrame([[1, 2]] * 4, columns=["x", "x"])

    def assigned(*tables, **columns):
        return lambda: made().assign(*tables, **columns)

    named = "must have the ids of the documents as its index, 'd' is not there; call .reset_index"
    flat = "x must be one value, or a list or array of one per document, got a"
    yield assigned(by_id("abc")), TypeError, "table must be a table, got Series; give a single"
    yield assigned([1, 2]), TypeError, "table must be a table, got list; give a single column by"
    yield assigned(twice), ValueError, "table must have different columns, got 'x' more than once"
    yield assigned(pd.DataFrame({"x": [1]})), ValueError, "table must have one row per document (4)"
    yield assigned(pl.DataFrame({"x": [1]})), ValueError, "table must have one row per document (4)"
    other = by_id("abcd").set_axis(list("abcz"))
    yield assigned(other.to_frame()), ValueError, f"table {named}"
    yield assigned(x=other), ValueError, f"x {named}"
    again = "must have each id once in its index, got 'a' again"
    yield assigned(x=other.set_axis(list("aabc"))), ValueError, f"x {again}"
    yield assigned(x=[1, 2]), ValueError, "x must have one item per document (4), got 2"
    yield (
        assigned(x=np.zeros((4, 2))),
        ValueError,
        "x must be a flat list or array, got shape (4, 2)",
    )
    yield assigned(x={"a": 1}), TypeError, f"{flat} dict"
    yield assigned(x={1, 2, 3, 4}), TypeError, f"{flat} set"
    yield assigned(x=iter(WANTED)), TypeError, f"{flat} list_iterator"
    yield lambda: corpus.where(outlet="Z"), ValueError, "outlet must be one of 'X', 'Y', got 'Z'"
    yield lambda: corpus.where(outlet=[["X"]]), TypeError, "outlet must be a value or a flat list"
    yield lambda: corpus.where(sort="X"), ValueError, "where must be one of 'id', 'outlet', got 'so"
    yield (
        lambda: corpus.where([True]),
        ValueError,
        "mask must have one item per document (4), got s",
    )
    yield lambda: fl.framing(texts, FRAMES, by=by), ValueError, f"by {named}"
    short = "by must have one value per document (4), got 1"
    yield lambda: fl.framing(texts, FRAMES, by=np.array(["X"])), ValueError, short
    name = "by must not be called 'count', which is another column of the result; give it another"
    yield lambda: fl.framing(texts, FRAMES, by=BY["Series"].rename("count")), ValueError, name
    yield lambda: fl.frequency(corpus.assign(count=1), by="count"), ValueError, name


@pytest.mark.parametrize(("ask", "error", "message"), list(refusals()))
def test_values_that_fit_no_documents_are_refused(ask, error, message):
    with pytest.raises(error) as refused:
        ask()
    assert str(refused.value).startswith(message)
