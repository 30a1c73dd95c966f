"""Frames over time, and between two groups: planted changes are found, others are not."""

from __future__ import annotations

import math

import framelens as fl
import numpy as np
import pandas as pd
import pytest

WAR = fl.Dictionary({"war": ["war"]})
MONTHS = pd.date_range("2020-01-01", periods=24, freq="MS")


def simulated(rng, *, per_month=30, change=None, factor=1.0, shape=1.0, rate=2.0):
    """Make documents of 100 words whose hits come in bursts: gamma-Poisson."""
    texts, dates = [], []
    for place, month in enumerate(MONTHS):
        mean = rate * (factor if change is not None and place >= change else 1.0)
        for hits in rng.poisson(rng.gamma(shape, mean / shape, per_month)):
            texts.append("war " * min(int(hits), 100) + "x " * (100 - min(int(hits), 100)))
            dates.append(month + pd.Timedelta(days=int(rng.integers(28))))
    return fl.Corpus(pd.DataFrame({"text": texts, "date": dates}), text="text")


def runs(n, **how):
    """Return, for each of n simulated corpora, the period marked as a change, and p."""
    found = []
    for seed in range(n):
        corpus = simulated(np.random.default_rng(seed), **how)
        table = fl.trend(corpus, WAR, by=fl.period("date", "month"), seed=seed, permutations=199)
        marked = np.flatnonzero(table["change"])
        found.append((int(marked[0]) if len(marked) else None, table["change_p"].iloc[0]))
    return found


def test_a_planted_change_is_found_within_one_period_in_ninety_five_of_a_hundred_runs():
    for change, factor in ((8, 3.0), (16, 1 / 3)):
        found = [at for at, _ in runs(100, change=change, factor=factor)]
        near = sum(at is not None and abs(at - change) <= 1 for at in found)
        assert near >= 95, (change, found)


def test_without_a_change_no_more_than_five_of_a_hundred_runs_report_one():
    assert sum(at is not None for at, _ in runs(100)) <= 5


def slow_split(hits, sizes):
    """Return T of each split, the naive way."""
    x, s = sum(hits), sum(sizes)
    found = {}
    for k in range(1, len(hits)):
        w = sum(sizes[:k]) / s
        if sizes[k] and 0.05 <= w <= 0.95 and x:
            c = sum(hits[:k]) - x / s * sum(sizes[:k])
            found[k] = c * c / (w * (1 - w))
    return found


def test_the_change_is_the_best_split_of_all():
    rng = np.random.default_rng(5)
    for _ in range(30):
        corpus = simulated(rng, per_month=int(rng.integers(1, 4)))
        table = fl.trend(corpus, WAR, by=fl.period("date", "month"), ci=1e-12, permutations=1)
        splits = slow_split(table["count"].tolist(), table["tokens"].tolist())
        best = max(splits.values())
        # At this level every change is marked.
        (marked,) = np.flatnonzero(table["change"])
        assert math.isclose(splits[int(marked)], best, rel_tol=1e-9)


def test_gaps_are_rows_and_a_rolling_rate_looks_back():
    frame = pd.DataFrame(
        {
            "text": ["war a b c", "war war a b", "a b c d", "war a"],
            "date": ["2024-01-15", "2024-02-01", "2024-02-29", "2024-05-31"],
        }
    )
    table = fl.trend(
        fl.Corpus(frame, text="text"), WAR, by=fl.period("date", "month"), rolling=2, per=1
    )
    assert table["date"].dt.strftime("%Y-%m-%d").tolist() == [
        "2024-01-01", "2024-02-01", "2024-03-01", "2024-04-01", "2024-05-01",
    ]  # fmt: skip
    assert table["n_docs"].tolist() == [1, 2, 0, 0, 1]
    assert table["count"].tolist() == [1, 2, 0, 0, 1]
    np.testing.assert_allclose(table["rate"], [0.25, 0.25, np.nan, np.nan, 0.5])
    np.testing.assert_allclose(table["rolling"], [np.nan, 3 / 12, 2 / 8, np.nan, 1 / 2])
    assert table["low"].isna().tolist() == [False, False, True, True, False]


def test_each_group_has_a_series_of_all_periods():
    frame = pd.DataFrame(
        {
            "text": ["war", "a", "war b", "war"],
            "paper": ["B", "A", "A", "B"],
            "date": ["2024-01-02", "2024-01-09", "2024-01-22", "2024-01-03"],
        }
    )
    corpus = fl.Corpus(frame, text="text")
    table = fl.trend(corpus, WAR, by=["paper", fl.period("date", "week")])
    assert table["paper"].tolist() == ["A"] * 4 + ["B"] * 4
    assert table["date"].dt.day.tolist() == [1, 8, 15, 22] * 2
    assert table["count"].tolist() == [0, 0, 0, 1, 2, 0, 0, 0]
    assert table["n_docs"].tolist() == [0, 1, 0, 1, 2, 0, 0, 0]


def test_texts_may_come_without_a_corpus_and_cleaned():
    page = "Skip to content\nThe war went on, said the minister, and the war went on."
    texts = [page, "A war of words.", page]
    whole, article = (fl.Corpus(texts, clean=clean) for clean in (False, True))
    by = pd.Series(["x", "y", "x"], name="side")
    asks = {
        "contrast": lambda what, **how: fl.contrast(what, WAR, by=by, target="x", **how),
        "near_duplicates": fl.near_duplicates,
        "neighbors": fl.neighbors,
    }
    for name, ask in asks.items():
        pd.testing.assert_frame_equal(ask(texts), ask(whole), obj=name)
        pd.testing.assert_frame_equal(ask(texts, clean=True), ask(article), obj=name)
        assert fl.settings(ask(texts, clean=True))["clean"] is True
        assert fl.settings(ask(texts))["clean"] is False
        with pytest.raises(ValueError, match=r"^clean must not be given with a Corpus"):
            ask(article, clean=True)
    assert (
        asks["contrast"](texts, clean=True)["target_rate"][0]
        > asks["contrast"](texts)["target_rate"][0]
    )


@pytest.mark.parametrize(
    ("unit", "starts"),
    [
        ("day", ["2023-12-31", "2024-01-01"]),
        ("week", ["2023-12-25", "2024-01-01"]),
        ("month", ["2023-12-01", "2024-01-01"]),
        ("quarter", ["2023-10-01", "2024-01-01"]),
        ("year", ["2023-01-01", "2024-01-01"]),
    ],
)
@pytest.mark.parametrize("kind", ["str", "datetime", "zoned", "date", "mixed"])
def test_a_period_is_called_after_its_first_day(unit, starts, kind):
    dates = pd.Series(["2023-12-31T23:30:00", "2024-01-01T00:10:00"])
    if kind == "datetime":
        dates = pd.to_datetime(dates)
    elif kind == "zoned":
        dates = pd.to_datetime(dates).dt.tz_localize("Asia/Shanghai")
    elif kind == "date":
        dates = pd.to_datetime(dates).dt.date
    elif kind == "mixed":
        dates = pd.Series(["2023-12-31", "2024-01-01T00:10:00+08:00"])
    frame = pd.DataFrame({"text": ["war", "war"], "date": dates})
    table = fl.framing(fl.Corpus(frame, text="text"), WAR, by=fl.period("date", unit))
    assert table["date"].dt.strftime("%Y-%m-%d").tolist() == starts


def test_years_may_be_whole_numbers_and_a_missing_date_belongs_nowhere():
    frame = pd.DataFrame({"text": ["war", "war", "a"], "year": [1990, 1992, 1992]})
    table = fl.trend(fl.Corpus(frame, text="text"), WAR, by=fl.period("year", "year"))
    assert table["year"].dt.year.tolist() == [1990, 1991, 1992]
    frame = pd.DataFrame({"text": ["war", "war"], "date": ["2024-01-01", None]})
    with pytest.warns(UserWarning, match="1 of 2 documents have no value in 'date'"):
        table = fl.framing(fl.Corpus(frame, text="text"), WAR, by=fl.period("date", "year"))
    assert table["count"].tolist() == [1]


def dated(dates):
    return fl.Corpus(pd.DataFrame({"text": ["war"] * len(dates), "date": dates}), text="text")


@pytest.mark.parametrize(
    ("call", "kind", "told"),
    [
        (lambda: fl.period("date", "decade"), ValueError, "unit must be one of day, week, month,"),
        (lambda: fl.period(3, "day"), TypeError, "docvar must be the name of a column, got 3"),
        (
            lambda: fl.framing(dated(["2024-01-01", "soon"]), WAR, by=fl.period("date", "day")),
            ValueError,
            "by must name a column of dates, got 'soon' in 'date' at row 1; pandas.to_datetime",
        ),
        (
            lambda: fl.framing(dated([1, 2]), WAR, by=fl.period("date", "month")),
            ValueError,
            "by must name a column of dates, got 'date' of whole numbers; these may stand for",
        ),
        (
            lambda: fl.framing(dated([1.5, 2]), WAR, by=fl.period("date", "month")),
            TypeError,
            "by must name a column of dates, got 'date' of float64",
        ),
        (
            lambda: fl.framing(dated(["2024"]), WAR, by=fl.period("day", "month")),
            ValueError,
            "by must be one of 'date', got 'day'",
        ),
        (
            lambda: fl.trend(dated(["2024-01-01"]), WAR, by="date"),
            TypeError,
            'by must hold one period, such as framelens.period("date", "month"), got ',
        ),
        (
            lambda: fl.trend(dated(["2024-01-01"]), WAR, by=fl.period("date", "day"), rolling=0),
            ValueError,
            "rolling must be 1 or more, got 0",
        ),
    ],
)
def test_what_is_no_period_is_told(call, kind, told):
    with pytest.raises(kind) as caught:
        call()
    assert str(caught.value).startswith(told)


# --- two groups ------------------------------------------------------------------------------


def pair(rng, n, rates, shape):
    """Make two groups of n documents of 200 words with these rates per word."""
    texts = []
    for rate in rates:
        for hits in rng.poisson(rng.gamma(shape, 200 * rate / shape, n)):
            texts.append("war " * min(int(hits), 200) + "x " * (200 - min(int(hits), 200)))
    papers = ["A"] * n + ["B"] * n
    return fl.Corpus(pd.DataFrame({"text": texts, "paper": papers}), text="text")


def contrasted(corpus, **how):
    how = {"by": "paper", "target": "A", "reference": "B", "permutations": 199} | how
    return fl.contrast(corpus, WAR, **how).iloc[0]


def test_the_intervals_hold_the_true_difference_and_ratio_as_often_as_they_say():
    inside, n = {"difference": 0, "ratio": 0}, 300
    for seed in range(n):
        corpus = pair(np.random.default_rng(seed), 25, (0.02, 0.01), 1.0)
        row = contrasted(corpus, permutations=1)
        for name, true in (("difference", 10.0), ("ratio", 2.0)):
            inside[name] += row[f"{name}_low"] <= true <= row[f"{name}_high"]
    # Three standard errors of a share of .95 among 300 are .038.
    assert all(0.912 <= count / n <= 0.988 for count in inside.values()), inside


def test_p_is_uniform_where_nothing_differs():
    p = [
        contrasted(pair(np.random.default_rng(seed), 15, (0.02, 0.02), 0.3))["p"]
        for seed in range(200)
    ]
    # The bound of Kolmogorov and Smirnov at 1 %.
    uniform = (np.arange(200) + 1) / 200
    assert np.max(np.abs(np.sort(p) - uniform)) < 1.63 / math.sqrt(200)


def test_a_contrast_is_that_of_the_rates_in_framing_and_turns_round_with_its_sides():
    corpus = fl.load_sample()
    frames = fl.sample_frames()
    there = fl.contrast(
        corpus, frames, by="outlet", target="Eastern Beacon", reference="Meridian Wire"
    )
    back = fl.contrast(
        corpus, frames, by="outlet", target="Meridian Wire", reference="Eastern Beacon"
    )
    framing = fl.framing(corpus, frames, by="outlet").set_index(["outlet", "frame"])
    rates = framing["rate"]["Eastern Beacon"].reindex(there["frame"]).to_numpy()
    np.testing.assert_array_equal(there["target_rate"], rates)
    np.testing.assert_array_equal(there["difference"], -back["difference"])
    np.testing.assert_array_equal(there["difference_low"], -back["difference_high"])
    np.testing.assert_allclose(there["ratio_low"], 1 / back["ratio_high"], rtol=1e-12)
    np.testing.assert_array_equal(there["p"], back["p"])


def test_the_rest_is_all_other_groups():
    corpus = fl.load_sample()
    table = fl.contrast(corpus, fl.sample_frames(), by="outlet", target="Eastern Beacon")
    whole = fl.framing(corpus, fl.sample_frames(), by=None)
    assert (table["target"] + table["reference"]).tolist() == whole["count"].tolist()


def test_what_cannot_be_contrasted_is_told():
    corpus = pair(np.random.default_rng(1), 1, (0.02, 0.01), 1.0)
    row = contrasted(corpus)
    assert math.isnan(row["p"])
    assert row["p_method"] == "none: a group has fewer than 2 documents"
    with pytest.raises(ValueError, match=r"^target must be one of 'A', 'B', got 'C'"):
        contrasted(corpus, target="C")
    with pytest.raises(ValueError, match=r"^reference must be another group than the target"):
        contrasted(corpus, reference="A")
    with pytest.raises(TypeError, match=r"^by must name one docvar, got \['paper', 'text2'\]"):
        contrasted(corpus.assign(text2=["x", "y"]), by=["paper", "text2"])
