"""Do the plots show what the tables say?"""

from __future__ import annotations

import subprocess
import sys

import framelens as fl
import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import polars as pl
import pytest
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PathCollection, PolyCollection
from matplotlib.colors import to_hex
from matplotlib.dates import date2num
from matplotlib.patches import Rectangle

mpl.use("Agg")

pytestmark = pytest.mark.usefixtures("figures_go")
FRAMES = fl.Dictionary({"hegemony": ["hegemon*"], "sanctions": ["sanction*"]})
TEXTS = pd.DataFrame(
    {
        "outlet": ["A", "A", "B", "B", "C"],
        "text": ["Hegemony and sanctions.", "A sanction.", "Peace, peace.", "No hegemon.", None],
    }
)


def labels(ax, axis="y"):
    return [label.get_text() for label in getattr(ax, f"get_{axis}ticklabels")()]


def texts(ax):
    return [text.get_text() for text in ax.texts]


def points(ax):
    """Return the values of all points that are drawn, arrows apart."""
    drawn = [line for line in ax.lines if line.get_marker() not in (">", "None", None)]
    return np.concatenate([line.get_xdata() for line in drawn])


# --- frames over time -------------------------------------------------------------------------


def monthly():
    """Make two outlets of 26 months, three of them without texts, one with a change in the 14th."""
    rng, rows = np.random.default_rng(1), []
    for month in [*range(8), *range(11, 26)]:
        for n in rng.poisson(2 if month < 14 else 8, 16):
            text = "war " * int(n) + "x " * (100 - int(n))
            date = pd.Timestamp("2020-01-05") + pd.DateOffset(months=month)
            rows.append({"text": text, "date": date, "outlet": "AB"[len(rows) % 2]})
    return fl.Corpus(pd.DataFrame(rows), text="text")


def trend_of(corpus, **how):
    by = ["outlet", fl.period("date", "month")]
    return fl.trend(corpus, fl.Dictionary({"war": ["war"]}), by=by, permutations=99, **how)


def test_a_trend_is_a_line_with_points_and_a_band_and_breaks_where_there_are_no_words():
    table = trend_of(monthly())
    ax = fl.plot.trend(table)
    lines = [line for line in ax.lines if line.get_linestyle() == "-" and len(line.get_xdata()) > 2]
    assert [len(line.get_xdata()) for line in lines] == [26, 26]
    drawn = np.concatenate([line.get_ydata() for line in lines])
    assert np.array_equal(drawn, table["rate"], equal_nan=True)
    assert np.isnan(drawn).sum() == 6
    marks = [line for line in ax.lines if line.get_linestyle() == "None"]
    seen = np.concatenate([line.get_ydata() for line in marks])
    assert sorted(seen) == sorted(table["rate"].dropna())
    bands = [c for c in ax.collections if isinstance(c, PolyCollection)]
    assert len(bands) == 2
    # No period stands alone, so a band tells all intervals.
    assert not any(len(c.get_segments()) for c in ax.collections if isinstance(c, LineCollection))
    shown = [text.get_text() for text in ax.get_legend().get_texts()]
    assert shown[:3] == ["A", "B", "no words"]
    assert ax.get_ylabel() == "hits per 1,000 words"
    assert ax.get_xlabel() == "band: 95% interval"


def test_a_change_is_marked_where_it_begins():
    table = trend_of(monthly())
    changes = table[table["change"]]
    assert list(changes["outlet"]) == ["A", "B"]
    ax = fl.plot.trend(table)
    upright = [line.get_xdata()[0] for line in ax.lines if line.get_linestyle() == "--"]
    assert upright == list(date2num(changes["date"]))
    assert texts(ax) == [f"change, p = {p:.2g}" for p in changes["change_p"]]
    steady = table.assign(change=False)
    assert texts(fl.plot.trend(steady)) == []


def test_a_gap_of_one_series_has_its_colour_and_a_gap_of_all_is_grey():
    table = trend_of(monthly())
    table.loc[3, ["rate", "low", "high"]] = np.nan
    crosses = [c for c in fl.plot.trend(table).collections if type(c) is PathCollection]
    assert sum(len(c.get_offsets()) for c in crosses) == 7
    colours = [to_hex(colour) for c in crosses for colour in np.atleast_2d(c.get_edgecolors())]
    assert colours.count("#0072b2") == 1
    assert colours.count("#777777") == 6


def test_a_trend_of_several_frames_names_both_and_more_than_seven_are_refused(sample):
    by = ["outlet", fl.period("date", "quarter")]
    table = fl.trend(sample, fl.sample_frames(), by=by, permutations=1)
    two = table[table["frame"].isin(["no_limits", "threat"]) & (table["outlet"] < "B")]
    shown = [text.get_text() for text in fl.plot.trend(two).get_legend().get_texts()]
    assert shown[:2] == ["no_limits · Atlantic Ledger", "threat · Atlantic Ledger"]
    with pytest.raises(ValueError, match=r"^table must have at most 7 series, got \d+; choose"):
        fl.plot.trend(table)
    two.attrs = {}
    ax = fl.plot.trend(two)
    assert (ax.get_ylabel(), ax.get_xlabel().split(";")[0]) == ("rate", "band: interval")
    figure, left = plt.subplots()
    assert fl.plot.trend(pl.from_pandas(two), ax=left) is left
    figure.canvas.draw()


# --- frames ----------------------------------------------------------------------------------


def test_every_rate_is_a_point_and_every_interval_a_whisker(sample):
    table = fl.framing(sample, fl.sample_frames(), by="outlet")
    ax = fl.plot.framing(table)
    assert isinstance(ax, Axes)
    assert sorted(points(ax)) == sorted(table["rate"])
    whiskers = np.concatenate([c.get_segments() for c in ax.collections])
    assert len(whiskers) == len(table)
    assert sorted(whiskers[:, 0, 0]) == sorted(table["low"])
    assert labels(ax) == fl.sample_frames().frames
    shown = [text.get_text() for text in ax.figure.legends[0].get_texts()]
    assert shown[:4] == sorted(table["outlet"].unique())
    assert ax.get_xlabel() == "hits per 1,000 words, with 95% interval"


def test_the_axis_says_what_was_asked(sample):
    ax = fl.plot.framing(fl.framing(sample, FRAMES, by="outlet", per=10_000, ci=0.9))
    assert ax.get_xlabel() == "hits per 10,000 words, with 90% interval"
    table = fl.framing(sample, FRAMES, by="outlet")
    table.attrs = {}
    assert fl.plot.framing(table).get_xlabel() == "rate, with interval"


def test_an_interval_that_is_too_narrow_is_open_and_dashed():
    table = fl.framing(fl.Corpus(["a hegemon and more", "peace"]), FRAMES, by="doc")
    ax = fl.plot.framing(table)
    assert table["ci_method"].str.startswith("poisson").all()
    points = [line for line in ax.lines if line.get_marker() != ">"]
    assert {line.get_markerfacecolor() for line in points} == {"white"}
    assert all(style[1] is not None for c in ax.collections for style in c.get_linestyle())
    assert "open, dashed: interval too narrow" in [
        text.get_text() for text in ax.figure.legends[0].get_texts()
    ]


def test_a_group_without_words_is_shown_as_no_data():
    table = fl.framing(fl.Corpus(TEXTS, text="text"), FRAMES, by="outlet")
    assert table["rate"].isna().sum() == 2
    assert texts(fl.plot.framing(table)) == ["no data", "no data"]
    assert texts(fl.plot.framing(table[table["rate"].isna()])) == ["no data", "no data"]


def test_one_row_is_enough(sample):
    table = fl.framing(sample, FRAMES, by="outlet").head(1)
    ax = fl.plot.framing(table)
    assert list(points(ax)) == list(table["rate"])
    assert ax.get_ylim()[0] > ax.get_ylim()[1]


def test_many_groups_have_a_line_each_under_the_name_of_the_frame(sample):
    table = fl.framing(sample.where(outlet=["Eastern Beacon", "Meridian Wire"]), FRAMES, by="doc")
    ax = fl.plot.framing(table)
    assert labels(ax) == [*table["doc"]]
    assert texts(ax) == ["hegemony", "sanctions"]
    assert ax.figure.get_size_inches()[1] > 9


def test_two_columns_of_groups_have_joint_names(sample):
    table = fl.framing(sample, FRAMES, by=["outlet", "date"])
    assert labels(fl.plot.framing(table.head(2)))[0].startswith("Atlantic Ledger · 2024-")


@pytest.mark.parametrize("library", ["polars", "pyarrow"])
def test_tables_of_other_libraries_give_the_same_plot(library):
    given = pl.from_pandas(TEXTS)
    given = given.to_arrow() if library == "pyarrow" else given
    corpus, same = fl.Corpus(given, text="text"), fl.Corpus(TEXTS, text="text")
    ax = fl.plot.framing(fl.framing(corpus, FRAMES, by="outlet"))
    other = fl.plot.framing(fl.framing(same, FRAMES, by="outlet"))
    assert list(points(ax)) == list(points(other))
    assert ax.get_xlabel() == other.get_xlabel()
    words = fl.keyness(corpus.where(outlet=["A", "B"]), by="outlet", target="A")
    assert fl.plot.keyness(words).get_title(loc="left") == "A against the rest"


def test_an_axes_given_is_the_axes_drawn_on(sample):
    figure, (left, right) = plt.subplots(1, 2)
    assert fl.plot.framing(fl.framing(sample, FRAMES, by="outlet"), ax=left) is left
    assert left.get_legend() is not None
    matrix = fl.similarity(sample, by="outlet")
    assert fl.plot.similarity(matrix, ax=right) is right
    assert plt.get_fignums() == [figure.number]


# --- terms -----------------------------------------------------------------------------------


def test_the_bars_are_the_most_and_the_least_typical_terms(sample):
    table = fl.keyness(sample, by="outlet", target="Eastern Beacon", min_count=5)
    ax = fl.plot.keyness(table, n=4)
    assert labels(ax) == [*table["term"].head(4), *table["term"].tail(4)]
    widths = [bar.get_width() for bar in ax.patches]
    assert widths == [*table["g2"].head(4), *table["g2"].tail(4)]
    assert texts(ax)[0] == f"{table['target'][0]} : {table['reference'][0]}"


def test_a_measure_with_an_interval_shows_it(sample):
    table = fl.keyness(sample, by="outlet", target="Eastern Beacon", reference="Meridian Wire")
    ax = fl.plot.keyness(table, measure="log_ratio", n=3)
    assert len(ax.collections[0].get_segments()) == 6
    assert ax.get_xlabel() == "log ratio: doublings, with 95% interval"
    assert ax.get_title(loc="left") == "Eastern Beacon against Meridian Wire"


def test_several_comparisons_need_the_name_of_one(sample):
    table = fl.keyness(sample, by="outlet", min_count=5)
    with pytest.raises(ValueError, match=r"^group must be one of 'Atlantic Ledger'.*, got none$"):
        fl.plot.keyness(table)
    with pytest.raises(ValueError, match=r"^group must be one of .*, got 'Nobody'$"):
        fl.plot.keyness(table, group="Nobody")
    assert fl.plot.keyness(table, group="Meridian Wire").get_title(loc="left")
    one = table[table["outlet"] == "Meridian Wire"]
    assert fl.plot.keyness(one).get_title(loc="left") == "Meridian Wire against the rest"


def test_groups_that_say_the_same_have_no_bar():
    corpus = fl.Corpus(pd.DataFrame({"g": ["a", "b"], "text": ["same", "same"]}), text="text")
    ax = fl.plot.keyness(fl.keyness(corpus, by="g", target="a", measures=["g2"]))
    assert texts(ax) == ["no term differs"]


@pytest.mark.parametrize("measure", ["odds_ratio", "simple_maths"])
def test_a_bar_of_a_ratio_starts_at_one(sample, measure):
    table = fl.keyness(sample, by="outlet", target="Eastern Beacon", measures=[measure])
    ax = fl.plot.keyness(table, n=3)
    assert [bar.get_x() + bar.get_width() for bar in ax.patches] == pytest.approx(
        [*table[measure].head(3), *table[measure].tail(3)]
    )
    assert {bar.get_x() for bar in ax.patches} == {1.0}
    widths = [bar.get_width() for bar in ax.patches]
    assert [width > 0 for width in widths] == [True] * 3 + [False] * 3


@pytest.mark.parametrize("measure", ["percent_diff", "pmi", "t_score"])
def test_an_infinite_value_is_hatched_and_longer_than_the_others(sample, measure):
    table = fl.keyness(sample, by="outlet", target="Eastern Beacon", measures=[measure])
    infinite = np.isinf(table[measure])
    assert infinite.any()
    # Of finite values too: the table's ends alone may be all infinite.
    rows = pd.concat([table[infinite].head(3), table[~infinite].head(5)])
    ax = fl.plot.keyness(rows)
    ax.figure.canvas.draw()
    hatched = [bar.get_hatch() is not None for bar in ax.patches]
    assert sum(hatched) == 3 == sum("∞" in text for text in texts(ax))
    widths = np.abs([bar.get_width() for bar in ax.patches])
    assert np.isfinite(widths).all()
    assert widths[hatched].min() > widths[~np.array(hatched)].max()


# --- parts of a difference -------------------------------------------------------------------


def test_a_part_without_a_sign_is_drawn_on_the_side_that_uses_the_term_more(sample):
    table = fl.shift(sample, by="outlet", target="Eastern Beacon")
    ax = fl.plot.shift(table, n=6)
    assert isinstance(ax, Axes)
    ax.figure.canvas.draw()
    rows = table.head(6)
    assert labels(ax) == [*rows["term"]]
    widths = np.array([bar.get_width() for bar in ax.patches])
    assert widths.tolist() == (rows["part"] * np.where(rows["direction"] == "+", 1, -1)).tolist()
    assert (widths < 0).any()
    # A divergence is never below 0, and the axis does not say so.
    assert not any("-" in label or "−" in label for label in labels(ax, "x"))
    assert texts(ax)[0] == f"{rows['target'][0]} : {rows['reference'][0]}"
    unit, sides = ax.get_xlabel().split("\n")
    assert unit == "part of the Jensen-Shannon divergence, bits; all together 0.308"
    assert sides == "right: more frequent in Eastern Beacon; left: in the rest"


def test_a_part_with_a_sign_is_drawn_as_it_is_and_coloured_by_the_side(sample):
    scores = {"cooperation": 7.0, "sanctions": 2.9, "hegemony": 3.0}
    how = {
        "by": "outlet",
        "target": "Eastern Beacon",
        "reference": ["Meridian Wire", "The Harbor Post"],
    }
    table = fl.shift(sample, method="dictionary", scores=scores, **how)
    ax = fl.plot.shift(table)
    ax.figure.canvas.draw()
    assert [bar.get_width() for bar in ax.patches] == [*table["part"]]
    blue = [mpl.colors.to_hex(bar.get_facecolor()) == "#0072b2" for bar in ax.patches]
    assert blue == (table["direction"] == "+").tolist()
    assert 0 < sum(blue) < len(blue)
    assert ax.get_title(loc="left") == "Eastern Beacon against Meridian Wire · The…arbor Post"
    assert ax.get_xlabel().endswith(
        "blue: more frequent in Eastern Beacon; orange: in Meridian Wire · The…arbor Post"
    )
    assert any("−" in label for label in labels(ax, "x"))
    table.attrs = {}
    assert fl.plot.shift(table).get_title(loc="left") == "target against the reference"


# --- likeness --------------------------------------------------------------------------------


def test_like_stands_beside_like_unless_the_order_is_given():
    names = ["cat", "stone", "dog", "rock"]
    values = np.array([[1, 0.1, 0.9, 0], [0.1, 1, 0, 0.8], [0.9, 0, 1, 0.1], [0, 0.8, 0.1, 1]])
    matrix = pd.DataFrame(values, index=names, columns=names)
    order = labels(fl.plot.similarity(matrix))
    assert abs(order.index("cat") - order.index("dog")) == 1
    assert abs(order.index("stone") - order.index("rock")) == 1
    ax = fl.plot.similarity(matrix, order="given")
    assert labels(ax) == labels(ax, "x") == names
    assert texts(ax)[:4] == ["1.00", "0.10", "0.90", "0.00"]
    assert labels(fl.plot.similarity(1 - matrix)) == order


def test_a_pair_without_a_value_is_hatched():
    matrix = fl.similarity(fl.Corpus({"a": "war", "b": "war peace", "c": None, "d": "peace"}))
    ax = fl.plot.similarity(matrix)
    assert labels(ax)[-1] == "c"
    hatched = [p for p in ax.patches if isinstance(p, Rectangle) and p.get_hatch()]
    assert len(hatched) == 7


def test_numbers_are_written_up_to_twelve_rows(sample):
    few = sample.where(np.arange(len(sample)) < 12)
    assert len(texts(fl.plot.similarity(fl.similarity(few)))) == 144
    ax = fl.plot.similarity(fl.similarity(sample))
    assert not texts(ax)
    assert len(labels(ax)) == len(sample)


def test_the_colours_say_their_unit_and_what_is_a_distance(sample):
    units = {"cosine": "cosine of counts", "jsd": "jsd, bits (distance)", "jaccard": "jaccard"}
    units |= {"burrows_delta": "burrows delta (distance)"}
    for method, unit in units.items():
        ax = fl.plot.similarity(fl.similarity(sample, by="outlet", method=method))
        assert ax.figure.axes[1].get_ylabel() == unit


def test_one_row_is_alike_to_itself():
    assert texts(fl.plot.similarity(fl.similarity(fl.Corpus({"a": "war"})))) == ["1.00"]


# --- names and errors ------------------------------------------------------------------------


def test_a_name_is_no_formula_and_is_shortened():
    names = ["$x$ costs $5", "a" * 200, "one\nline \u202e"]
    table = fl.framing(fl.Corpus(dict.fromkeys(names, "hegemony")), FRAMES, by="doc")
    ax = fl.plot.framing(table[table["frame"] == "hegemony"])
    ax.figure.canvas.draw()
    assert labels(ax)[0] == r"\$x\$ costs \$5"
    assert labels(ax)[2] == "one line"
    assert len(labels(ax)[1]) == 30


@pytest.mark.parametrize(
    ("plot", "table", "error", "message"),
    [
        ("framing", [1, 2], TypeError, "table must be a table of framelens.framing, got list"),
        ("framing", pd.DataFrame({"a": [1]}), ValueError, "table must .* it has no column 'frame'"),
        ("keyness", None, TypeError, "table must be a table of framelens.keyness, got NoneType"),
        ("keyness", pd.DataFrame({"a": [1]}), ValueError, "table must .* it has no column 'term'"),
        ("shift", [1], TypeError, "table must be a table of framelens.shift, got list"),
        (
            "shift",
            pd.DataFrame({"term": ["a"]}),
            ValueError,
            "table must .* it has no column 'part'",
        ),
        ("trend", "abc", TypeError, "table must be a table of framelens.trend, got str"),
        ("trend", pd.DataFrame({"frame": ["a"]}), ValueError, "table must .* no column 'n_docs'"),
        ("similarity", "abc", TypeError, "table must be a table of framelens.similarity, got str"),
        ("similarity", pd.DataFrame({"a": [1, 2]}), ValueError, "matrix must be square, got 2 × 1"),
        ("similarity", pd.DataFrame({"a": ["x"]}), TypeError, "matrix must hold numbers"),
    ],
)
def test_another_table_is_an_error_that_says_what_is_wanted(plot, table, error, message):
    with pytest.raises(error, match=f"^{message}"):
        getattr(fl.plot, plot)(table)


def test_a_wrong_option_is_an_error_that_names_it(sample):
    table = fl.keyness(sample, by="outlet", target="Eastern Beacon", min_count=5)
    with pytest.raises(ValueError, match=r"^measure must be one of g2, log_ratio, log_odds"):
        fl.plot.keyness(table, measure="p")
    with pytest.raises(ValueError, match=r"^n must be 1 or more"):
        fl.plot.keyness(table, n=0)
    with pytest.raises(ValueError, match=r"^table must have at least one row"):
        fl.plot.keyness(table.head(0))
    with pytest.raises(ValueError, match=r"^group: the table holds one comparison"):
        fl.plot.keyness(table, group="Eastern Beacon")
    with pytest.raises(ValueError, match=r"^order must be one of cluster, given"):
        fl.plot.similarity(fl.similarity(sample, by="outlet"), order="name")


def test_importing_the_package_loads_no_plotting_library():
    code = "import sys, framelens; sys.exit('matplotlib' in sys.modules or 'jinja2' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_without_matplotlib_the_error_names_the_extra(sample, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _: None)
    with pytest.raises(ImportError, match=r"pip install 'framelens\[plot\]'"):
        fl.plot.framing(fl.framing(sample, FRAMES, by="outlet"))
    with pytest.raises(ImportError, match=r"pip install 'framelens\[report\]'"):
        fl.report(sample, FRAMES)


def test_less_by_percent_can_be_seen_beside_more_by_percent(sample):
    how = {"by": "outlet", "target": "Eastern Beacon", "measures": ["percent_diff"]}
    table = fl.keyness(sample, min_count=12, **how)
    ax = fl.plot.keyness(table)
    bars = dict(zip(labels(ax), ax.patches, strict=True))
    for row in table[table["term"].isin(bars)].itertuples():
        if -100 < row.percent_diff < np.inf:
            end = bars[row.term].get_x() + bars[row.term].get_width()
            assert end == pytest.approx(1 + row.percent_diff / 100)
    assert ax.get_xscale() == "log"
    below = [bar for bar in ax.patches if bar.get_width() < 0]
    left, right = np.log(ax.get_xlim())
    assert min(abs(np.log(1 + bar.get_width())) for bar in below) > 0.02 * (right - left)
    assert {"−50", "0", "+100"} <= set(labels(ax, "x"))
    never = fl.plot.keyness(fl.keyness(sample, min_count=3, **how))
    assert any(text.endswith("−100 %") for text in texts(never))


# --- many documents ---------------------------------------------------------------------------


def test_a_picture_of_many_documents_is_one_that_can_be_saved():
    texts_of = [f"hegemony {'peace ' * (n % 7)} sanction" for n in range(300)]
    corpus = fl.Corpus([*texts_of, ""])
    table = fl.framing(corpus, FRAMES, by="doc")
    ax = fl.plot.framing(table)
    assert labels(ax) == []
    assert sorted(texts(ax)) == ["hegemony", "no data", "no data", "sanctions"]
    assert sorted(points(ax)) == sorted(table["rate"].dropna())
    hegemony = [line for line in ax.lines if line.get_marker() == "o"]
    ordered = sorted((y, x) for line in hegemony for x, y in zip(*line.get_data(), strict=True))[
        :300
    ]
    assert [x for _, x in ordered] == sorted((x for _, x in ordered), reverse=True)
    assert ax.figure.get_size_inches()[1] < 30
    few = fl.plot.framing(table[table["doc"] < 60])
    assert len(labels(few)) == 120
    square = fl.similarity(corpus)
    ax = fl.plot.similarity(square)
    assert labels(ax) == []
    assert max(ax.figure.get_size_inches()) < 14
    assert len(labels(fl.plot.similarity(square.iloc[:60, :60]))) == 60
