"""Do trees, maps and effective numbers say how documents hang together?"""

from __future__ import annotations

from itertools import combinations, pairwise
from math import exp, isnan, log, nan

import framelens as fl
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import polars as pl
import pytest
from framelens import _stories
from hypothesis import given, settings
from hypothesis import strategies as st
from test_plots import labels

mpl.use("Agg")


@pytest.fixture(autouse=True)
def figures_go():
    yield
    plt.close("all")


def frame(square, names=None):
    names = list(range(len(square))) if names is None else names
    return pd.DataFrame(np.asarray(square, dtype=float), index=names, columns=names)


def between(points):
    """Return the Euclidean distances of points."""
    points = np.asarray(points, dtype=float)
    return np.sqrt(((points[:, None] - points[None]) ** 2).sum(axis=2))


# --- clusters ---------------------------------------------------------------------------------


def joined(square, linkage):
    """Join the nearest two clusters again and again; return the sets of every step, and heights."""
    of = {"average": np.mean, "complete": np.max, "single": np.min}[linkage]
    parts, steps = [frozenset([i]) for i in range(len(square))], []
    while len(parts) > 1:
        apart = {
            pair: of([square[i][j] for i in pair[0] for j in pair[1]])
            for pair in combinations(parts, 2)
        }
        nearest = min(apart, key=apart.get)
        parts = [part for part in parts if part not in nearest] + [nearest[0] | nearest[1]]
        steps.append((set(parts), apart[nearest]))
    return steps


@pytest.mark.parametrize("linkage", ["average", "complete", "single"])
@given(st.lists(st.tuples(*[st.floats(0, 1)] * 3), min_size=3, max_size=8, unique=True), st.data())
@settings(max_examples=60, deadline=None)
def test_clusters_are_what_joining_the_nearest_leaves(linkage, points, data):
    square = between(points)
    heights = [height for _, height in joined(square, linkage)]
    # Ties may be broken in any way.
    if min(abs(a - b) for a, b in combinations(sorted({0.0, *square.ravel()}), 2)) < 1e-9:
        return
    n = data.draw(st.integers(1, len(points)))
    table = fl.cluster(frame(square), clusters=n, linkage=linkage)
    found = set(table.groupby("cluster")["row"].agg(frozenset))
    steps = [({frozenset([i]) for i in range(len(points))}, 0.0), *joined(square, linkage)]
    assert found == steps[len(points) - n][0]
    merges = fl.settings(table)["merges"]
    assert [merge[2] for merge in merges] == pytest.approx(heights)
    # Clusters are numbered as they stand in the tree, and stand together.
    in_order = table.sort_values("order")["cluster"].tolist()
    assert in_order == sorted(in_order)
    assert sorted(table["order"]) == list(range(len(points)))
    height = (heights[0] + heights[-1]) / 2
    cut = fl.cluster(frame(square), height=height, linkage=linkage)
    assert cut["cluster"].nunique() == len(points) - sum(h < height for h in heights)


def test_ward_joins_what_adds_least_to_the_variance():
    # Growth of the sum of squares: 2 · n·m/(n + m) · d²; SciPy's height is its root.
    table = fl.cluster(frame(between([[0], [1], [10], [12], [11.5]])), clusters=2, linkage="ward")
    assert table["cluster"].tolist() == [0, 0, 1, 1, 1]
    merges = fl.settings(table)["merges"]
    assert [m[2] for m in merges][:3] == pytest.approx([0.5, 1, (4 / 3) ** 0.5 * 1.75])


def test_rows_are_named_as_they_were_grouped_and_texts_alike_are_together():
    corpus = fl.load_sample()
    documents = fl.cluster(fl.similarity(corpus, weighting="tfidf"), clusters=5)
    assert documents.columns.tolist() == ["doc", "cluster", "order"]
    # One agency story went to three outlets.
    same = documents.set_index("doc").loc[["hp09", "al09", "mw09"], "cluster"]
    assert len(set(same)) == 1
    two = fl.similarity(corpus, by=["outlet", "date"], weighting="tfidf")
    assert fl.cluster(two, height=0.5).columns.tolist() == ["outlet", "date", "cluster", "order"]
    distance = fl.similarity(corpus, by="outlet", method="jsd")
    apart = fl.settings(fl.cluster(distance, clusters=2))["merges"]
    assert apart[0][2] == pytest.approx(distance.to_numpy()[~np.eye(4, dtype=bool)].min())
    plain = pl.DataFrame({"a": [1.0, 0.9, 0.1], "b": [0.9, 1.0, 0.2], "c": [0.1, 0.2, 1.0]})
    told = fl.similarity(["a b", "a b c", "d", "d e"])
    for turned in (told, 1 - told, np.sqrt(1 - told), 1 - (1 - told)):
        assert list(fl.cluster(turned, clusters=2)["cluster"]) == [0, 0, 1, 1]
    assert fl.mds(1 - told).equals(fl.mds(told))
    one, other, third = fl.cluster(plain, clusters=2)["cluster"]
    assert one == other != third


# --- maps -------------------------------------------------------------------------------------


@given(st.lists(st.tuples(*[st.integers(-9, 9)] * 2), min_size=2, max_size=9))
@settings(max_examples=100, deadline=None)
def test_a_map_of_what_lies_in_a_plane_is_exact(points):
    apart = between(points)
    found = fl.mds(frame(apart))
    shown = between(found[["x", "y"]])
    assert np.abs(shown - apart).max() < 1e-6
    assert found["misfit"].max() < 1e-6
    told = fl.settings(found)
    assert told["stress"] < 1e-6
    assert sum(told["explained"]) == pytest.approx(1 if apart.any() else 0)
    for axis in ("x", "y"):
        sizes = found[axis].abs().to_numpy()
        first = np.flatnonzero(sizes > sizes.max() - 1e-6)[0]
        assert sizes.max() < 1e-6 or found[axis][first] > 0


def test_a_map_of_a_tetrahedron_cannot_be_exact():
    found = fl.mds(frame(1 - np.eye(4)))
    told = fl.settings(found)
    assert told["explained"] == pytest.approx([1 / 3, 1 / 3])
    shown = between(found[["x", "y"]])
    off, true = (shown - (1 - np.eye(4))) ** 2, 12
    assert told["stress"] == pytest.approx(np.sqrt(off.sum() / true))
    assert found["misfit"].tolist() == pytest.approx(np.sqrt(off.sum(axis=1) / 3).tolist())


# --- how many voices --------------------------------------------------------------------------

STORY = "the talks in the capital ended without any result today after nine long hours"
OTHER = "a quite different piece on the weather of the far north and its bears"


def hill(square, q):
    """Return the diversity of Leinster and Cobbold for equal shares, from its definition."""
    n = len(square)
    like = [sum(row) / n for row in square]
    if q == 1:
        return exp(-sum(log(x) for x in like) / n)
    return (sum(x ** (q - 1) for x in like) / n) ** (1 / (1 - q))


def test_copies_do_not_count_again():
    one = fl.effective_documents([STORY, STORY, STORY, OTHER]).iloc[0]
    assert one.to_dict() == {
        "n_docs": 4, "pairs": 3, "clusters": 2, "effective": 1.6, "design_effect": 2.5,
    }  # fmt: skip
    by = fl.effective_documents([STORY, STORY, OTHER, STORY, None], by=list("xxyyz"))
    assert by["effective"].tolist()[:2] == [1, 2]
    assert by["n_docs"].tolist() == [2, 2, 0]
    assert isnan(by["effective"][2])
    assert by["clusters"].tolist() == [1, 2, 0]


@pytest.mark.parametrize("q", [0, 0.5, 1, 2, 3])
def test_the_effective_number_is_that_of_leinster_and_cobbold(q):
    corpus = fl.load_sample()
    table = fl.effective_documents(corpus, by="outlet", order=q, threshold=0.05, shingle=2)
    square = {(a, a): 1.0 for a in corpus.ids}
    for row in fl.near_duplicates(corpus, shingle=2, threshold=0.05).itertuples():
        square[row.doc, row.duplicate] = square[row.duplicate, row.doc] = row.similarity
    outlet = dict(zip(corpus.ids, corpus.docvars["outlet"], strict=True))
    for row in table.itertuples():
        ids = [name for name in corpus.ids if outlet[name] == row.outlet]
        part = [[square.get((a, b), 0.0) for b in ids] for a in ids]
        assert row.effective == pytest.approx(hill(part, q))
        assert 1 <= row.effective <= row.n_docs == len(ids)
        rho = (np.sum(part) - len(ids)) / (len(ids) * (len(ids) - 1))
        if q == 2:
            assert row.effective == pytest.approx(len(ids) / (1 + (len(ids) - 1) * rho))
    assert table["pairs"].sum() > 0


def test_a_higher_order_gives_no_larger_number():
    corpus = fl.load_sample()
    found = [fl.effective_documents(corpus, order=q)["effective"].iloc[0] for q in (0, 1, 2, 5)]
    assert all(a >= b for a, b in pairwise(found))
    assert found[0] < len(corpus)


# --- pictures ---------------------------------------------------------------------------------


def test_a_tree_has_a_bracket_for_each_merge_and_a_colour_for_each_cluster():
    matrix = fl.similarity(fl.load_sample(), weighting="tfidf")
    table = fl.cluster(matrix, clusters=12)
    ax = fl.plot.dendrogram(table)
    merges = fl.settings(table)["merges"]
    assert len(ax.lines) == len(table) - 1
    for line, (_, _, height, _) in zip(ax.lines, merges, strict=True):
        assert line.get_xdata()[1] == line.get_xdata()[2] == height
    assert labels(ax) == table.sort_values("order")["doc"].tolist()
    assert ax.get_xlabel() == "distance where they join (1 − cosine)"
    inks = {line.get_color() for line in ax.lines}
    assert len(inks) >= 3
    # Eleven merges join different clusters.
    assert sum(line.get_color() == "#777777" for line in ax.lines) == 11
    with pytest.raises(ValueError, match=r"^table must be whole"):
        fl.plot.dendrogram(table.head(3))
    many = frame(between(np.arange(200)[:, None]))
    ax = fl.plot.dendrogram(fl.cluster(many, clusters=9))
    assert labels(ax) == []
    assert ax.figure.get_size_inches()[1] < 13


def test_a_map_has_a_point_for_each_row_and_says_what_it_cannot_show():
    corpus = fl.load_sample()
    found = fl.mds(fl.similarity(corpus, weighting="tfidf"))
    ax = fl.plot.mds(found, groups=corpus.docvars["outlet"])
    places = np.concatenate([c.get_offsets() for c in ax.collections])
    assert sorted(map(tuple, places)) == sorted(zip(found["x"], found["y"], strict=True))
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert shown == sorted(corpus.docvars["outlet"].unique())
    told = fl.settings(found)
    assert ax.get_title(loc="left") == f"Map of likeness, stress {told['stress']:.2f}"
    assert ax.get_xlabel() == f"x, {told['explained'][0]:.0%} of the squared distances"
    assert len(fl.plot.mds(found.head(5)).texts) == 5
    many = fl.plot.mds(found, groups=list(range(len(found))))
    assert [text.get_text() for text in many.get_legend().get_texts()][-1] == "others"
    with pytest.raises(ValueError, match=r"^groups must have one value per row \(52\), got 2"):
        fl.plot.mds(found, groups=["a", "b"])


def test_too_many_like_documents_are_told_with_the_parameter_that_helps(monkeypatch):
    monkeypatch.setattr(_stories, "MOST_PAIRS", 8)
    texts = [f"war and peace and trade {n}" for n in range(5)]
    with pytest.raises(ValueError, match=r"^threshold must be higher, got 0.2: more than 8 pairs"):
        fl.effective_documents(texts, shingle=2)
    # Copies of one text are no pairs of different ones.
    assert fl.effective_documents(["war and peace"] * 9, shingle=2)["effective"][0] == 1


@pytest.mark.parametrize(
    ("function", "matrix", "options", "message"),
    [
        (fl.cluster, [[1]], {"clusters": 1}, "matrix must be a table of framelens.similarity"),
        (fl.cluster, frame([[1]]), {"clusters": 1}, "matrix must be square, with two rows"),
        (fl.mds, frame([[1, nan], [nan, 1]]), {}, "matrix must have a number for every pair, got"),
        (fl.mds, frame([[0, np.inf], [1, 0]]), {}, "matrix must have finite numbers"),
        (fl.cluster, frame(np.eye(3)), {}, "clusters must be given, or height, .* got none"),
        (fl.cluster, frame(np.eye(3)), {"clusters": 1, "height": 1}, "clusters must be .* both"),
        (fl.cluster, frame(np.eye(3)), {"clusters": 4}, "clusters must be at most 3, got 4"),
        (fl.cluster, frame(np.eye(3)), {"clusters": 0}, "clusters must be 1 or more, got 0"),
        (fl.cluster, frame(np.eye(3)), {"height": "x"}, "height must be a number, got 'x'"),
        (fl.cluster, frame(np.eye(3)), {"clusters": 1, "linkage": "x"}, "linkage must be one of"),
        (fl.effective_documents, ["a"], {"order": -1}, "order must be 0 or more, got -1"),
        (fl.effective_documents, ["a"], {"threshold": 2}, "threshold must be .* got 2"),
        (fl.effective_documents, ["a"], {"threshold": 0}, "threshold must be .* above 0.* got 0$"),
        (fl.effective_documents, ["a"], {"shingle": 0}, "shingle must be 1 or more, got 0"),
    ],
)
def test_what_cannot_be_asked_is_told(function, matrix, options, message):
    with pytest.raises((ValueError, TypeError), match=rf"^{message}"):
        function(matrix, **options)
