"""Does every shape of column get its scores, row by row, on the index that it has?"""

from __future__ import annotations

import framelens as fl
import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from containers import CONTAINERS, MISSING, library

FRAMES = fl.Dictionary({"war": ["war*", "battle"], "peace": ["peace"], "never": ["zebra"]})
TEXTS = ["War, warfare and peace.", None, "", "Peace! Peace, no battle", "мир", "war"]
#: What a reader counts in TEXTS: war, peace, never.
COUNTS = [(2, 1, 0), None, (0, 0, 0), (1, 2, 0), (0, 0, 0), (1, 0, 0)]
#: Words that count in TEXTS.
SIZES = [4, None, 0, 4, 1, 1]

ARROW = pd.ArrowDtype(pa.string())
STAMPS = pd.date_range("2024-01-01", periods=6, freq="D", name="day")
PAIRS = pd.MultiIndex.from_product([["x", "y"], [1, 2, 3]], names=["outlet", "n"])


def with_index(index):
    return pd.Series(TEXTS, index=index, name="text")


def mixed_missing():
    return pd.Series(["war", *MISSING, None, "peace"], dtype=object)


#: name: the column and the rows of TEXTS that it holds.
SHAPES = {
    "default": (pd.Series(TEXTS), range(6)),
    "object": (pd.Series(TEXTS, dtype=object), range(6)),
    "str": (pd.Series(TEXTS, dtype="str"), range(6)),
    "string[python]": (pd.Series(TEXTS, dtype="string[python]"), range(6)),
    "string[pyarrow]": (pd.Series(TEXTS, dtype="string[pyarrow]"), range(6)),
    "Arrow": (pd.Series(TEXTS, dtype=ARROW), range(6)),
    "Arrow large": (pd.Series(TEXTS, dtype=pd.ArrowDtype(pa.large_string())), range(6)),
    "category": (pd.Series(TEXTS, dtype="category"), range(6)),
    "no name": (pd.Series(TEXTS, name=None), range(6)),
    "a number for a name": (pd.Series(TEXTS, name=7), range(6)),
    "named as a frame": (pd.Series(TEXTS, name="war"), range(6)),
    "words for an index": (with_index(list("fedcba")), range(6)),
    "an index twice": (with_index([1, 1, 1, 0, 0, 0]), range(6)),
    "an index with gaps": (with_index([None, "a", None, "b", "c", "d"]), range(6)),
    "floats for an index": (with_index([0.5, np.nan, 1.5, 2.5, 3.5, 4.5]), range(6)),
    "several levels": (with_index(PAIRS), range(6)),
    "days": (with_index(STAMPS), range(6)),
    "days with a zone": (with_index(STAMPS.tz_localize("Asia/Tokyo")), range(6)),
    "months": (with_index(pd.period_range("2024-01", periods=6, freq="M")), range(6)),
    "spans": (with_index(pd.interval_range(0, 6)), range(6)),
    "categories for an index": (with_index(pd.CategoricalIndex(list("aabbcc"))), range(6)),
    "a name for the index": (with_index(pd.RangeIndex(10, 16, name="id")), range(6)),
    "steps": (with_index(pd.RangeIndex(0, 60, 10)), range(6)),
    "reversed": (with_index(range(6))[::-1], range(5, -1, -1)),
    "every other": (pd.Series(TEXTS, dtype=ARROW)[::2], range(0, 6, 2)),
    "a slice": (pd.Series(TEXTS, dtype="str").iloc[2:5], range(2, 5)),
    "a mask": (pd.Series(TEXTS)[[True, False, False, True, False, True]], (0, 3, 5)),
    "one row": (with_index(list("fedcba")).tail(1), (5,)),
    "one missing row": (pd.Series([None], dtype="str"), (1,)),
    "all missing": (pd.Series([None] * 3, dtype=object), (1, 1, 1)),
    "all missing category": (pd.Series([None] * 3, dtype="category"), (1, 1, 1)),
    "empty": (pd.Series([], dtype="str"), ()),
    "empty object": (pd.Series([], dtype=object, index=pd.Index([], name="id")), ()),
    "empty slice": (with_index(STAMPS)[:0], ()),
    "sorted": (pd.Series(TEXTS).sort_values(), (2, 3, 0, 5, 4, 1)),
    "column of a block": (pd.DataFrame({"a": TEXTS, "b": TEXTS}, dtype=object)["b"], range(6)),
    "row of a transposed table": (pd.DataFrame([TEXTS, TEXTS], dtype=object).loc[1], range(6)),
}


def expected(rows, index, per=None):
    def value(row, place):
        if COUNTS[row] is None or (per and not SIZES[row]):
            return None
        return COUNTS[row][place] * per / SIZES[row] if per else COUNTS[row][place]

    columns = {
        frame: pd.array([value(row, i) for row in rows], dtype="Float64" if per else "Int64")
        for i, frame in enumerate(FRAMES.frames)
    }
    return pd.DataFrame(columns, index=index)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_row_of_a_series_gets_its_hits_on_the_same_index(shape):
    series, rows = SHAPES[shape]
    before = series.copy(deep=True)
    scores = fl.score(series, FRAMES)
    pd.testing.assert_frame_equal(scores, expected(rows, series.index), check_freq=False)
    assert scores.index.identical(series.index)
    pd.testing.assert_frame_equal(series.framelens.score(FRAMES), scores)
    pd.testing.assert_series_equal(series, before)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_row_of_a_series_gets_its_rates(shape):
    series, rows = SHAPES[shape]
    rates = series.framelens.score(FRAMES, per=100, prefix="r_")
    wanted = expected(rows, series.index, per=100).add_prefix("r_")
    pd.testing.assert_frame_equal(rates, wanted, rtol=1e-14, check_freq=False)


def test_whatever_stands_for_a_missing_text_has_no_score():
    series = mixed_missing()
    scores = fl.score(series, FRAMES)
    assert scores.isna().all(axis=1).tolist() == series.isna().tolist()
    assert scores["war"].isna().sum() == len(MISSING) + 1
    assert scores["war"].sum() == scores["peace"].sum() == 1


@pytest.mark.parametrize("per", [None, 1000])
@pytest.mark.parametrize("kind", [k for k in CONTAINERS if not k.startswith("pandas ")])
def test_other_containers_get_tables_of_their_own_library_with_nulls(kind, per):
    lib, make = CONTAINERS[kind]
    texts = ["war and peace", None, "", "naïve Façade"]
    table = fl.score(make(texts), FRAMES, per=per)
    assert library(table) == lib
    frame = nw.from_native(table, eager_only=True)
    wanted = [1, None, 0, 0] if per is None else [1000 / 3, None, None, 0.0]
    known = frame["war"].drop_nulls().to_list()
    assert known == pytest.approx([value for value in wanted if value is not None], rel=1e-15)
    assert frame["war"].is_null().to_list() == [value is None for value in wanted]
    assert set(frame.schema.values()) == {nw.Float64 if per else nw.Int64}
    assert frame.columns == FRAMES.frames


@pytest.mark.parametrize("per", [None, 1000])
@pytest.mark.parametrize("empty", [pl.Series([], dtype=pl.String), pa.array([], pa.string()), []])
def test_no_text_gives_no_row_and_the_same_dtypes(empty, per):
    frame = nw.from_native(fl.score(empty, FRAMES, per=per), eager_only=True)
    assert frame.shape == (0, 3)
    assert set(frame.schema.values()) == {nw.Float64 if per else nw.Int64}


def sample():
    corpus = fl.load_sample()
    texts = [corpus.text(doc) for doc in corpus.ids]
    return corpus.docvars.assign(text=texts).set_index("id")


@pytest.mark.parametrize("per", [None, 1000])
def test_scores_are_what_framing_says_of_each_document(per):
    frames, df = fl.sample_frames(), sample()
    scores = df["text"].framelens.score(frames, per=per)
    table = fl.framing(fl.Corpus(df, text="text"), frames, by="doc")
    value = "count" if per is None else "rate"
    wide = table.pivot_table(value, "doc", "frame").loc[df.index, frames.frames]
    assert (scores.to_numpy(dtype=float) == wide.to_numpy(dtype=float)).all()
    assert scores.to_numpy().sum() > 100


def test_scores_take_their_place_in_a_pipeline():
    frames, df = fl.sample_frames(), sample()
    scores = df["text"].framelens.score(frames)
    totals = scores.sum()
    pd.testing.assert_frame_equal(df.assign(**scores)[frames.frames], scores)
    pd.testing.assert_frame_equal(df.join(scores)[frames.frames], scores)
    piped = df.pipe(lambda d: d.join(d["text"].framelens.score(frames, prefix="n_")))
    assert list(piped.columns) == [*df.columns, *(f"n_{frame}" for frame in frames.frames)]
    parts = pd.concat([fl.score(df["text"][:20], frames), fl.score(df["text"][20:], frames)])
    pd.testing.assert_frame_equal(parts, scores)
    beside = pd.concat([df, scores], axis=1)
    pd.testing.assert_frame_equal(beside[frames.frames], scores)
    by_group = df.groupby("outlet")["text"].apply(lambda texts: fl.score(texts, frames).sum())
    assert (by_group.groupby(level=1).sum()[frames.frames] == totals).all()
    whole = df.groupby("outlet", group_keys=False)["text"].apply(lambda t: fl.score(t, frames))
    pd.testing.assert_frame_equal(whole.loc[df.index], scores)
    summed = df.join(scores).groupby("outlet")[frames.frames].sum()
    table = fl.framing(fl.Corpus(df, text="text"), frames, by="outlet")
    wide = table.pivot_table("count", "outlet", "frame")[frames.frames]
    assert (summed.to_numpy() == wide.to_numpy()).all()
    assert (df.loc[scores["hegemony"] > 3, "outlet"] == "Eastern Beacon").any()


def test_a_column_that_is_there_already_is_not_overwritten_by_a_join():
    df = pd.DataFrame({"text": ["war"], "war": ["mine"]})
    with pytest.raises(ValueError, match="columns overlap"):
        df.join(df["text"].framelens.score(FRAMES))
    joined = df.join(df["text"].framelens.score(FRAMES, prefix="n_"))
    assert joined.iloc[0].to_list() == ["war", "mine", 1, 0, 0]


def test_a_corpus_is_scored_on_the_index_of_its_docvars():
    df = pd.DataFrame({"text": TEXTS, "outlet": list("xyxyxy")}, index=list("fedcba"))
    corpus = fl.Corpus(df, text="text")
    pd.testing.assert_frame_equal(fl.score(corpus, FRAMES), expected(range(6), df.index))
    view = corpus.where(outlet="y")
    pd.testing.assert_frame_equal(fl.score(view, FRAMES), expected((1, 3, 5), df.index[1::2]))
    assert fl.score(fl.Corpus(pl.DataFrame({"text": TEXTS}), text="text"), FRAMES).height == 6


def test_a_tokenizer_decides_what_a_rate_divides_by():
    series = pd.Series(["The war of the worlds"])
    drop = fl.Tokenizer(drop={"punctuation", "stopwords"})
    assert fl.score(series, FRAMES, per=1, tokenizer=drop)["war"].item() == 1 / 2
    assert series.framelens.score(FRAMES, per=1, tokenizer=fl.Tokenizer())["war"].item() == 1 / 5


def test_scores_tell_how_they_were_made():
    for texts in (pd.Series(["war"]), pl.Series(["war"]), pa.array(["war"])):
        settings = fl.settings(fl.score(texts, FRAMES, per=10))
        assert (settings["function"], settings["per"]) == ("score", 10)
        assert settings["frames"] == FRAMES.to_dict()


@pytest.mark.parametrize(
    ("texts", "how", "error", "message"),
    [
        (
            "war",
            {},
            TypeError,
            "texts must hold one text per document, got a single str; put it in",
        ),
        (
            pd.DataFrame({"text": ["a"]}),
            {},
            TypeError,
            'texts must be one column, such as table["t',
        ),
        (
            pl.DataFrame({"text": ["a"]}),
            {},
            TypeError,
            'texts must be one column, such as table["t',
        ),
        (pd.Series([1, 2]), {}, TypeError, "text must be a column of strings, got "),
        (pd.Series(["a", 2]), {}, TypeError, "text must hold strings, got int 2 at row 1"),
        (pd.Series(["a"]), {"prefix": 3}, TypeError, "prefix must be a str, got 3"),
        (pd.Series(["a"]), {"per": "9"}, TypeError, "per must be a number, got '9'"),
        (
            pd.Series(["a"]),
            {"per": 0},
            ValueError,
            "per must be a positive number of tokens, got 0",
        ),
        (
            pd.Series(["a"]),
            {"per": -1.5},
            ValueError,
            "per must be a positive number of tokens, got",
        ),
        (
            pd.Series(["a"]),
            {"tokenizer": "en"},
            TypeError,
            "tokenizer must be a framelens.Tokenizer",
        ),
        (pd.Series(["a"]), {"frames": {"a": ["b"]}}, TypeError, "frames must be a framelens.Dict"),
    ],
)
def test_what_is_no_column_of_texts_or_no_setting_is_refused(texts, how, error, message):
    with pytest.raises(error) as refused:
        fl.score(texts, **({"frames": FRAMES} | how))
    assert str(refused.value).startswith(message)
