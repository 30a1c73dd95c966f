"""Do pictures of pairs, and of places in documents, show what is counted?"""

from __future__ import annotations

import framelens as fl
import matplotlib as mpl
import pandas as pd
import pytest
from test_plots import FRAMES, labels, texts

mpl.use("Agg")

pytestmark = pytest.mark.usefixtures("figures_go")


# --- who stands with what ---------------------------------------------------------------------

ACTORS = {"China": ["china*"], "US": ["=US", "america*"], "Russia": ["russia*"], "pole": ["zebra"]}


@pytest.fixture(scope="module")
def pairs(sample):
    return fl.cooccurrence(sample, ACTORS, fl.sample_frames())


def widths(ax):
    """Return the widths of pale and dark lines of every edge, in points."""
    lines = [line for line in ax.lines if len(line.get_xdata()) == 2]
    dark = [line.get_linewidth() for line in lines if line.get_color() == "#08519c"]
    return [line.get_linewidth() for line in lines if line.get_color() != "#08519c"], dark


def test_ties_that_are_sure_are_edges_as_wide_as_they_are_close(pairs):
    ax = fl.plot.network(pairs)
    sure = pairs[(pairs["npmi_low"] > 0) & (pairs["npmi"] > 0)].sort_values("npmi")
    assert 2 <= len(sure) < (pairs["npmi"] > 0).sum()
    pale, dark = widths(ax)
    assert sorted(pale) == pytest.approx(
        [max(11 * v / sure["npmi"].max(), 0.6) for v in sure["npmi"]]
    )
    cores = [max(11 * v / sure["npmi"].max(), 0.5) for v in sure["npmi_low"]]
    assert sorted(dark) == pytest.approx(sorted(cores))
    every = fl.plot.network(pairs, sure=False)
    assert len(widths(every)[0]) == (pairs["npmi"] > 0).sum()
    counts = fl.plot.network(pairs, edges="count", sure=False, min_count=3)
    assert len(widths(counts)[0]) == (pairs["count"] >= 3).sum()
    shown = texts(ax)
    assert len(shown) == sure["actor"].nunique() + sure["frame"].nunique()
    assert f"({pairs['actor_units'].iloc[0]})  China" in shown
    assert "(0)  pole" not in shown


def test_the_same_table_gives_the_same_network_whatever_the_order_of_its_rows(pairs):
    first, again = fl.plot.network(pairs), fl.plot.network(pairs)
    assert [line.get_ydata().tolist() for line in first.lines] == [
        line.get_ydata().tolist() for line in again.lines
    ]


def test_edges_cross_as_rarely_as_the_order_can_make_them():
    # Tied one to one, but in the opposite order.
    tied = [(a, f, a == f) for a in "abcd" for f in "dcba"]
    rows = [(a, f, 5 * one, 5, 5, 0.9 if one else -1.0, 0.5, 1.0) for a, f, one in tied]
    names = ["actor", "frame", "count", "actor_units", "frame_units"]
    pairs = pd.DataFrame(rows, columns=[*names, "npmi", "npmi_low", "npmi_high"])
    ax = fl.plot.network(pairs)
    edges = [line for line in ax.lines if line.get_color() == "#08519c"]
    assert len(edges) == 4
    assert all(line.get_ydata()[0] == line.get_ydata()[1] for line in edges)


def test_a_network_without_a_tie_says_so_and_one_of_several_groups_is_named(sample, pairs):
    assert "no tie is sure" in texts(fl.plot.network(pairs[pairs["npmi_low"] <= 0]))
    assert "no tie" in texts(fl.plot.network(pairs[pairs["count"] == 0]))
    grouped = fl.cooccurrence(sample, ACTORS, fl.sample_frames(), by=["outlet", "date"])
    with pytest.raises(ValueError, match=r"^group must be one of .* got none"):
        fl.plot.network(grouped)
    group = tuple(grouped.loc[0, ["outlet", "date"]])
    ax = fl.plot.network(grouped, group=group, sure=False)
    assert ax.get_title(loc="left").startswith("Atlantic Ledger · 2024-")
    with pytest.raises(ValueError, match=r"^table must have the column 'npmi': ask for"):
        fl.plot.network(fl.cooccurrence(sample, ACTORS, FRAMES, measures=["g2"]))
    with pytest.raises(ValueError, match=r"^group: the table holds one group without a name"):
        fl.plot.network(pairs, group="x")


# --- where words stand ------------------------------------------------------------------------


def strokes(ax):
    """Return the places of all strokes, by colour."""
    return list(ax.collections[1:])


def test_every_hit_is_a_stroke_at_its_place(sample):
    ax = fl.plot.xray(sample, ["hegemon*", "multipolar*"], by="outlet")
    hits = fl.hits(sample, fl.Dictionary({"h": ["hegemon*"], "m": ["multipolar*"]}))
    lengths = fl.summary(sample).set_index("doc")["chars"]
    for frame, drawn in zip("hm", strokes(ax), strict=True):
        part = hits[hits["frame"] == frame]
        wanted = part["start"] / lengths.loc[part["doc"]].to_numpy()
        found = [segment[0, 0] for segment in drawn.get_segments()]
        assert sorted(found) == pytest.approx(sorted(wanted))
    outlets = sorted(sample.docvars["outlet"].unique())
    assert [text for text in texts(ax) if not text.isdigit()] == outlets
    assert sum(int(text) for text in texts(ax) if text.isdigit()) == len(hits)
    outlet = dict(zip(sample.ids, sample.docvars["outlet"], strict=True))
    assert labels(ax) == sorted(sample.ids, key=outlet.get)


def test_documents_are_as_wide_as_they_are_long_if_asked(sample):
    ax = fl.plot.xray(sample, "hegemon*", scale="length", empty=False)
    hits = fl.kwic(sample, "hegemon*")
    found = sorted(segment[0, 0] for segment in strokes(ax)[0].get_segments())
    assert found == sorted(hits["start"])
    assert labels(ax) == list(dict.fromkeys(hits["doc"]))
    assert ax.get_xlabel() == "place in the document, characters"
    lines = ax.collections[0].get_segments()
    chars = fl.summary(sample).set_index("doc")["chars"]
    assert [segment[1, 0] for segment in lines] == list(chars.loc[labels(ax)])
    cut = fl.Corpus.from_tokens([["a", "b", "a"], ["c"]])
    ax = fl.plot.xray(cut, "a", scale="length")
    assert sorted(segment[0, 0] for segment in strokes(ax)[0].get_segments()) == [0, 2]
    assert ax.get_xlabel() == "place in the document, words"


def test_no_hit_one_document_and_many_documents_have_a_picture(sample):
    assert "no hit" in texts(fl.plot.xray(sample, "zebra"))
    assert "no hit" in texts(fl.plot.xray(sample, "zebra", empty=False))
    one = fl.plot.xray(sample.where([True] + [False] * (len(sample) - 1)), "hegemon*")
    assert len(labels(one)) == 1
    many = fl.Corpus([f"peace {n} war" for n in range(2000)])
    ax = fl.plot.xray(many, "war", by=["a", "b"] * 1000)
    assert labels(ax) == []
    assert len(strokes(ax)[0].get_segments()) == 2000
    assert ax.figure.get_size_inches()[1] < 12
    with pytest.raises(ValueError, match=r"^pattern must be at most 7, got 8"):
        fl.plot.xray(sample, list("abcdefgh"))
    with pytest.raises(ValueError, match=r"^scale must be one of share, length, got 'x'"):
        fl.plot.xray(sample, "a", scale="x")
