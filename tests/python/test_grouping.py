"""Which documents are compared, however a caller says it: by names, by values, by dates?"""

from __future__ import annotations

import datetime as dt
import re
import sys

import framelens as fl
import numpy as np
import pandas as pd
import polars as pl
import pytest
from framelens import _run

TEXTS = {"a": "war and peace", "b": "war or tea", "c": "peace", "d": "hegemony of tea"}
SIDES = ["x", "x", "y", "y"]
FRAMES = fl.Dictionary({"war": ["war*"]})
QUESTIONS = {
    "frequency": lambda corpus, by: fl.frequency(corpus, by=by),
    "framing": lambda corpus, by: fl.framing(corpus, FRAMES, by=by),
    "keyness": lambda corpus, by: fl.keyness(corpus, by=by),
    "similarity": lambda corpus, by: fl.similarity(corpus, by=by),
}
SHAPES = {
    "list": SIDES,
    "array": np.array(SIDES),
    "row numbers": pd.Series(SIDES),
    "ids in another order": pd.Series(SIDES, index=list("abcd")).iloc[[2, 0, 3, 1]],
    "polars": pl.Series(SIDES),
}
BY = pytest.mark.parametrize("ask", QUESTIONS.values(), ids=QUESTIONS)


@BY
@pytest.mark.parametrize("by", SHAPES.values(), ids=SHAPES)
def test_groups_may_be_named_or_given_in_any_container(ask, by):
    corpus = fl.Corpus(TEXTS)
    named = ask(corpus.assign(group=SIDES), "group")
    for what in (corpus, corpus.assign(other=[1, 2, 3, 4]), pd.Series(TEXTS)):
        pd.testing.assert_frame_equal(ask(what, by), named)


@BY
def test_values_that_do_not_fit_the_documents_are_refused(ask):
    for what in (fl.Corpus(TEXTS), list(TEXTS.values())):
        with pytest.raises((ValueError, TypeError), match=r"^by must .*per document \(4\), got"):
            ask(what, ["x", "y", "z"])
        with pytest.raises(ValueError, match=r"^by must have one value per document \(4\), got 3"):
            ask(what, pd.Series(["x", "y", "z"]))
    with pytest.raises(ValueError, match=r"^by must have the ids of the documents as its index"):
        ask(fl.Corpus(TEXTS), pd.Series(SIDES, index=list("abcz")))


def test_all_documents_are_one_group_unless_groups_are_asked_for():
    corpus = fl.Corpus(TEXTS)
    assert fl.framing(corpus, FRAMES)[["count", "n_docs"]].to_numpy().tolist() == [[2, 4]]
    assert set(fl.frequency(corpus)["n_docs"]) == {4}


@pytest.mark.parametrize("name", ["frequency", "framing", "keyness"])
def test_a_docvar_called_like_a_column_of_the_result_is_refused_with_a_remedy(name):
    ask = QUESTIONS[name]
    columns = [column for column in ask(fl.Corpus(TEXTS), SIDES) if column != "group"]
    assert len(columns) > 8
    for column in columns:
        corpus = fl.Corpus(TEXTS).assign(**{column: SIDES})
        with pytest.raises(ValueError, match=rf"^by must not be called '{column}'.*my_{column}="):
            ask(corpus, column)
        if name == "keyness":
            assert len(fl.keyness(corpus, by=column, target="x"))


DATES = ["2024-03-26", "2024-03-27", "2024-03-26", "2024-03-27"]


def test_a_series_refuses_such_a_docvar_as_well_and_a_contrast_has_no_column_of_groups():
    corpus = fl.Corpus(TEXTS).assign(date=pd.to_datetime(DATES))
    day = fl.period("date", "day")
    columns = [name for name in fl.trend(corpus, FRAMES, by=day) if name != "date"]
    assert len(columns) > 8
    for column in columns:
        corpus = corpus.assign(**{column: SIDES})
        told = rf"^by must not be called '{column}'.*my_{column}="
        with pytest.raises(ValueError, match=told):
            fl.trend(corpus, FRAMES, by=[column, day])
        with pytest.raises(ValueError, match=told):
            fl.trend(corpus.assign(**{column: DATES}), FRAMES, by=fl.period(column, "day"))
        assert len(fl.contrast(corpus, FRAMES, by=column, target="x")) == 1


@pytest.mark.parametrize(
    "ask",
    [
        lambda by, target, other: fl.keyness(TEXTS, by=by, target=target, reference=other),
        lambda by, target, other: fl.shift(TEXTS, by=by, target=target, reference=other),
        lambda by, target, other: fl.divergence(TEXTS, by=by, target=target, reference=other),
        lambda by, target, other: fl.contrast(TEXTS, FRAMES, by=by, target=target, reference=other),
    ],
    ids=["keyness", "shift", "divergence", "contrast"],
)
def test_a_day_names_the_group_of_that_day_in_every_comparison(ask):
    names = ["2024-03-26", "2024-03-27"]
    as_text = ask(pd.Series(DATES), *names)
    as_dates = ask(pd.Series(pd.to_datetime(DATES)), *names)
    both = [name for name in as_text if name not in names and name not in ("target", "reference")]
    assert len(both) > 4
    pd.testing.assert_frame_equal(as_dates[both], as_text[both])
    for by, clock in ((pd.Series(DATES), ""), (pd.Series(pd.to_datetime(DATES)), " 00:00:00")):
        known = ", ".join(f"'{name}{clock}'" for name in names)
        with pytest.raises(ValueError, match=f"^target must be one of {known}, got 'soon'$"):
            ask(by, "soon", names[0])
    with pytest.raises(ValueError, match=r"^reference must be another group than the target"):
        ask(pd.Series(pd.to_datetime(DATES)), names[0], dt.date(2024, 3, 26))


@pytest.mark.parametrize("target", ["2024-03-26", None])
def test_the_lines_behind_a_row_are_found_where_days_are_the_groups(target):
    corpus = fl.Corpus(TEXTS).assign(date=pd.to_datetime(DATES))
    table = fl.keyness(corpus, by="date", target=target)
    assert table["target"].sum() > 0
    for _, row in table.iterrows():
        lines = fl.evidence(corpus, row, settings=fl.settings(table))
        assert lines["side"].value_counts().get("target", 0) == row["target"]


DAYS = ["2024-03-26 09:30", "2024-03-26 18:00", "2024-03-27 00:00", None]


@pytest.mark.parametrize("zone", [None, "Asia/Tokyo"])
def test_a_day_is_all_its_hours_and_a_time_is_that_time(zone):
    dates = pd.Series(pd.to_datetime(DAYS), index=list("abcd"))
    corpus = fl.Corpus(TEXTS).assign(date=dates.dt.tz_localize(zone) if zone else dates)
    assert corpus.where(date="2024-03-26").ids == ["a", "b"]
    assert corpus.where(date=dt.date(2024, 3, 26)).ids == ["a", "b"]
    assert corpus.where(date="2024-03-26 18:00").ids == ["b"]
    assert corpus.where(date=["2024-03-26T09:30", "2024-03-27"]).ids == ["a", "c"]
    assert corpus.where(date=pd.Timestamp("2024-03-27", tz=zone)).ids == ["c"]


@pytest.mark.parametrize(
    ("value", "told"),
    [
        ("yesterday's", "date must be a date such as '2024-03-26', got \"yesterday's\""),
        (3, "date must be a date such as '2024-03-26', got 3"),
        ("2025-01-01", "date must be one of '2024-03-26 09:30:00'"),
        (pd.Timestamp("2024-03-26", tz="UTC"), "date has no time zone, got one in Timestamp("),
    ],
)
def test_what_is_no_date_of_the_corpus_is_told(value, told):
    corpus = fl.Corpus(TEXTS).assign(date=pd.to_datetime(DAYS))
    with pytest.raises(ValueError, match=f"^{re.escape(told)}"):
        corpus.where(date=value)


def test_dates_of_python_and_of_polars_are_dates_too():
    days = [dt.date(2024, 3, 26), dt.date(2024, 3, 27)]
    table = {"text": ["war", "peace"], "date": days}
    for made in (pd.DataFrame(table), pl.DataFrame(table)):
        assert len(fl.Corpus(made, text="text").where(date="2024-03-27")) == 1


def test_no_upper_limit_is_above_one_hit_a_word_where_that_is_the_most_there_can_be():
    corpus = fl.Corpus(["war", "tea and more tea"])
    assert fl.framing(corpus, FRAMES)["high"].tolist() == [1000]
    assert fl.framing(corpus, FRAMES, by="doc", per=100)["high"].max() == 100
    assert fl.frequency(corpus)["high"].max() == 1000
    # "of the" has no counted token of its own here: three hits stand beside one word.
    texts, dropped = ["of the of the of the war"], fl.Tokenizer(drop={"stopwords"})
    table = fl.framing(texts, fl.Dictionary({"of": ["of the"]}), tokenizer=dropped)
    assert table["rate"].tolist() == [3000]
    assert table["high"].item() > 8000


PAGE = "The minister spoke of war for a long while.\nShare on Facebook\nSubscribe to our newsletter"


@pytest.mark.parametrize(
    "ask",
    [
        lambda texts, **how: fl.frequency(texts, **how)["count"].sum(),
        lambda texts, **how: fl.framing(texts, fl.Dictionary({"f": ["share"]}), **how)["tokens"],
        lambda texts, **how: fl.score(texts, fl.Dictionary({"f": ["share"]}), **how)["f"],
        lambda texts, **how: len(fl.kwic(texts, "share", **how)),
        lambda texts, **how: fl.dtm(texts, **how).matrix.sum(),
        lambda texts, **how: len(fl.keyness(texts, by=["x", "y"], **how)),
        lambda texts, **how: fl.similarity(texts, **how).iloc[0, 1],
    ],
)
def test_texts_alone_are_cleaned_as_a_corpus_is(ask):
    pages = [PAGE, "The minister spoke of war for a long while, and of peace."]
    cleaned, raw = ask(pages, clean=True), ask(pages)
    assert np.all(cleaned == ask(fl.Corpus(pages, clean=True)))
    assert np.any(cleaned != raw)


@pytest.mark.parametrize("ids", [[("a", 1), ("b", 2)], [1.5, "a"], [dt.date(2024, 1, 1), True]])
def test_a_document_is_found_by_whatever_names_it(ids):
    corpus = fl.Corpus(dict(zip(ids, ["war", "peace"], strict=True)))
    assert [corpus.text(name) for name in ids] == ["war", "peace"]
    assert corpus.where([False, True]).text(ids[1]) == "peace"


def test_a_hit_in_tokens_from_elsewhere_shows_its_line():
    corpus = fl.Corpus.from_tokens([["no", "war"], ["war", "is", "war"]], ids=["a", "b"])
    row = fl.hits(corpus, FRAMES).iloc[2]
    line = fl.evidence(corpus, row)
    assert line[["doc", "left", "node"]].to_numpy().tolist() == [["b", "war is", "war"]]
    with pytest.raises(ValueError, match=r"take a row of framelens\.hits"):
        fl.evidence(corpus, fl.kwic(corpus, "war").iloc[0])


def test_no_library_of_bars_is_asked_for_before_one_is_shown_and_none_that_is_missing(monkeypatch):
    monkeypatch.setattr(_run.importlib.util, "find_spec", lambda name: None)
    monkeypatch.delitem(sys.modules, "tqdm.auto", raising=False)
    assert _run._bar_class().__module__ == "tqdm.std"
    assert "tqdm.auto" not in sys.modules


@pytest.mark.parametrize(
    "index", [range(3, -1, -1), range(1, 5), range(0, 8, 2), [3, 1, 0, 2]], ids=str
)
def test_row_numbers_that_are_not_those_of_the_corpus_are_no_order(index):
    corpus, by = fl.Corpus(TEXTS), pd.Series(SIDES, index=index)
    for what in (lambda: fl.framing(corpus, FRAMES, by=by), lambda: corpus.assign(side=by)):
        with pytest.raises(ValueError, match=r"must have the ids of the documents as its index"):
            what()


def test_every_document_on_its_own_is_not_a_docvar_of_that_name():
    other = fl.Corpus(TEXTS).assign(doc=SIDES)
    with pytest.raises(ValueError, match=r"^by='doc' makes every document a group, but there is a"):
        fl.framing(other, FRAMES, by="doc")
    named = fl.Corpus(
        pd.DataFrame({"doc": TEXTS.keys(), "text": TEXTS.values()}), text="text", id="doc"
    )
    assert list(fl.framing(named, FRAMES, by="doc")["doc"]) == list(TEXTS)
