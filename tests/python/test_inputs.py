"""Do texts count the same, whatever container they come in, and does that stay as it was?"""

from __future__ import annotations

import copy
import pickle
import re
import sys

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import CONTAINERS, MISSING, MIXED, TABLES, TEXTS, column, library, patterns
from containers import mixed as mixed_up

SPAN = ("doc", "start", "end", "surface")
PATTERNS = patterns(40)
DOCS = {
    "text": ["No limits pact.", None, "A multipolar world", "“No-limits”, they said"],
    "id": ["a", "b", "c", "d"],
    "outlet": ["Wire", "Post", "Post", "Wire"],
    "year": [2021, 2022, None, 2021],
}
FRAMES = fl.Dictionary({"no_limits": ["no-limits"], "multipolar": ["multipolar*"]})


def cut(texts):
    """Return what splitting at white space, the plain way, gives."""
    found = [(row, re.finditer(r"\S+", text)) for row, text in enumerate(texts) if text]
    return [(row, m.start(), m.end(), m.group()) for row, matches in found for m in matches]


def seen(corpus):
    table = fl.tokens(corpus)
    return list(zip(*(column(table, name) for name in SPAN), strict=True))


@pytest.mark.parametrize("kind", CONTAINERS)
def test_every_container_holds_the_same_words(kind):
    assert len(PATTERNS) == 40
    _, make = CONTAINERS[kind]
    for seed, texts in enumerate(PATTERNS):
        given = mixed_up(texts, seed) if kind in MIXED else texts
        corpus = fl.Corpus(make(given))
        assert seen(corpus) == cut(texts), texts
        assert len(corpus) == len(texts)
        assert corpus.n_missing == texts.count(None)
        summary = fl.summary(corpus)
        assert column(summary, "missing") == [text is None for text in texts]
        assert column(summary, "chars") == [len(text or "") for text in texts]
        assert "nan" not in column(fl.frequency(corpus), "term")


def in_tables():
    """Name every kind of column with each kind of table that can hold it."""
    yield from (("pandas", kind) for kind in CONTAINERS if kind.startswith("pandas"))
    yield from (("polars", kind) for kind in CONTAINERS if kind.startswith("polars"))
    yield "pyarrow", "pyarrow chunks"
    for table in TABLES:
        if table not in ("pandas", "polars"):
            for kind in ("string", "large", "view", "dictionary", "slice"):
                yield table, f"pyarrow {kind}"


@pytest.mark.parametrize(("table", "kind"), list(in_tables()))
def test_every_column_of_every_table_holds_the_same_words(table, kind):
    texts = [*TEXTS, None, TEXTS[0]]
    numbers = list(range(len(texts)))
    data = TABLES[table]({"text": CONTAINERS[kind][1](texts), "n": numbers})
    corpus = fl.Corpus(data, text="text")
    assert seen(corpus) == cut(texts)
    assert column(corpus.docvars, "n") == numbers


@pytest.mark.parametrize("dtype", ["category", "float64", "Int64", "boolean", "datetime64[ns]"])
def test_a_column_without_any_text_holds_missing_texts_whatever_its_dtype(dtype):
    for length in (0, 3):
        corpus = fl.Corpus(pd.Series([None] * length, dtype=dtype))
        assert (len(corpus), corpus.n_missing) == (length, length)
        assert seen(corpus) == []


@pytest.mark.parametrize(
    "column_of",
    [
        pl.Series([None, None], dtype=pl.Enum([])),
        pl.Series([None, None], dtype=pl.Categorical),
        pl.Series([None, None], dtype=pl.Int64),
        pa.nulls(2),
        pa.array([None, None], pa.dictionary(pa.int8(), pa.string())),
        pd.Series(pd.Categorical([None, None], categories=[])),
        pd.Series(pd.Categorical([None, None], categories=["a", "b"])),
        pd.Series([None, None], dtype=pd.ArrowDtype(pa.null())),
    ],
    ids=lambda column_of: str(getattr(column_of, "dtype", None) or column_of.type),
)
def test_categories_that_no_row_has_are_no_texts(column_of):
    corpus = fl.Corpus(column_of)
    assert (len(corpus), corpus.n_missing) == (2, 2)
    assert len(fl.tokens(corpus)) == 0


@pytest.mark.parametrize("missing", MISSING, ids=repr)
def test_a_missing_text_is_never_the_word_that_it_is_written_as(missing):
    corpus = fl.Corpus(["peace", missing])
    assert column(fl.frequency(corpus), "term") == ["peace"]
    assert column(fl.summary(corpus), "missing") == [False, True]


@pytest.mark.parametrize("kind", CONTAINERS)
def test_the_data_of_the_caller_stays_as_it_was(kind):
    texts = [*TEXTS, None]
    data = CONTAINERS[kind][1](texts)
    if isinstance(data, np.ndarray):
        data.setflags(write=False)
    # What has no pickle, or not the same one twice, is compared as it looks.
    look = repr if kind in ("generator", "polars Object", "pyarrow slice") else pickle.dumps
    before = look(data)
    ask_everything(fl.Corpus(data))
    assert look(data) == before


@pytest.mark.parametrize("table", ["pandas", "polars", "pyarrow"])
def test_a_table_of_the_caller_stays_as_it_was(table):
    data = TABLES[table](DOCS)
    before = copy.deepcopy(data)
    corpus = fl.Corpus(data, text="text", id="id")
    ask_everything(corpus)
    ask_everything(corpus.where(outlet="Post"))
    assert data.equals(before)


@pytest.mark.parametrize("kind", MIXED)
def test_texts_of_the_caller_do_not_grow(kind):
    # Built here, so that no other test has made Python keep a second form of them.
    texts = ["".join(("Мир ", "и", f" война {i}")) for i in range(50)] + ["".join(("naïve", " é"))]
    sizes = [sys.getsizeof(text) for text in texts]
    ask_everything(fl.Corpus(MIXED[kind][1](texts)))
    ask_everything(fl.Corpus.from_tokens([texts]))
    assert [sys.getsizeof(text) for text in texts] == sizes


def ask_everything(corpus):
    for function in (fl.tokens, fl.summary, fl.frequency, fl.similarity):
        function(corpus)
    for function in (fl.hits, fl.framing):
        function(corpus, FRAMES)
    fl.kwic(corpus, "война")


@pytest.mark.parametrize("kind", CONTAINERS)
def test_tables_come_back_in_the_library_that_the_texts_came_in(kind):
    expected, make = CONTAINERS[kind]
    corpus = fl.Corpus(make(list(TEXTS)))
    for result in (fl.tokens(corpus), fl.frequency(corpus), fl.hits(corpus, FRAMES)):
        assert library(result) == expected
        assert fl.settings(result)["corpus"] == fl.settings(fl.summary(corpus))["corpus"]


def test_a_series_with_an_odd_index_names_its_documents_by_it():
    texts = pd.Series(["peace", "war"], index=["z", "a"], name="n")
    assert fl.Corpus(texts).ids == ["z", "a"]
    assert fl.Corpus(texts[::-1]).ids == ["a", "z"]
    assert fl.Corpus(texts).text("a") == "war"
    dated = pd.Series(["peace", "war"], index=pd.to_datetime(["2024-02-01", "2024-01-01"]))
    assert fl.Corpus(dated).ids == list(dated.index)
    pairs = pd.Series(["peace", "war"], index=pd.MultiIndex.from_tuples([(1, "x"), (1, "y")]))
    assert fl.Corpus(pairs).ids == [(1, "x"), (1, "y")]
    assert list(fl.tokens(fl.Corpus(pairs))["doc"]) == [(1, "x"), (1, "y")]
    shuffled = pd.DataFrame(DOCS, index=[3, 1, 0, 2])
    assert fl.Corpus(shuffled, text="text").ids == [3, 1, 0, 2]
    assert fl.Corpus({"b": "war", "a": "peace"}).ids == ["b", "a"]


def test_every_surrogate_is_refused_by_row_in_every_place():
    for code in range(0xD800, 0xE000):
        half = chr(code)
        for text in (half, half + "b", "é" + half, "a" + half + " b"):
            with pytest.raises(ValueError, match=r"^text of row 1 holds half a surrogate pair, "):
                fl.Corpus(["fine", text])
    refused = [
        (lambda: fl.Corpus(pd.Series(["a", half], dtype=object)), "text of row 1 holds"),
        (lambda: fl.Corpus({"x": "a", "y": half}), "text of row 1 holds"),
        (lambda: fl.Corpus({"x": "a", half: "b"}), "id holds"),
        (lambda: fl.Corpus.from_tokens([["a"], ["b", half]]), "text of row 1 holds"),
        (lambda: fl.Corpus.from_tokens([["a"]], ids=[half]), "ids holds"),
        (lambda: fl.Dictionary({"a": [half]}), "frame 'a': pattern .* holds"),
        (lambda: fl.Dictionary({half: ["a"]}), "frames must have names, got"),
        (lambda: fl.kwic(fl.Corpus(["a"]), half), "^pattern .* holds"),
        (lambda: fl.Tokenizer(language=half), "language holds"),
    ]
    for call, start in refused:
        with pytest.raises(ValueError, match=rf"^{start} half a surrogate pair"):
            call()


def test_nothing_is_lost_after_a_null_character():
    text = "no limits to the naïve мир"
    for place in range(len(text) + 1):
        broken = text[:place] + "\0" + text[place:]
        spaced = text[:place] + " " + text[place:]
        assert seen(fl.Corpus([broken])) == cut([spaced])
        assert seen(fl.Corpus(pa.array([broken]))) == cut([spaced])
        assert fl.Corpus([broken]).text(0) == broken
