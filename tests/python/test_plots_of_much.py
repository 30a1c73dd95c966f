"""Do pictures of many things stay small, whole and readable, and say what they leave out?"""

from __future__ import annotations

import framelens as fl
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import polars as pl
import pytest
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from test_plots import FRAMES, labels, monthly, texts, trend_of

mpl.use("Agg")

pytestmark = pytest.mark.usefixtures("figures_go")


# --- who stands with what ---------------------------------------------------------------------


def pairs(n_actors, n_frames):
    """Make a table in which each pair is tied, the later ones more closely, and one is alone."""
    actors = [f"actor {n:02}" for n in range(n_actors)]
    frames = [f"frame {n}" for n in range(n_frames)]
    rows = [
        (actor, frame, 5 + a, 10 * (a + 1), 300 * (f + 1), (a * n_frames + f + 1) / 1000)
        for a, actor in enumerate(actors)
        for f, frame in enumerate(frames)
    ]
    rows += [("nobody", frame, 0, 0, 10, -1.0) for frame in frames]
    names = ["actor", "frame", "count", "actor_units", "frame_units", "npmi"]
    table = pd.DataFrame(rows, columns=names)
    return table.assign(npmi_low=table["npmi"] / 2, npmi_high=table["npmi"] * 2)


def note(ax):
    return ax.get_legend().get_title().get_text().split("\n")


def edges(ax):
    return [line for line in ax.lines if line.get_color() == "#08519c" and len(line.get_xdata())]


def test_only_the_closest_ties_are_drawn_and_the_rest_is_counted():
    table = pairs(26, 8)
    ax = fl.plot.network(table)
    assert len(edges(ax)) == 25
    widest = table["npmi"].nlargest(25)
    cores = [max(11 * value / 2 / widest.max(), 0.5) for value in widest]
    assert sorted(line.get_linewidth() for line in edges(ax)) == pytest.approx(sorted(cores))
    assert note(ax) == [
        "in brackets: number of sentences that hold it",
        "not shown: 183 weaker ties; 23 actors without a tie here",
    ]
    assert sum("actor" in text for text in texts(ax)) == 4
    assert len(edges(fl.plot.network(table, top=3))) == 3
    every = fl.plot.network(table, top=None)
    assert len(edges(every)) == 208
    assert note(every)[1] == "not shown: 1 actor without a tie here"
    assert len(note(fl.plot.network(table[table["actor"] != "nobody"], top=None))) == 1
    for top, message in ((0, "must be 1 or more"), (2.5, "must be a whole number")):
        with pytest.raises((TypeError, ValueError), match=f"^top {message}"):
            fl.plot.network(table, top=top)


def test_of_ties_alike_the_same_are_drawn_whatever_the_order_of_the_rows():
    table = pairs(6, 6).assign(npmi=0.5, npmi_low=0.25, count=5)
    shown = set(texts(fl.plot.network(table, top=7)))
    assert set(texts(fl.plot.network(table[::-1], top=7))) == shown
    assert "(10)  actor 00" in shown
    assert "(30)  actor 02" not in shown


@pytest.mark.parametrize("given", [False, True])
def test_no_node_and_no_name_is_cut_off(given):
    ax = plt.subplots(figsize=(2.5, 2), layout="constrained")[1] if given else None
    ax = fl.plot.network(pairs(4, 3), ax=ax)
    ax.figure.canvas.draw()
    whole = ax.figure.bbox
    nodes = [part for part in ax.collections if isinstance(part, PathCollection)]
    assert len(nodes) == 7
    for part in [*nodes, *ax.texts]:
        box = part.get_window_extent()
        assert box.x0 >= whole.x0
        assert box.x1 <= whole.x1
    # What lies beyond the axes is drawn, and in a picture of its own nothing does.
    assert not any(node.get_clip_on() for node in nodes)
    if not given:
        radius = max(node.get_sizes()[0] for node in nodes) ** 0.5 / 2 * ax.figure.dpi / 72
        left, right = ax.transData.transform([(0, 0), (1, 0)])[:, 0]
        assert left - ax.bbox.x0 > 0.8 * radius
        assert ax.bbox.x1 - right > 0.8 * radius


# --- where words stand ------------------------------------------------------------------------


def test_of_many_documents_those_without_a_hit_are_left_out_and_counted():
    words = ["war here" if n % 100 == 0 else "peace" for n in range(5000)]
    many = fl.Corpus(words)
    ax = fl.plot.xray(many, "war")
    assert labels(ax) == [str(n) for n in range(0, 5000, 100)]
    assert ax.get_xlabel() == "place in the document\n4,950 documents without a hit are not shown"
    assert ax.figure.get_size_inches()[1] < 11
    every = fl.plot.xray(many, "war", empty=True)
    assert len(every.collections[0].get_segments()) == 5000
    assert every.get_xlabel() == "place in the document"
    assert every.figure.get_size_inches()[1] < 12
    assert fl.plot.xray(many, "war", empty=False).get_xlabel() == "place in the document"
    few = fl.plot.xray(many.where(np.arange(5000) < 200), "war")
    assert len(few.collections[0].get_segments()) == 200
    more = fl.plot.xray(many.where(np.arange(5000) < 201), "war")
    assert len(more.collections[0].get_segments()) == 3


def test_strokes_in_thousands_of_lines_can_be_seen_and_many_blocks_have_no_names():
    many = fl.Corpus(["a war"] * 5000)
    ax = fl.plot.xray(many, "war")
    strokes = ax.collections[1].get_segments()
    lengths = np.array([segment[1, 1] - segment[0, 1] for segment in strokes])
    # Inches: more than two pixels of a screen.
    assert lengths.min() > 0.02
    ax = fl.plot.xray(many, "war", by=[n % 500 for n in range(5000)])
    assert texts(ax) == []
    assert ax.figure.get_size_inches()[1] < 14
    ax = fl.plot.xray(many, "war", by=[n % 30 for n in range(5000)])
    assert texts(ax) == [str(n) for n in range(30)]
    assert ax.figure.get_size_inches()[1] < 21


# --- frames over time -------------------------------------------------------------------------


def four(table):
    """Make four series of two, each with its own name."""
    again = table.assign(outlet=table["outlet"].map({"A": "C", "B": "D"}))
    return pd.concat([table, again], ignore_index=True)


def test_more_than_two_lines_have_a_panel_each_with_the_same_axes():
    table = four(trend_of(monthly()))
    first = fl.plot.trend(table)
    panels = first.figure.axes
    assert panels[0] is first
    assert [ax.get_title(loc="left") for ax in panels] == ["A", "B", "C", "D"]
    assert len({ax.get_ylim() for ax in panels}) == 1 == len({ax.get_xlim() for ax in panels})
    for ax, (_, rows) in zip(panels, table.groupby("outlet"), strict=True):
        (line,) = [line for line in ax.lines if len(line.get_xdata()) == 26]
        assert np.array_equal(line.get_ydata(), rows["rate"], equal_nan=True)
        assert sum(isinstance(c, PolyCollection) for c in ax.collections) == 1
        assert texts(ax) == [f"change, p = {p:.2g}" for p in rows.loc[rows["change"], "change_p"]]
    assert [ax.get_xlabel() for ax in panels] == ["", "", "", "band: 95% interval"]
    assert first.figure.get_supylabel() == "hits per 1,000 words"
    assert first.figure.legends[0].get_texts()[0].get_text() == "no words"
    crosses = [c for ax in panels for c in ax.collections if type(c) is PathCollection]
    assert {to_hex(colour) for c in crosses for colour in c.get_edgecolors()} == {"#777777"}
    ax = plt.subplots()[1]
    assert fl.plot.trend(table, ax=ax) is ax
    assert ax.figure.axes == [ax]
    assert [text.get_text() for text in ax.get_legend().get_texts()][:4] == ["A", "B", "C", "D"]


def test_a_band_that_the_axis_cuts_ends_in_an_arrow_that_is_explained():
    table = trend_of(monthly())
    table["high"] = table["rate"] + 0.5
    assert fl.plot.trend(table).get_xlabel() == "band: 95% interval"
    table.loc[[2, 30], "high"] = [10_000.0, np.inf]
    ax = fl.plot.trend(table)
    arrows = [line for line in ax.lines if line.get_marker() == "^" and len(line.get_xdata())]
    begins = [begin for line in arrows for begin in line.get_xdata()]
    assert begins == date2num(table.loc[[2, 30], "date"]).tolist()
    top = ax.get_ylim()[1]
    assert {height for line in arrows for height in line.get_ydata()} == {top}
    assert not any(line.get_clip_on() for line in arrows)
    assert ax.get_xlabel() == "band: 95% interval; arrow: it goes beyond the axis"


def test_only_a_period_between_two_gaps_has_a_whisker():
    table = trend_of(monthly())
    table = table[table["outlet"] == "A"].reset_index(drop=True)
    # The 9th to 11th month have no words; so the 8th is left alone.
    table.loc[6, ["rate", "low", "high"]] = np.nan
    whiskers = [c for c in fl.plot.trend(table).collections if isinstance(c, LineCollection)]
    (segment,) = (segment for c in whiskers for segment in c.get_segments())
    assert segment[:, 1].tolist() == table.loc[7, ["low", "high"]].tolist()


# --- terms ------------------------------------------------------------------------------------


def test_the_log_odds_are_drawn_by_the_number_that_orders_them(sample):
    how = {"by": "outlet", "target": "Eastern Beacon"}
    table = fl.keyness(sample, measures=["log_odds"], **how)
    ax = fl.plot.keyness(table, n=5)
    rows = pd.concat([table.head(5), table.tail(5)])
    assert labels(ax) == rows["term"].tolist()
    assert [bar.get_width() for bar in ax.patches] == rows["log_odds_z"].tolist()
    assert ax.get_xlabel().startswith("z: log-odds ratio")
    raw = fl.plot.keyness(table, n=5, measure="log_odds")
    assert raw.get_xlabel() == "log-odds ratio with an informative prior"
    assert max(bar.get_width() for bar in raw.patches) == table["log_odds"].max()
    both = fl.keyness(sample, measures=["g2", "log_odds"], **how)
    assert fl.plot.keyness(both).get_xlabel().startswith("G²")
    assert fl.plot.keyness(table.drop(columns="log_odds_z")).get_xlabel() == raw.get_xlabel()


# --- frames -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("unit", "first"),
    [("year", "2024"), ("quarter", "2024 Q1"), ("month", "2024-03"), ("week", "2024-03-25")],
)
def test_a_period_is_named_as_it_was_asked_for(sample, unit, first):
    table = fl.framing(sample, FRAMES, by=["outlet", fl.period("date", unit)])
    few = table[(table["frame"] == "hegemony") & (table["outlet"] == "Atlantic Ledger")]
    wanted = f"Atlantic Ledger · {first}"
    assert labels(fl.plot.framing(few))[0] == wanted
    assert labels(fl.plot.framing(few.assign(outlet="one two")))[0] == f"one two · {first}"
    given = fl.framing(sample, FRAMES, by=fl.period("date", unit))
    assert first in labels(fl.plot.framing(given[given["frame"] == "hegemony"]))
    few.attrs = {}
    assert labels(fl.plot.framing(few))[0].startswith("Atlantic Ledger · 2024-")


def test_periods_of_other_libraries_have_the_same_names(sample):
    corpus = fl.Corpus(pl.from_pandas(sample.docvars.assign(text="hegemony")), text="text")
    table = fl.framing(corpus, FRAMES, by=fl.period("date", "quarter"))
    assert isinstance(table, pl.DataFrame)
    shown = [text.get_text() for text in fl.plot.framing(table).figure.legends[0].get_texts()]
    assert shown[:2] == ["2024 Q1", "2024 Q2"]


def test_all_frames_of_all_documents_fit_a_picture_of_limited_height(sample):
    table = fl.framing(sample, fl.sample_frames(), by="doc")
    assert len(table) == 416
    ax = fl.plot.framing(table)
    assert ax.figure.get_size_inches()[1] < 25
    assert labels(ax) == []
    assert texts(ax) == fl.sample_frames().frames
    named = fl.plot.framing(table[table["frame"].isin(["threat", "sanctions"])])
    assert len(labels(named)) == 104
    many = pd.concat([table.assign(doc=table["doc"].astype(str) + f" {n}") for n in range(30)])
    assert fl.plot.framing(many).figure.get_size_inches()[1] < 25
    # Colours tell groups apart, so rows come closer and stay in their order.
    rising = table.head(6).assign(rate=np.arange(6.0), low=0.0, high=9.0)
    frames = [rising.assign(frame=f"frame {n}") for n in range(40)]
    ax = fl.plot.framing(pd.concat(frames))
    assert labels(ax) == [f"frame {n}" for n in range(40)]
    assert ax.figure.get_size_inches()[1] < 28
    heights = [line.get_ydata()[0] for line in ax.lines if len(line.get_ydata())]
    assert heights == sorted(heights)


def test_arrows_of_intervals_are_explained_below(sample):
    table = fl.framing(sample, FRAMES, by="outlet")
    plain = table.assign(high=table["rate"] + 0.1)
    assert "arrow" not in fl.plot.framing(plain).get_xlabel()
    height = fl.plot.framing(plain).figure.get_size_inches()[1]
    plain.loc[0, "high"] = 10_000
    ax = fl.plot.framing(plain)
    assert ax.get_xlabel().split("\n")[1] == "arrow: the interval goes beyond the axis"
    assert ax.figure.get_size_inches()[1] > height
