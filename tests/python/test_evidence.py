"""Are the lines behind a row as many as the row counts, and do they say what it is about?

The tables are checked in full where they have few rows, and in a drawn sample where they have many;
FRAMELENS_FULL=1 checks every row of the sample corpus.
"""

from __future__ import annotations

import os
import random

import framelens as fl
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import TABLES, column
from data import texts

FULL = os.environ.get("FRAMELENS_FULL") == "1"
CORPUS, FRAMES = fl.load_sample(), fl.sample_frames()
ACTORS = {
    "China": ["china*", "beijing"],
    "US": ["=US", "america*", "washington"],
    "pole": ["*polar"],
}


def rows_of(table, most, seed=0):
    """Return the rows of a pandas table, at most `most` of them unless all are asked for."""
    places = range(len(table))
    if len(table) > most and not FULL:
        places = sorted(random.Random(seed).sample(places, most))
    return [table.iloc[place] for place in places]


def check(corpus, row, **how):
    """Compare the lines behind a row with the row and with the texts."""
    lines = fl.evidence(corpus, row, **how)
    named = dict(row)
    sides = list(lines["side"]) if "side" in lines else []
    if sides:
        assert sides == ["target"] * named["target"] + ["reference"] * named["reference"]
        docs = lines.groupby("side")["doc"].nunique()
        assert docs.get("target", 0) == named["target_docs"]
        assert docs.get("reference", 0) == named["reference_docs"]
    elif "count" in named:
        assert len(lines) == named["count"], named
        assert lines["doc"].nunique() == named["docs"]
    elif "target" not in named:
        (line,) = lines.itertuples()
        node = named["node" if "node" in named else "surface"]
        wanted = (named["doc"], named["start"], named["end"], node)
        assert (line.doc, line.start, line.end, line.node) == wanted
    for line in lines.itertuples():
        assert corpus.text(line.doc)[line.start : line.end] == line.node
        assert line.node in line.sentence
    return lines


TABLES_OF_SAMPLE = {
    "framing by outlet": lambda: fl.framing(CORPUS, FRAMES, by="outlet"),
    "framing by document": lambda: fl.framing(CORPUS, FRAMES, by="doc"),
    "framing of all": lambda: fl.framing(CORPUS, FRAMES, by=None),
    "framing by two": lambda: fl.framing(CORPUS, FRAMES, by=["outlet", "date"]),
    "hits": lambda: fl.hits(CORPUS, FRAMES),
    "kwic of a word": lambda: fl.kwic(CORPUS, "china"),
    "kwic of a list": lambda: fl.kwic(CORPUS, ["hegemon*", "many poles", "no-limits", "=US"]),
    "kwic of frames": lambda: fl.kwic(CORPUS, FRAMES, window=3),
    "frequency by outlet": lambda: fl.frequency(CORPUS, by="outlet"),
    "frequency of all, longer": lambda: fl.frequency(CORPUS, ngrams=(2, 3)),
    "keyness of one": lambda: key(target="Eastern Beacon"),
    "keyness of each": lambda: key(),
    "keyness of two": lambda: key(target="Meridian Wire", reference="Atlantic Ledger"),
    "keyness, longer": lambda: key(target="Eastern Beacon", ngrams=(1, 2)),
    "collocates": lambda: near("hegemon*"),
    "collocates by outlet": lambda: near(["hegemon*", "multipolar*"], by="outlet", window=(3, 8)),
    "collocates by window": lambda: near("world", counting="window", within="document"),
    "collocates, weighted": lambda: near("order", weights="inverse", within="document", window=20),
    "collocates of frames": lambda: near(FRAMES, by=["outlet", "date"], bridge=False),
    "collocates of two": lambda: near("hegemon*", by="outlet", target="Eastern Beacon"),
    "pairs": lambda: fl.cooccurrence(CORPUS, ACTORS, FRAMES, by="outlet"),
    "pairs by document": lambda: fl.cooccurrence(CORPUS, ACTORS, FRAMES, within="document"),
    "pairs by window": lambda: fl.cooccurrence(CORPUS, ACTORS, FRAMES, by="doc", window=5),
    "pairs of two": lambda: fl.cooccurrence(
        CORPUS, ACTORS, FRAMES, by="outlet", target="Eastern Beacon", permutations=1
    ),
    "keyness by day": lambda: fl.keyness(CORPUS, by="date", permutations=1, min_count=60),
    "trend by month": lambda: trend(fl.period("date", "month")),
    "trend by outlet and quarter": lambda: trend(["outlet", fl.period("date", "quarter")]),
    "trend by day, with gaps": lambda: trend(fl.period("date", "day")),
    "framing by month": lambda: fl.framing(CORPUS, FRAMES, by=fl.period("date", "month")),
    "contrast with the rest": lambda: against("Eastern Beacon"),
    "contrast of two": lambda: against("Meridian Wire", reference="Atlantic Ledger"),
    "contrast of months": lambda: against("2024-05-01", by=fl.period("date", "month")),
    "coverage": lambda: fl.coverage(CORPUS, SEEN),
}
#: Rows checked where not all are; each costs some milliseconds.
MOST = {"keyness, longer": 1500, "frequency by outlet": 600, "keyness by day": 60}
MOST |= {name: 60 for name in TABLES_OF_SAMPLE if name.startswith("collocates")}
MOST |= {"pairs by window": 150}


#: Frames that see one another, and entries that take hits away.
SEEN = fl.Dictionary(
    {
        **FRAMES.to_dict(),
        "order": {"include": ["order", "world order"], "exclude": ["in order", "new world order"]},
        "twice": ["order", "order"],
    },
    nested_scope="dictionary",
)


def trend(by):
    return fl.trend(CORPUS, FRAMES, by=by, permutations=1)


def against(target, *, by="outlet", **how):
    return fl.contrast(CORPUS, FRAMES, by=by, target=target, permutations=1, **how)


def near(pattern, **how):
    return fl.collocates(CORPUS, pattern, **{"min_count": 1, "bridge": True} | how)


def key(**how):
    return fl.keyness(CORPUS, by="outlet", permutations=1, **how)


@pytest.mark.parametrize("name", TABLES_OF_SAMPLE)
def test_as_many_lines_stand_behind_a_row_as_it_counts(name):
    table = TABLES_OF_SAMPLE[name]()
    rows = rows_of(table, MOST.get(name, 420))
    assert len(rows) >= 8
    for row in rows:
        check(CORPUS, row)
    assert len(fl.settings(fl.evidence(CORPUS, rows[0]))["corpus"]) == 32


def test_behind_all_rows_of_a_term_stand_all_its_occurrences():
    table = fl.frequency(CORPUS, by="outlet")
    found = [fl.evidence(CORPUS, row) for _, row in table[table["term"] == "china"].iterrows()]
    places = sorted(zip(*(pd.concat(found)[name] for name in ("doc", "start")), strict=True))
    tokens = fl.tokens(CORPUS)
    tokens = tokens[tokens["term"] == "china"]
    assert places == sorted(zip(tokens["doc"], tokens["start"], strict=True))


def test_a_line_of_a_pair_reaches_from_the_actor_to_the_nearest_frame():
    texts = ["War. A pact for peace, a pact and war. Us no.", "Pact. War"]
    table = fl.cooccurrence(texts, {"pact": ["pact"]}, {"war": ["war"], "pact": ["pact", "peace"]})
    nodes = [list(fl.evidence(fl.Corpus(texts), row)["node"]) for row in rows_of(table, 9)]
    assert nodes == [["pact and war"], ["pact for peace"]]
    within = fl.cooccurrence(texts, {"pact": ["pact"]}, {"war": ["war"]}, within="document")
    nodes = list(fl.evidence(fl.Corpus(texts), within.iloc[0])["node"])
    assert nodes == ["pact and war", "Pact. War"]
    tokens = fl.Corpus.from_tokens([["pact", "and", "war"], ["war", "pact"]])
    pairs = fl.cooccurrence(tokens, {"pact": ["pact"]}, {"war": ["war"]}, window=1)
    assert list(fl.evidence(tokens, pairs.iloc[0])["node"]) == ["war pact"]


NATIONS = {"nations": ["united nations", "security council"], "world": ["world*", "global*"]}
NATIONS |= {"china": ["china*"], "us": ["=US", "united states", "america*"], "order": ["*order"]}


def test_as_many_lines_stand_behind_a_row_of_a_large_corpus():
    corpus = fl.Corpus(pd.DataFrame(texts("ungd2017")), text="text", id="doc_id")
    corpus = corpus.assign(half=["first" if i % 2 else "second" for i in range(len(corpus))])
    tables = [
        fl.framing(corpus, FRAMES, by="doc"),
        fl.framing(corpus, FRAMES, by=["half", "continent"]),
        fl.frequency(corpus, by="half", ngrams=(1, 2)),
        fl.keyness(corpus, by="half", target="first", permutations=1, min_count=2),
        fl.hits(corpus, FRAMES),
        fl.kwic(corpus, FRAMES, window=4),
        fl.cooccurrence(corpus, NATIONS, FRAMES, by="doc"),
        fl.cooccurrence(corpus, NATIONS, FRAMES, by="continent", window=(9, 4), bridge=True),
    ]
    chance = random.Random(5)
    for _ in range(1000):
        table = chance.choice(tables)
        check(corpus, table.iloc[chance.randrange(len(table))])


def many_tables():
    """Yield tables over time, of two groups and of entries, with a thousand rows or more each."""
    documents = pd.DataFrame(texts("ungd2017"))
    days = pd.date_range("2017-01-01", periods=len(documents), freq="31h")
    corpus = fl.Corpus(documents.assign(day=days), text="text", id="doc_id")
    words = fl.frequency(corpus, ngrams=(1, 2))
    words = words[words["count"].between(60, 900) & words["term"].str.isascii()]
    some = random.Random(8).sample(list(words["term"]), 1000)
    parts = [some[place : place + 5] for place in range(0, 1000, 5)]
    few = fl.Dictionary({term: [term, f"{term} of"] for term in some[:40]})
    by = ["continent", fl.period("day", "week")]
    yield "trend", corpus, [fl.trend(corpus, few, by=by, permutations=1)]
    places = sorted(set(documents["continent"]))
    pairs = [(one, other) for one in places for other in [*places, "rest"] if one != other]
    sides = [{"by": "continent", "target": one, "reference": other} for one, other in pairs]
    how = {"permutations": 1}
    yield "contrast", corpus, [fl.contrast(corpus, few, **side, **how) for side in sides]
    entries = {part[0]: [*part, f"{part[0][:4]}*"] for part in parts}
    tables = [dict(list(entries.items())[place : place + 20]) for place in range(0, 200, 20)]
    yield "coverage", corpus, [fl.coverage(corpus, fl.Dictionary(table)) for table in tables]


def test_a_thousand_rows_of_trend_contrast_and_coverage_have_their_lines():
    for name, corpus, tables in many_tables():
        rows = [(table, place) for table in tables for place in range(len(table))]
        assert len(rows) >= 1000, name
        counted = 0
        for table, place in random.Random(6).sample(rows, 1000):
            counted += len(check(corpus, table.iloc[place]))
        assert counted > 500, name


@pytest.mark.parametrize(
    "tokenizer",
    [
        fl.Tokenizer(stem="snowball"),
        fl.Tokenizer(hyphens="split", drop={"punctuation", "stopwords", "numbers"}),
        fl.Tokenizer(hyphens="fold", case="keep", possessives="keep"),
    ],
    ids=["stems", "split", "as written"],
)
@pytest.mark.parametrize("how", [{}, {"within": "document"}, {"bridge": True}], ids=str)
def test_lines_stand_behind_a_row_whatever_counts_as_a_word(tokenizer, how):
    corpus = fl.load_sample(tokenizer=tokenizer).where(outlet=["Eastern Beacon", "Meridian Wire"])
    for table in (
        fl.frequency(corpus, by="outlet", ngrams=(1, 3), **how),
        fl.keyness(corpus, by="outlet", ngrams=2, permutations=1, **how),
        fl.framing(corpus, FRAMES, by="outlet"),
    ):
        for place in random.Random(3).sample(range(len(table)), 16):
            check(corpus, table.iloc[place])


DOCS = {"text": ["War\n\nPeace, war", None, "war peace", "x"], "outlet": list("XYXX")}


@pytest.mark.parametrize(
    ("how", "term", "nodes"),
    [
        ({"within": "document"}, "war peace", ["War\n\nPeace", "war peace"]),
        ({"within": "document", "bridge": True}, "peace war", ["Peace, war"]),
        ({"bridge": True}, "peace war", ["Peace, war"]),
        ({}, "war peace", ["war peace"]),
    ],
)
def test_a_line_reaches_as_far_as_the_ngrams_did(how, term, nodes):
    corpus = fl.Corpus(pd.DataFrame(DOCS), text="text")
    table = fl.frequency(corpus, ngrams=2, **how)
    lines = fl.evidence(corpus, table[table["term"] == term].iloc[0])
    assert sorted(lines["node"]) == sorted(nodes)
    assert all(node in text for node, text in zip(lines["node"], lines["sentence"], strict=True))


@pytest.mark.parametrize("kind", ["pandas", "polars", "pyarrow"])
def test_rows_of_other_libraries_need_the_settings(kind):
    corpus = fl.Corpus(TABLES[kind](DOCS), text="text")
    for table in (
        fl.framing(corpus, fl.Dictionary({"war": ["war"], "peace": ["peace"]}), by="outlet"),
        fl.frequency(corpus, by="outlet"),
        fl.kwic(corpus, "war"),
    ):
        rows = [dict(zip(names(table), row, strict=True)) for row in records(table)]
        for row in rows:
            lines = fl.evidence(corpus, row, settings=fl.settings(table))
            assert type(lines) is type(table)
            assert len(column(lines, "node")) == row.get("count", 1)
        with pytest.raises(ValueError, match=r"^settings must say how the table was made, and the"):
            fl.evidence(corpus, rows[0])


def names(table):
    return table.column_names if isinstance(table, pa.Table) else list(table.columns)


def records(table):
    return list(zip(*(column(table, name) for name in names(table)), strict=True))


def test_a_group_may_be_called_rest():
    corpus = fl.Corpus(["a b", "b", "b c"]).assign(g=["rest", "X", "Y"])
    table = fl.keyness(corpus, by="g", unit="token")
    assert len(table) == 9
    for row in rows_of(table, 9):
        check(corpus, row)
    for row in rows_of(fl.keyness(corpus, by="g", target="X", unit="token"), 9):
        lines = check(corpus, row)
        assert 2 not in list(lines["doc"])


def test_documents_without_a_group_have_no_lines_and_are_told_of_once():
    corpus = fl.Corpus(["war", "war", "war"]).assign(g=[1.0, None, 2.0])
    with pytest.warns(UserWarning, match="1 of 3 documents have no value"):
        table = fl.framing(corpus, fl.Dictionary({"war": ["war"]}), by="g")
    assert [list(fl.evidence(corpus, table.iloc[i])["doc"]) for i in (0, 1)] == [[0], [2]]


def test_documents_may_be_named_by_pairs():
    pairs = pd.MultiIndex.from_tuples([("a", 1), ("a", 2), ("b", 1)])
    corpus = fl.Corpus(pd.Series(["war", "peace", "war war"], index=pairs))
    table = fl.framing(corpus, fl.Dictionary({"war": ["war"]}), by="doc")
    assert [len(fl.evidence(corpus, table.iloc[i])) for i in range(3)] == [1, 0, 2]
    assert list(fl.evidence(corpus, fl.kwic(corpus, "war").iloc[1])["doc"]) == [("b", 1)]


def test_a_term_of_given_words_may_hold_a_space():
    words = [["a b", "c", "x"], ["a", "b c", "a b"], ["a", "b", "c"], ["a b", "c", "a b"], None]
    docvars = pd.DataFrame({"g": list("XXYYY")})
    corpus = fl.Corpus.from_tokens(words, docvars=docvars)
    table = fl.frequency(corpus, by="g", ngrams=(1, 2))
    assert (table["term"] == "a b").sum() == 3
    for row in rows_of(table, 99):
        lines = fl.evidence(corpus, row)
        assert list(lines["node"]) == [row["term"]] * row["count"]
        assert lines["doc"].nunique() == row["docs"]
    for row in rows_of(fl.keyness(corpus, by="g", ngrams=(1, 2), unit="token"), 99):
        sides = fl.evidence(corpus, row)["side"].tolist()
        assert sides == ["target"] * row["target"] + ["reference"] * row["reference"]
    framing = fl.framing(corpus, fl.Dictionary({"ab": ["a b"]}), by="g")
    assert list(fl.evidence(corpus, framing.iloc[0])["sentence"]) == ["a b c x", "a b c a b"]
    with pytest.raises(ValueError, match=r"^corpus must have offsets to find a line of kwic again"):
        fl.evidence(corpus, fl.kwic(corpus, "c").iloc[0])


def changed(table, values):
    return {name: values.get(name, value) for name, value in table.iloc[0].items()}


def test_a_row_that_is_not_of_the_corpus_is_refused():
    corpus = fl.Corpus(pd.DataFrame(DOCS), text="text")
    frames = fl.Dictionary({"war": ["war"], "peace": ["peace"]})
    framing, words = fl.framing(corpus, frames, by="outlet"), fl.frequency(corpus, by="outlet")
    kwic, hits = fl.kwic(corpus, "war"), fl.hits(corpus, frames)
    for table, values, message in [
        (framing, {"outlet": "Z"}, "row must name a group of the corpus, got {'outlet': 'Z'}"),
        (framing, {"frame": "Z"}, "row must have a frame of the dictionary, got 'Z'"),
        (
            framing,
            {"count": 9},
            "row must be of this corpus and dictionary, got one that counts 9 ",
        ),
        (
            words,
            {"count": 9},
            "row must be of this corpus, got one that counts 9 lines that are no",
        ),
        (words, {"term": "z"}, "row must be of this corpus, got one that counts 3 lines that are"),
        (kwic, {"start": 1}, "row must be a line of this corpus, got 1 in "),
        (kwic, {"doc": 77}, "row must be a line of this corpus, got 0 in 77"),
        (hits, {"frame": "Z"}, "row must have a frame of the dictionary, got 'Z'"),
        (fl.summary(corpus), {}, "row must be of one of frequency, framing, keyness, shift, "),
    ]:
        with pytest.raises(ValueError, match=r"^row must") as refused:
            fl.evidence(corpus, changed(table, values), settings=fl.settings(table))
        assert str(refused.value).startswith(message)
    del kwic["start"]
    with pytest.raises(
        ValueError, match=r"^row must have the column 'start', got 'doc', 'end', 'l"
    ):
        fl.evidence(corpus, kwic.iloc[0])


def test_what_is_no_row_or_no_setting_is_refused():
    corpus = fl.Corpus(pd.DataFrame(DOCS), text="text")
    table = fl.framing(corpus, fl.Dictionary({"war": ["war"]}), by="outlet")
    row = table.iloc[0]
    for given, how, message in [
        (table, {}, "row must be one row of a table, such as table.iloc[0], got DataFrame"),
        ("war", {}, "row must be one row of a table, such as table.iloc[0], got str"),
        (
            pl.DataFrame({"a": [1]}),
            {},
            "row must be one row of a table, such as table.iloc[0], got",
        ),
        (row, {"settings": 3}, "settings must be those of the table, got 3"),
        (row, {"frames": {"war": ["war"]}}, "frames must be a framelens.Dictionary, got dict"),
        (row, {"window": 1.5}, "window must be a whole number, got 1.5"),
    ]:
        with pytest.raises(TypeError) as refused:
            fl.evidence(corpus, given, **how)
        assert str(refused.value).startswith(message)
    with pytest.raises(
        ValueError, match=r"^row must be of this corpus and dictionary, got one tha"
    ):
        fl.evidence(corpus, row, fl.Dictionary({"war": ["x"]}))
    with pytest.raises(
        ValueError, match=r"^corpus must be the one that the table was made of, got"
    ):
        fl.evidence(fl.Corpus(["war"]), row)
    with pytest.raises(
        ValueError, match=r"^corpus must have the docvar 'outlet', by which the tab"
    ):
        fl.evidence(DOCS["text"], row)
