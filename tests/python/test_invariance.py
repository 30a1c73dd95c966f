"""Is the answer the same bytes, whatever the container, the threads, the order, the process?"""

from __future__ import annotations

import functools
import hashlib
import json
import os
import random
import subprocess
import sys
from pathlib import Path

import framelens as fl
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from data import texts

#: The first 300 speeches and articles.
SIZE = 300
ARROW_TEXT = pd.ArrowDtype(pa.large_string())
TABLES = {
    "pandas object": lambda c: pd.DataFrame(c).astype({"text": object, "group": object}),
    "pandas Arrow": lambda c: pd.DataFrame(c).astype({"text": ARROW_TEXT, "group": ARROW_TEXT}),
    "pandas str": pd.DataFrame,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}
#: Rows of these name places in documents: they follow the documents, and are sorted to compare.
BY_PLACE = {
    "tokens": ["doc", "position"],
    "summary": ["doc"],
    "frequency by doc": ["doc", "term"],
    "hits": ["doc", "position", "frame"],
    "framing by doc": ["frame", "doc"],
    "kwic": ["doc", "start"],
}


@functools.cache
def documents():
    """Return 300 documents with a group of at least 8, a year, and one text that is missing."""
    speeches = texts("ungd2017")[:150] + texts("kremlin_en")[2000:2098]
    rows = [(row["text"][:3000], f"speech {i:03}") for i, row in enumerate(speeches)]
    sample = fl.load_sample()
    rows += [(sample.text(name), name) for name in sample.ids]
    columns = {"id": [name for _, name in rows], "text": [text for text, _ in rows]}
    columns["text"][7] = None
    columns["group"] = [("Ωmega", "alpha", "Zeta")[i * 7 // 5 % 3] for i in range(len(rows))]
    columns["year"] = [2000 + i % 4 for i in range(len(rows))]
    return columns


def questions(corpus):
    """Yield every kind of table, by name."""
    frames = fl.sample_frames()
    yield "tokens", fl.tokens(corpus)
    yield "summary", fl.summary(corpus)
    yield "frequency", fl.frequency(corpus)
    yield "frequency by doc", fl.frequency(corpus.where(year=2001), by="doc", ngrams=(1, 2))
    yield "hits", fl.hits(corpus, frames)
    yield "framing", fl.framing(corpus, frames, by=None)
    yield "framing by doc", fl.framing(corpus, frames, by="doc")
    yield "kwic", fl.kwic(corpus, ["world*", "united nations", "no-limits"])


def grouped_questions(corpus):
    """Yield every kind of table that needs docvars, by name."""
    frames = fl.sample_frames()
    yield "frequency by group", fl.frequency(corpus, by="group", ngrams=(1, 2))
    yield "framing by two", fl.framing(corpus, frames, by=["group", "year"])
    how = {"by": "group", "permutations": 19, "min_count": 5, "seed": 3}
    yield "keyness", fl.keyness(corpus, **how)
    pairs = fl.keyness(corpus, target="Zeta", reference="alpha", ngrams=(1, 2), **how)
    assert set(nw.from_native(pairs)["p_method"].to_list()) == {"19 permutations of documents"}
    yield "keyness of two", pairs
    near = {"window": 6, "bridge": True, "weights": "inverse"}
    yield "collocates", fl.collocates(corpus, ["world*", "united nations"], **near)
    how = {"by": "group", "target": "Zeta", "permutations": 19, "min_count": 9, "seed": 3}
    actors = {"world": ["world*"], "UN": ["united nations"]}
    yield "cooccurrence", fl.cooccurrence(corpus, actors, frames, by="group")
    both = {"by": "group", "target": "Zeta", "permutations": 19, "seed": 3, "window": 5}
    yield "cooccurrence of two", fl.cooccurrence(corpus, actors, frames, **both)
    yield "collocates of two", fl.collocates(corpus, frames, **near, **how)
    for method in ("cosine", "jaccard", "jsd", "burrows_delta"):
        weighting = "tfidf" if method in ("cosine", "jsd") else "count"
        how = {"method": method, "weighting": weighting, "ngrams": (1, 2)}
        square = fl.similarity(corpus, by="group", **how)
        yield f"similarity {method}", square.reset_index()


def fingerprint(name, table):
    """Return the SHA-256 of a table's Arrow bytes, in one dtype for text, without its metadata."""
    arrow = nw.from_native(table, eager_only=True).to_arrow().replace_schema_metadata(None)
    if name in BY_PLACE:
        arrow = arrow.sort_by([(column, "ascending") for column in BY_PLACE[name]])
    columns = []
    for column in arrow.columns:
        kind = column.type
        textual = pa.types.is_string(kind) or pa.types.is_large_string(kind)
        if textual or pa.types.is_string_view(kind) or pa.types.is_dictionary(kind):
            column = pc.cast(column, pa.large_string())
        if pa.types.is_floating(kind):
            # pandas hands its NaN over as a null; the others keep it.
            values = np.array(column.to_numpy())
            values[np.isnan(values)] = np.nan
            column = pa.chunked_array([values])
        columns.append(pa.concat_arrays(column.chunks) if column.num_chunks else column)
    plain = pa.Table.from_arrays(columns, names=arrow.column_names)
    sink = pa.BufferOutputStream()
    with pa.ipc.new_stream(sink, plain.schema) as stream:
        stream.write_table(plain)
    return f"{plain.num_rows} rows {hashlib.sha256(sink.getvalue()).hexdigest()}"


def fingerprints(corpus, *, docvars=True):
    asked = [*questions(corpus), *(grouped_questions(corpus) if docvars else ())]
    found = {name: fingerprint(name, table) for name, table in asked}
    found["corpus"] = fl.settings(asked[0][1])["corpus"]
    assert len(found) == len(asked) + 1
    assert all(not print_.startswith("0 rows") for print_ in found.values())
    return found


def corpus_of(make, columns):
    return fl.Corpus(make(columns), text="text", id="id")


@functools.cache
def expected():
    fl.set_threads(1)
    return fingerprints(corpus_of(pd.DataFrame, documents()))


def permuted(seed):
    order = list(range(len(documents()["id"])))
    random.Random(seed).shuffle(order)
    return {name: [values[i] for i in order] for name, values in documents().items()}


@pytest.mark.parametrize("threads", [1, 2, 7])
@pytest.mark.parametrize("kind", TABLES)
def test_tables_of_any_library_on_any_threads_give_the_same_bytes(kind, threads):
    assert len(documents()["id"]) == SIZE
    wanted = expected()
    fl.set_threads(threads)
    assert fingerprints(corpus_of(TABLES[kind], documents())) == wanted


def test_what_is_not_defined_has_the_same_bits_in_every_column():
    corpus = fl.Corpus({"a": "war", "b": None})
    for table in (fl.framing(corpus, fl.sample_frames()), fl.frequency(corpus, by="doc")):
        for values in table.select_dtypes("float64").to_numpy().T:
            bits = set(np.ascontiguousarray(values[np.isnan(values)]).view("u8"))
            assert bits <= {np.float64("nan").view("u8")}


@pytest.mark.parametrize("threads", [1, 2, 7])
def test_texts_alone_give_the_same_bytes_as_texts_in_a_table(threads):
    columns = documents()
    named = dict(zip(columns["id"], columns["text"], strict=True))
    wanted = expected()
    fl.set_threads(threads)
    for data in (named, pd.Series(named, dtype=object), pd.Series(named, dtype=ARROW_TEXT)):
        found = {name: fingerprint(name, asked) for name, asked in ungrouped(fl.Corpus(data))}
        assert found == {name: wanted[name] for name in found}
    rows = [columns["text"], pd.DataFrame(columns)["text"], pa.array(columns["text"])]
    one, *others = ([fingerprint(*asked) for asked in ungrouped(fl.Corpus(r))] for r in rows)
    assert all(other == one for other in others)


def ungrouped(corpus):
    frames = fl.sample_frames()
    yield "tokens", fl.tokens(corpus)
    yield "summary", fl.summary(corpus)
    yield "frequency", fl.frequency(corpus)
    yield "hits", fl.hits(corpus, frames)
    yield "framing by doc", fl.framing(corpus, frames, by="doc")


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_documents_changes_no_byte(seed):
    wanted = expected()
    fl.set_threads(1 + seed % 3)
    kind = list(TABLES)[seed % len(TABLES)]
    assert fingerprints(corpus_of(TABLES[kind], permuted(seed))) == wanted


def test_documents_are_as_alike_in_any_order():
    one = fl.similarity(corpus_of(pd.DataFrame, documents()), weighting="tfidf")
    other = fl.similarity(corpus_of(pd.DataFrame, permuted(1)), weighting="tfidf")
    assert other.loc[one.index, one.columns].to_numpy().tobytes() == one.to_numpy().tobytes()


def test_the_hash_of_the_corpus_names_texts_and_ids_and_settings_but_no_order():
    def name(corpus):
        return fl.settings(fl.summary(corpus))["corpus"]

    texts = {"a": "war", "b": "peace", "c": None}
    wanted = name(fl.Corpus(texts))
    assert name(fl.Corpus(dict(reversed(texts.items())))) == wanted
    others = [texts | {"a": "War"}, texts | {"c": ""}, {"a": "peace", "b": "war", "c": None}]
    others += [{"x": "war", "b": "peace", "c": None}, {"a": "war", "b": "peace"}]
    hashes = [name(fl.Corpus(other)) for other in others]
    hashes.append(name(fl.Corpus(texts, tokenizer=fl.Tokenizer(case="keep"))))
    assert len({wanted, *hashes}) == 1 + len(hashes)


def test_processes_with_other_seeds_of_hashing_give_the_same_bytes():
    code = "import json, test_invariance as t; print(json.dumps(t.expected()))"
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parent)}
        run = subprocess.run(
            [sys.executable, "-c", code], env=env, capture_output=True, text=True, timeout=120
        )
        assert run.returncode == 0, run.stderr
        assert json.loads(run.stdout) == expected()
