"""How do the terms look that set one group apart?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._check import whole
from framelens._input import shown
from framelens.plot import _shared as shared

if TYPE_CHECKING:
    from matplotlib.axes import Axes

NEEDED = ("term", "target", "reference")
COUNTS = ("target_docs", "reference_docs", "target_rate", "reference_rate")
CHANCE = ("p", "q", "p_method")
SIGNED = "(signed: right of 0, more frequent in the target)"
LABELS = {
    "g2": f"G² {SIGNED}",
    "g2_two_terms": f"G² of two terms {SIGNED}",
    "g2_williams": f"G² after Williams {SIGNED}",
    "chi2": f"χ² {SIGNED}",
    "chi2_yates": f"χ² after Yates {SIGNED}",
    "fisher": f"Fisher's exact test, −log10 p {SIGNED}",
    "text_dispersion": f"G² of documents {SIGNED}",
    "log_ratio": "log ratio: doublings",
    "log_ratio_hardie": "log ratio after Hardie: doublings",
    "log_ratio_conservative": "log ratio, the limit nearest to 0: doublings",
    "log_ratio_conservative_sidak": "log ratio, the limit nearest to 0: doublings",
    "percent_diff": "%DIFF: percent that the rate in the target is higher",
    "diff_coefficient": "difference coefficient, −1 to 1",
    "pmi": "PMI, bits",
    "log_odds": "log-odds ratio with an informative prior",
    "log_odds_z": "z: log-odds ratio with an informative prior, in standard errors",
    "odds_ratio": "odds ratio (right of 1, more frequent in the target)",
    "simple_maths": "simple maths (right of 1, more frequent in the target)",
}
#: What a measure is where both rates are the same, if not 0.
NEUTRAL = {"odds_ratio": 1.0, "simple_maths": 1.0}
#: What a table is ordered by where that is not its first measure.
ORDERED_BY = {"log_odds": "log_odds_z"}
#: What is drawn as a ratio, that less may be seen as well as more: −50 % is as far as +100 %.
PERCENT = "percent_diff"
#: Percent at which such an axis may have a mark.
MARKS = (-99.9, -99, -90, -75, -50, 0, 100, 300, 900, 9_900, 99_900, 999_900)
#: How far an infinite bar reaches, in lengths of the longest finite one (on the axis as drawn).
BEYOND = 1.1


def keyness(
    table: Any,
    *,
    group: Any = None,
    n: int = 15,
    measure: str | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the terms that one group uses most above, and most below, what the other does.

    Parameters
    ----------
    table : DataFrame
        A table of :func:`framelens.keyness` (pandas, polars or pyarrow), or some of its rows.
    group : value of the column of groups, optional
        Whose comparison to draw; needed if the table holds several.
    n : int, default 15
        How many terms to show on either side, at most.
    measure : str, optional
        A column of the table; the first measure if not given, and ``log_odds_z`` in place of
        ``log_odds``: the table is ordered by it, and rare terms do not lead it.
    ax : matplotlib.axes.Axes, optional
        Where to draw; new ones whose height follows the number of terms if not given.

    Returns
    -------
    matplotlib.axes.Axes
        `ax`, or the new ones, to be changed or saved: ``ax.figure.savefig(…)``.

    Raises
    ------
    TypeError, ValueError
        If `table` is not a table of key terms or has no row, holds several comparisons and `group`
        is not one of them, or `measure` is not one of its measures.
    ImportError
        If matplotlib is missing: ``pip install 'framelens[plot]'``.

    Notes
    -----
    Beside each bar stand the occurrences in the target and in the reference. Bars start at the
    value of equal rates: 1 for ``odds_ratio`` and ``simple_maths``, 0 for all others; terms with
    that value or NaN are not shown. The axis of these two is logarithmic, and that of
    ``percent_diff`` is in the ratio of the rates, so that −50 is as far from 0 as 100. A measure
    with an interval shows it. An infinite value is a hatched bar, longer than all others and marked
    ∞; infinite ends of intervals are cut off there. So are a ratio of 0 and −100 percent.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.keyness(fl.load_sample(), by="outlet", min_count=5)
    >>> ax = fl.plot.keyness(table, group="Eastern Beacon", n=5)
    >>> ax.get_title(loc="left")
    'Eastern Beacon against the rest'
    """
    frame, how = shared.opened(table, "keyness", NEEDED)
    n = whole("n", n, least=1)
    measure = _measure(frame, measure)
    one, named = _comparison(frame, group)
    rows = _extremes(one, measure, n)
    ax = shared.axes(ax, shared.size_of_bars(len(rows)))
    _bars(ax, rows, measure)
    shared.title(ax, shared.sides_of(how, named))
    with_interval = f", with {shared.interval_label(how)}" if f"{measure}_low" in rows else ""
    ax.set_xlabel(LABELS.get(measure, measure) + with_interval, size=shared.SMALL)
    return ax


def size(table: Any, group: Any, n: int) -> tuple[float, float]:
    """Return the width and height in inches that the plot of this comparison needs."""
    frame = shared.checked(table, "keyness", NEEDED)
    rows = _extremes(_comparison(frame, group)[0], _measure(frame, None), n)
    return shared.size_of_bars(len(rows))


def _measure(frame: pd.DataFrame, measure: str | None) -> str:
    """Return the column to draw."""
    last = list(frame.columns).index("reference")
    known = [
        name
        for name in frame.columns[last + 1 :]
        if name not in (*COUNTS, *CHANCE) and not name.endswith(("_low", "_high"))
    ]
    if not known:
        raise ValueError("table must hold at least one measure, got none")
    if measure is None:
        first = str(known[0])
        ordered = ORDERED_BY.get(first, first)
        return ordered if ordered in known else first
    if measure not in known:
        raise ValueError(f"measure must be one of {', '.join(known)}, got {measure!r}")
    return measure


def _comparison(frame: pd.DataFrame, group: Any) -> tuple[pd.DataFrame, Any]:
    """Return the rows of one comparison and the name of its target, if the table tells it."""
    by = shared.between(frame, "term", ["target"])
    if not by:
        if group is not None:
            raise ValueError(f"group: the table holds one comparison without a name, got {group!r}")
        return frame, None
    names = frame[by[0]]
    known = names.unique().tolist()
    if group is None and len(known) == 1:
        group = known[0]
    if group not in known:
        got = "none" if group is None else repr(group)
        raise ValueError(f"group must be one of {shown(known)}, got {got}")
    return frame[names == group], shared.name_of(group)


def _extremes(frame: pd.DataFrame, measure: str, n: int) -> pd.DataFrame:
    """Return the n terms most above and the n most below the value of equal rates, falling."""
    ordered = frame.sort_values(measure, ascending=False, kind="stable")
    neutral = NEUTRAL.get(measure, 0.0)
    over, under = ordered[ordered[measure] > neutral], ordered[ordered[measure] < neutral]
    return pd.concat([over.head(n), under.tail(n)]).reset_index(drop=True)


def _bars(ax: Axes, rows: pd.DataFrame, measure: str) -> None:
    is_percent = measure == PERCENT
    neutral = 1.0 if is_percent else NEUTRAL.get(measure, 0.0)
    columns = [name for name in (measure, f"{measure}_low", f"{measure}_high") if name in rows]
    values = rows[columns] / 100 + 1 if is_percent else rows[columns]
    least, most = _reach(values, neutral)
    drawn = values.clip(least, most)
    # On an axis of ratios nothing at all is as far away as everything.
    nothing = (values[measure] == 0) & bool(neutral)
    value, endless = drawn[measure], np.isinf(rows[measure]) | nothing
    over = value > neutral
    ink = over.map({True: shared.OVER, False: shared.UNDER})
    if neutral:
        ax.set_xscale("log")
    shared.frame_of_bars(ax, rows, neutral)
    bars = ax.barh(rows.index, value - neutral, left=neutral, color=ink.tolist(), height=0.72)
    for bar, is_endless in zip(bars, endless, strict=True):
        bar.set(hatch="////" if is_endless else None, edgecolor="white", lw=0)
    low, high = value.clip(upper=neutral), value.clip(lower=neutral)
    if len(columns) == 3:
        ends = drawn[columns[1:]]
        ax.hlines(rows.index, ends.iloc[:, 0], ends.iloc[:, 1], shared.INK, lw=1)
        low, high = low.clip(upper=ends.iloc[:, 0]), high.clip(lower=ends.iloc[:, 1])
    if is_percent:
        _percent_axis(ax)
    mark = endless.map({True: "  ∞", False: ""})
    marked = rows.assign(mark=mark.mask(nothing, "  −100 %" if is_percent else "  0"))
    shared.write_counts(ax, marked, high.where(over, low), over)


def _percent_axis(ax: Axes) -> None:
    """Name ratios by how many percent they are above or below 1."""
    low, high = ax.get_xlim()
    marks = [mark for mark in MARKS if low <= 1 + mark / 100 <= high]
    labels = [f"{mark:+,g}".replace("-", "−") if mark else "0" for mark in marks]
    ax.minorticks_off()
    ax.set_xticks([1 + mark / 100 for mark in marks], labels)


def _reach(values: pd.DataFrame, neutral: float) -> tuple[float, float]:
    """Return where infinite values are drawn: beyond all finite ones, on either side.

    A ratio of 0 is as far from 1 as an infinite one.
    """
    if neutral:
        finite = values.where(np.isfinite(values) & (values > 0), neutral)
        longest = float(np.abs(np.log(finite.to_numpy())).max()) if len(finite) else 0.0
        most = float(np.exp(BEYOND * longest or 1.0))
        return 1 / most, most
    longest = float(values.where(np.isfinite(values), 0.0).abs().max().max()) if len(values) else 0
    reach = BEYOND * longest or 1.0
    return -reach, reach
