"""What does a wrong value say? The whole message: what it got, what it wanted, and where."""

from __future__ import annotations

import re

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pytest

CORPUS = fl.load_sample()
FRAMES = fl.sample_frames()
TABLE = pd.DataFrame({"text": ["a", "b"], "id": ["q", "q"], "gap": ["x", None]})
DOCVARS = "'id', 'outlet', 'date', 'title'"
OUTLETS = "'Atlantic Ledger', 'Eastern Beacon', 'Meridian Wire', 'The Harbor Post'"
HALF = "\ud800"
ALONE = "by must make two groups or more to compare, got only"
RATES = "per must be at most 1e15 tokens, so that no rate is infinite, got "
WIRE = CORPUS.where(outlet="Meridian Wire")
SAMPLE = fl.validation_sample(CORPUS, FRAMES, n=20)
MAKE = "make one with framelens."
KEEP = "keep the table as it was returned, or copy its attrs along"


def frames(value):
    return fl.Dictionary({"a": value})


def keyness(**options):
    return fl.keyness(CORPUS, by="outlet", **options)


def keyness_of_one(**options):
    return fl.keyness(WIRE, by="outlet", **options)


def shift(**options):
    sides = {"target": "Meridian Wire", "reference": "Eastern Beacon"}
    return fl.shift(CORPUS, by="outlet", **sides, **options)


def given(data, **options):
    return fl.Corpus(data, **options)


def words(tokens, **options):
    return fl.Corpus.from_tokens(tokens, **options)


VALUES = [
    # What a corpus is made of.
    (lambda: given(TABLE), "text must name the column of texts, one of 'text', 'id', 'gap'"),
    (lambda: given(TABLE, text="body"), "text must be one of 'text', 'id', 'gap', got 'body'"),
    (lambda: given(TABLE, text="text", id="n"), "id must be one of 'text', 'id', 'gap', got 'n'"),
    (lambda: given(TABLE, text="text", title="n"), "title must be one of 'id', 'gap', got 'n'"),
    (lambda: given(["a"], text="t"), "text names a column, but a list has none, got 't'"),
    (lambda: given({"a": "b"}, id="i"), "id names a column, but a dict has none, got 'i'"),
    (lambda: given(["a"], title="t"), "title names a column, but there is none, got 't'"),
    (lambda: given(TABLE, text="text", id="gap"), "id is missing at row 1"),
    (
        lambda: given(TABLE, text="text", id="id"),
        'id must be different for every document, got "q" at rows 0 and 1',
    ),
    (
        lambda: given(pd.Series(["a", "b"], index=["x", "x"])),
        "the index names documents and must be unique, got 'x' again at row 1; "
        "name an id column, or call .reset_index(drop=True) first",
    ),
    (
        lambda: given(TABLE.set_axis(["t", "t", "u"], axis=1), text="t"),
        "data must have different columns, got 't' more than once",
    ),
    (
        lambda: given(["a", HALF]),
        "text of row 1 holds half a surrogate pair, which is no character (a lone surrogate); "
        'decode the file with errors="replace"',
    ),
    (lambda: given({HALF: "a"}), f"id holds half a surrogate pair at row 0, got {HALF!r}"),
    # What was cut elsewhere.
    (
        lambda: words([["a"]], ids=["x", "y"]),
        "ids must have one item per document (1), got 2",
    ),
    (
        lambda: words([["a"]], docvars=TABLE),
        "docvars must have one item per document (1), got 2",
    ),
    (lambda: words([["a"]], ids=[None]), "ids is missing at row 0"),
    # What counts as a word.
    (lambda: fl.Tokenizer(hyphens="no"), 'hyphens must be one of keep, split, fold, got "no"'),
    (lambda: fl.Tokenizer(case="lower"), 'case must be one of fold, keep, got "lower"'),
    (lambda: fl.Tokenizer(stem="porter"), "stem must be None or 'snowball', got 'porter'"),
    (
        lambda: fl.Tokenizer(drop={"commas"}),
        'drop must be one of punctuation, numbers, symbols, urls, stopwords, short, got "commas"',
    ),
    (lambda: fl.Tokenizer(case=HALF), f"case holds half a surrogate pair, got {HALF!r}"),
    # What frames are made of.
    (lambda: fl.Dictionary({"": ["x"]}), "frames must have names, got ''"),
    (lambda: fl.Dictionary({"a": {" ": ["x"]}}), "frames must have names, got ' ' inside 'a'"),
    (lambda: fl.Dictionary({}), "frames must hold at least one frame, got none"),
    (lambda: frames([]), "frame 'a' must have at least one pattern, got none"),
    (lambda: frames({"exclude": ["x"]}), "frame 'a' must have at least one pattern, got none"),
    (
        lambda: frames({"includes": ["x"]}),
        "frame 'a' must have the parts include, exclude, comment and categories, got 'includes'; "
        "did you mean 'include'? If it is a category, write it inside categories",
    ),
    (
        lambda: frames(["*"]),
        "frame 'a': pattern \"*\" cannot be read at position 0: it would match any word",
    ),
    (
        lambda: frames([" "]),
        "frame 'a': pattern \" \" cannot be read at position 0: it is empty",
    ),
    (
        lambda: frames(["x ~3"]),
        "frame 'a': pattern \"x ~3\" cannot be read at position 2: a gap stands between two words",
    ),
    (
        lambda: frames(["x ~99 y"]),
        "frame 'a': pattern \"x ~99 y\" cannot be read at position 2: a gap is written ~1 to ~64",
    ),
    *(
        (
            lambda typed=typed: frames([f"x {typed} y"]),
            f"frame 'a': pattern \"x {typed} y\" cannot be read at position 2: "
            "a gap is written ~1 to ~64",
        )
        for typed in ("~", "~x", "~1-3", "~+3", "~0")
    ),
    (
        lambda: frames(["x|y"]),
        "frame 'a': pattern \"x|y\" cannot be read at position 1: "
        "alternatives stand in brackets, as in (a|b)",
    ),
    (
        lambda: frames(["the (x|y"]),
        "frame 'a': pattern \"the (x|y\" cannot be read at position 4: this bracket is not closed",
    ),
    (
        lambda: fl.Dictionary.read("a.txt"),
        "path must end in .yml, .yaml, .json, .dic, .lc3, .lcd, .ykd, .cat, got 'a.txt'",
    ),
    # Which documents, and which groups.
    (lambda: CORPUS.where(outlet="CNN"), f"outlet must be one of {OUTLETS}, got 'CNN'"),
    (lambda: CORPUS.where(paper="CNN"), f"where must be one of {DOCVARS}, got 'paper'"),
    (lambda: CORPUS.where([True]), "mask must have one item per document (52), got shape (1,)"),
    (
        lambda: CORPUS.where([None] + [True] * 51),
        "mask must be True or False everywhere, missing at row 0",
    ),
    (
        lambda: CORPUS.where(pd.Series([True] * 52, index=range(1, 53))),
        "mask must have the index of corpus.docvars, got another one",
    ),
    (lambda: fl.frequency(CORPUS, by="paper"), f"by must be one of {DOCVARS}, got 'paper'"),
    (lambda: fl.frequency(CORPUS, by=[]), "by must name at least one column, got an empty list"),
    (lambda: fl.frequency(["a", "b"], by=["x"]), "by must have one value per document (2), got 1"),
    (
        lambda: fl.frequency(CORPUS, clean=True),
        "clean must not be given with a Corpus, which has one of its own",
    ),
    (lambda: fl.kwic(CORPUS, " "), "pattern must hold a word, got an empty one"),
    (
        lambda: fl.framing(CORPUS, FRAMES, by=["Xinhua"] * 51),
        f"by must have one value per document (52), or name docvars ({DOCVARS}), "
        "got 51, the first 'Xinhua'",
    ),
    (
        lambda: fl.framing(CORPUS, FRAMES, by=[1, 2, 3]),
        f"by must have one value per document (52), or name docvars ({DOCVARS}), "
        "got 3, the first 1",
    ),
    (
        lambda: fl.framing(CORPUS, FRAMES, by=["outlet", "paper"]),
        f"by must be one of {DOCVARS}, got 'paper'",
    ),
    (
        lambda: fl.framing(CORPUS, FRAMES, by=["outlet", "outlet"]),
        "by must name each docvar once, got 'outlet' twice",
    ),
    (
        lambda: fl.framing(CORPUS, FRAMES, by=[fl.period("date", "month"), "date"]),
        "by must name each docvar once, got 'date' twice",
    ),
    (lambda: keyness_of_one(), f"{ALONE} 'Meridian Wire'"),
    (lambda: keyness_of_one(target="Meridian Wire"), f"{ALONE} 'Meridian Wire'"),
    (lambda: fl.divergence(WIRE, by="outlet"), f"{ALONE} 'Meridian Wire'"),
    (
        lambda: fl.contrast(WIRE, FRAMES, by="outlet", target="Meridian Wire"),
        f"{ALONE} 'Meridian Wire'",
    ),
    (lambda: fl.kwic(CORPUS, []), "pattern must hold a word, got an empty list"),
    (
        lambda: fl.validation_sample(CORPUS, FRAMES, strata=["paper"]),
        f"strata must be one of 'frame', {DOCVARS}, got 'paper'",
    ),
    (
        lambda: fl.validation_sample(CORPUS, FRAMES, strata=["paper"] * 52),
        f"strata must be one of 'frame', {DOCVARS}, got 'paper'",
    ),
    (
        lambda: fl.validation_sample(CORPUS, FRAMES, strata=["outlet", "outlet"]),
        "strata must name each docvar once, got 'outlet' twice",
    ),
    (
        lambda: fl.validate(SAMPLE.sheet.iloc[:0], SAMPLE),
        "coded must hold labels, that of 'coder1' has no row",
    ),
    (
        lambda: fl.cluster(pd.DataFrame({"a": [1, 2, 3]})),
        "matrix must be square, with two rows or more, got 3 × 1",
    ),
    # How it is counted.
    (lambda: fl.collocations(CORPUS, size=99), "size must be 2 to 5, got 99"),
    (lambda: fl.framing(CORPUS, FRAMES, per=1e308), f"{RATES}1e308"),
    (lambda: fl.frequency(CORPUS, per=1.5e15), f"{RATES}1.5e15"),
    (lambda: fl.score(["a"], FRAMES, per=1e308), f"{RATES}1e308"),
    (lambda: shift(per=1e308), f"{RATES}1e308"),
    (lambda: shift(per=0), "per must be a positive number of tokens, got 0"),
    (lambda: fl.score(["a"], FRAMES, per=0), "per must be a positive number of tokens, got 0"),
    (
        lambda: fl.frequency(CORPUS, ngrams=(2, 1)),
        "ngrams must be two whole numbers, 1 <= shortest <= longest <= 64, got (2, 1)",
    ),
    (
        lambda: fl.frequency(CORPUS, within="page"),
        "within must be one of sentence, document, got 'page'",
    ),
    (lambda: fl.frequency(CORPUS, per=0), "per must be a positive number of tokens, got 0"),
    (
        lambda: fl.framing(CORPUS, FRAMES, ci=95),
        "ci must be a number between 0 and 1, such as 0.95, got 95",
    ),
    (lambda: keyness(target="CNN"), f"target must be one of {OUTLETS}, got 'CNN'"),
    (
        lambda: keyness(target="Meridian Wire", reference="CNN"),
        f"reference must be one of {OUTLETS}, got 'CNN'",
    ),
    (
        lambda: keyness(target="Meridian Wire", reference="Meridian Wire"),
        "reference must be another group than the target, got 'Meridian Wire'",
    ),
    (
        lambda: keyness(reference="Meridian Wire"),
        "reference must be 'rest' when no target is given, got 'Meridian Wire'",
    ),
    (lambda: keyness(measures=[]), "measures must name at least one measure, got none"),
    (
        lambda: keyness(measures=["G2"]),
        f"measures must be one of {', '.join(fl._core.NAMES['measures'])}, got 'G2'",
    ),
    (
        lambda: fl.divergence(CORPUS, by="outlet", target="Meridian Wire", reference=["a", "b"]),
        "reference must be one group, 'rest' or None, got ['a', 'b']",
    ),
    (
        lambda: fl.contrast(CORPUS, FRAMES, by="outlet", target="Meridian Wire", reference=["a"]),
        "reference must be one group, or 'rest', got ['a']",
    ),
    (lambda: keyness(unit="word"), "unit must be one of auto, document, token, got 'word'"),
    (lambda: keyness(adjust="none?"), "adjust must be one of bh, holm, none, got 'none?'"),
    (lambda: keyness(min_count=0), "min_count must be 1 or more, got 0"),
    (lambda: keyness(seed=-1), "seed must be 0 or more, got -1"),
    (lambda: keyness(seed=2**64), f"seed must be less than 2**63, got {2**64}"),
    (
        lambda: fl.similarity(CORPUS, method="delta"),
        f"method must be one of {', '.join(fl._core.NAMES['method'])}, got 'delta'",
    ),
    (lambda: fl.kwic(CORPUS, "a", window=-1), "window must be 0 or more, got -1"),
    (lambda: fl.settings(TABLE), f"table carries no settings of framelens (a DataFrame); {KEEP}"),
    (lambda: fl.set_threads(0), "n must be 1 to 1024, got 0"),
]
TYPES = [
    (
        lambda: given("one text"),
        "data must hold one text per document, got a single str; "
        "put it in a list, or read files with framelens.read",
    ),
    (lambda: given(None), "data must hold one text per document, got NoneType"),
    (lambda: given({"b", "a"}), "data must have an order, got a set; sort it first"),
    (lambda: given(["a", 1984]), "text must hold strings, got int 1984 at row 1"),
    (
        lambda: given(pd.DataFrame({"text": ["a", 2.5]}, dtype=object), text="text"),
        "text must hold strings, got float 2.5 at row 1",
    ),
    (
        lambda: given(pd.Series([1, 2])),
        "text must be a column of strings, got an Arrow column of Int64",
    ),
    (
        lambda: given(pl.LazyFrame({"text": ["a"]}), text="text"),
        "data must be in memory, got a lazy table; call .collect() on it first",
    ),
    (lambda: given(TABLE, text=["text"]), "text must be the name of a column, got ['text']"),
    (lambda: given(["a"], tokenizer="en"), "tokenizer must be a framelens.Tokenizer, got 'en'"),
    (lambda: words("abc"), "tokens must hold one list of words per document, got a single str"),
    (lambda: words(["abc"]), "tokens must hold lists of words, got 'abc' at row 0"),
    (
        lambda: words([["a"], ["b", 3]]),
        "tokens must hold lists of words, got a list with int 3 at row 1",
    ),
    (lambda: words([["a"]], docvars={"x": [1]}), "docvars must be a table, got dict"),
    (lambda: words([["a"]], ids="x"), "ids must hold one name per document, got 'x'"),
    (
        lambda: fl.Tokenizer(drop="numbers"),
        "drop must be a collection of kinds, got the single str 'numbers'",
    ),
    (lambda: fl.Tokenizer(drop=[1]), "drop must hold names of kinds, got 1"),
    (lambda: fl.Tokenizer(language=None), "language must be a str, got None"),
    (
        lambda: fl.Dictionary(["war*"]),
        "frames must map names to lists of patterns, got list; "
        "read files with framelens.Dictionary.read",
    ),
    (lambda: fl.Dictionary({1: ["x"]}), "frames must have names, got 1; put it in quotes"),
    (lambda: frames("war*"), "frame 'a' must be a list of patterns, got str 'war*' for include"),
    (lambda: frames([True]), "frame 'a' must hold strings, got True; put it in quotes"),
    (
        lambda: fl.hits(CORPUS, {"a": ["b"]}),
        f"frames must be a framelens.Dictionary, got dict; {MAKE}Dictionary({{...}})",
    ),
    (lambda: fl.frequency(CORPUS, by=3), "by must name columns, got int 3"),
    (lambda: fl.frequency(CORPUS, by=["outlet", 3]), "by must be the name of a column, got 3"),
    (
        lambda: fl.frequency(CORPUS, ngrams="2"),
        "ngrams must be a whole number or a pair such as (1, 2), got '2'",
    ),
    (lambda: fl.frequency(CORPUS, per=np.nan), "per must be a number, got nan"),
    (lambda: fl.framing(CORPUS, FRAMES, ci=True), "ci must be a number, got True"),
    (lambda: keyness(measures="g2"), "measures must be a list of names, got the single str 'g2'"),
    (lambda: keyness(measures=2), "measures must be a list of names, got 2"),
    (lambda: keyness(min_count=1.5), "min_count must be a whole number, got 1.5"),
    (
        lambda: fl.keyness(CORPUS, by=None),
        "by must name one docvar or hold one value per document (52), got None",
    ),
    (
        lambda: fl.frequency(TABLE),
        "corpus must be a Corpus or one column of texts, got a table; make a Corpus of it "
        "with framelens.Corpus(table, text=...), text being one of 'text', 'id', 'gap'",
    ),
    (
        lambda: fl.hits(["war"], FRAMES),
        f"corpus must be a framelens.Corpus, got list; {MAKE}Corpus(...)",
    ),
    (
        lambda: fl.framing("one text", FRAMES),
        "corpus must hold one text per document, got a single str; "
        "put it in a list, or read files with framelens.read",
    ),
    (lambda: fl.frequency(None), "corpus must hold one text per document, got NoneType"),
    (lambda: fl.frequency({"b", "a"}), "corpus must have an order, got a set; sort it first"),
    (lambda: fl.score(5, FRAMES), "texts must hold one text per document, got int"),
    (lambda: fl.kwic(CORPUS, ["a", 5]), "pattern must hold strings, got 5"),
    (lambda: fl.dispersion(CORPUS, [5]), "patterns must hold strings, got 5"),
    (
        lambda: fl.collocates(CORPUS, "x", target="y"),
        "by must name one docvar, whose values are target and reference, got None",
    ),
    (
        lambda: fl.trend(CORPUS, FRAMES, by="date"),
        'by must hold one period, such as framelens.period("date", "month"), got \'date\'',
    ),
    (lambda: fl.cluster(5), "matrix must be a table of framelens.similarity, got int"),
    (lambda: fl.read(5), "paths must be a str, a Path or a list of them, got int 5"),
    (lambda: fl.read(["a.txt", 5]), "paths must be a str, a Path or a list of them, got int 5"),
    (
        lambda: fl.to_variants(5),
        "learnt must be a table of framelens.learn_variants, got int",
    ),
    (
        lambda: fl.plot.framing(fl.framing(CORPUS, FRAMES), ax=5),
        "ax must be Axes of matplotlib, got int",
    ),
    (
        lambda: fl.kwic(CORPUS, 3),
        "pattern must be a str, a list of str or a Dictionary, got int",
    ),
    (lambda: fl.kwic(CORPUS, "a", window=2.5), "window must be a whole number, got 2.5"),
    (lambda: CORPUS.where([1] * 52), "mask must hold True and False, got dtype int64"),
    (lambda: fl.set_threads("2"), "n must be a whole number or None, got '2'"),
]
FILES = [
    (
        lambda: fl.validate("nope.csv", SAMPLE),
        "coded must name a file, there is none at 'nope.csv'",
    ),
    (
        lambda: fl.validate(SAMPLE.sheet, "nope.json"),
        "key must name a file, there is none at 'nope.json'",
    ),
]
ALL = [(ValueError, *case) for case in VALUES] + [(TypeError, *case) for case in TYPES]
ALL += [(FileNotFoundError, *case) for case in FILES]


@pytest.mark.parametrize(("kind", "call", "message"), ALL, ids=[case[2][:60] for case in ALL])
def test_a_wrong_value_is_told_in_full(kind, call, message):
    with pytest.raises(kind) as caught:
        call()
    assert type(caught.value) is kind
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"war: [a\nb: c", "{} is not readable YAML: line 2, column 2: expected ',' or ']'"),
        (b"war: [a]\nwar: [b]", "{} is not readable YAML: line 2, column 1: the key 'war' stands"),
        (b"war: [a]\npeace: [no]", "{}: frame 'peace' must hold strings, got False; put it in"),
        (b"war: [\xff]", "{} is not UTF-8: byte 6 is 0xff; say encoding="),
        (b"", "{} must hold a mapping of frames, got nothing"),
    ],
)
def test_a_broken_dictionary_file_is_named_with_its_line(tmp_path, content, told):
    file = tmp_path / "frames.yml"
    file.write_bytes(content)
    with pytest.raises((ValueError, TypeError), match=re.escape(told.format(file))) as caught:
        fl.Dictionary.read(file)
    assert type(caught.value) in (ValueError, TypeError)


def test_an_unknown_document_or_thread_setting_is_named(monkeypatch):
    with pytest.raises(KeyError, match=r"id must name a document, got 'zz'"):
        CORPUS.text("zz")
    monkeypatch.setenv("FRAMELENS_THREADS", "many")
    with pytest.raises(ValueError, match=r"^FRAMELENS_THREADS must be a whole number to 1024"):
        fl.frequency(CORPUS)
