"""How strongly do two things go together, in tables that were counted elsewhere?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import number, whole
from framelens._measures import (
    CONSERVATIVE,
    LEVEL,
    Measure,
    for_measures,
    level_given,
    measures_given,
)
from framelens._run import runner
from framelens._table import VERSIONS, table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import ModuleType

    from numpy.typing import NDArray


def association(
    o11: Any,
    o12: Any,
    o21: Any,
    o22: Any,
    *,
    measures: Sequence[Measure] = ("g2", "log_ratio"),
    ci: float | None = None,
    tests: int | None = None,
    simple_maths: float | None = None,
    prior: float | None = None,
) -> Any:
    """Measure the association of two things in 2 × 2 tables of counts.

    The rows of a table are an event and its absence, the columns two sides. Keywords: the term and
    all other tokens, in target and reference. Collocations: the collocate and all other words, near
    the node and elsewhere. :func:`keyness` counts such tables and takes the same measures.

    Parameters
    ----------
    o11, o12, o21, o22 : column of whole numbers, or one number
        Event on the first side, event on the second, no event on the first, none on the second.
        Row sums R1 = o11 + o12 and R2, column sums C1 = o11 + o21 and C2, total N.
    measures : sequence of names, default ("g2", "log_ratio")
        What to compute; see Notes.
    ci : float, optional
        Confidence level of intervals, where a measure has any; 0.95 if left out.
    tests : int, optional
        How many intervals the conservative log ratio allows for; the number of tables if left out.
    simple_maths : float, optional
        What ``"simple_maths"`` adds, in occurrences per million; 1 if left out.
    prior : float, optional
        α₀ of ``"log_odds"``, in tokens, of which the event has its share of both sides together;
        500 if left out.

    Returns
    -------
    DataFrame, one row per table, in their order and with their index (pandas) or library
        The columns of each measure (float64), in the order asked for. NaN where a measure is not
        defined, infinite where that is its value.

    Raises
    ------
    TypeError, ValueError
        If cells are no counts up to 2**53 or not equally long, or an option has no such value, or
        is given and would not be used.

    Notes
    -----
    E = R · C / N of a cell; a = o11, b = o12, n1 = C1, n2 = C2, RR = (a/n1) / (b/n2); ln is the
    natural logarithm, log2 the binary one, 0 ln 0 = 0. "Signed": positive where the rate on the
    first side is higher. NaN if a side is empty, unless another rule is named.

    ``g2`` : 2 Σ O ln(O/E) over four cells, signed [1]_. ``g2_two_terms`` : over o11 and o12 alone
    [2]_. ``g2_williams`` : g2 / q, q = 1 + (N/R1 + N/R2 - 1)(N/C1 + N/C2 - 1)/(6N) [3]_.
    ``chi2`` : N (o11 o22 - o12 o21)² / (R1 R2 C1 C2), signed; ``chi2_yates`` : the difference
    lessened by N/2, not past 0 [4]_. ``bic`` : abs(g2) - ln N; above 10 very strong [5]_.

    ``fisher`` : -log10 of ``fisher_p``, signed; ``fisher_p`` adds up all tables with these margins
    that are no likelier, ``fisher_more`` and ``fisher_less`` those with at least, or at most, as
    many [6]_.

    ``log_ratio`` : log2 of RR with 1/2 added to counts and sizes; ``_low``, ``_high`` after Katz
    [7]_. ``log_ratio_hardie`` : 1/2 in the place of a count of 0 alone [8]_; NaN if both are 0.
    ``log_ratio_conservative`` : its limit nearest to 0, or 0, at level 1 - (1 - ci)/tests;
    ``log_ratio_conservative_sidak`` : at level ci^(1/tests) [9]_.

    ``percent_diff`` : 100 (RR - 1); infinite if b = 0 [10]_. ``diff_coefficient`` :
    (RR - 1)/(RR + 1), -1 to 1 [11]_. Limits of both are those of RR after Katz; with 1/2 where a
    count is 0, and the value itself on that side. NaN if both counts are 0. ``odds_ratio`` :
    o11 o22 / (o12 o21) with 1/2 added to each cell, and limits [12]_. ``simple_maths`` :
    (10⁶ a/n1 + k) / (10⁶ b/n2 + k) [13]_. ``log_odds`` : δ = ln((a + α)/(n1 + α₀ - a - α)) minus
    the same of the other side, ``log_odds_se`` : σ = √(1/(a + α) + 1/(b + α)), ``log_odds_z`` :
    δ/σ, ``log_odds_prior`` : α [14]_.

    ``ell`` : abs(g2_two_terms) / (-2 (a + b) ln q), q the smaller of n1/N, n2/N; 0 to 1 [15]_.
    ``ell_ucrel`` : abs(g2_two_terms) / (N ln min(E1, E2)); NaN unless min(E1, E2) > 1.
    ``text_dispersion`` : g2 of a table of documents with and without the term [16]_.

    ``pmi`` : log2(o11/E11), also called MI; -inf if o11 = 0 [17]_. ``npmi`` : ln(o11/E11) /
    -ln(o11/N), -1 to 1 [18]_. ``pmi2``, ``pmi3`` : log2(o11^k/E11) [19]_. ``local_mi`` : o11 pmi.
    ``average_mi`` : abs(g2) / (2 N ln 2), bits. ``t_score`` : (o11 - E11)/√o11; -inf if o11 = 0.
    ``z_score`` : (o11 - E11)/√E11 [20]_. ``dice`` : 2 o11/(R1 + C1); ``log_dice`` : 14 + log2 of
    it, at most 14 [21]_. ``delta_p_2_1`` : o11/R1 - o21/R2, ``delta_p_1_2`` : o11/C1 - o12/C2
    [22]_. ``conditional_2_1`` : o11/R1, ``conditional_1_2`` : o11/C1. ``min_sensitivity`` : the
    smaller of both. These are NaN if R1 or C1 is 0, whatever the other side is.

    Intervals, p and G² take tokens as independent: for words that come in bursts they are too
    narrow, too small, too large. Cost: one look at each different table; the exact test some √R1.

    References
    ----------
    .. [1] Dunning (1993), Computational Linguistics 19(1).
    .. [2] Rayson & Garside (2000).
    .. [3] Williams (1976), Biometrika 63(1).
    .. [4] Yates (1934).
    .. [5] Wilson (2013).
    .. [6] Fisher (1922); Pedersen (1996).
    .. [7] Walter (1975); Katz et al. (1978).
    .. [8] Hardie (2014).
    .. [9] Evert (2022).
    .. [10] Gabrielatos & Marchi (2011).
    .. [11] Hofland & Johansson (1982).
    .. [12] Haldane (1956); Pojanapunya & Watson Todd (2018).
    .. [13] Kilgarriff (2009).
    .. [14] Monroe, Colaresi & Quinn (2008).
    .. [15] Johnston, Berry & Mielke (2006).
    .. [16] Egbert & Biber (2019).
    .. [17] Church & Hanks (1990).
    .. [18] Bouma (2009).
    .. [19] Daille (1994).
    .. [20] Evert (2005).
    .. [21] Rychlý (2008).
    .. [22] Gries (2013).

    Examples
    --------
    >>> import framelens as fl
    >>> fl.association(8, 5, 24, 31740, measures=["g2", "pmi"]).round(2)
          g2   pmi
    0  95.29  9.26
    """
    cells, index, backend = _cells(o11, o12, o21, o22)
    measures = measures_given(measures)
    level, how_many = level_given(ci, measures), len(cells[0])
    added = for_measures(measures, ["simple_maths"], simple_maths=(simple_maths, 1.0))
    added |= for_measures(measures, ["log_odds"], prior=(prior, 500.0))
    allowed = for_measures(measures, CONSERVATIVE, tests=(tests, how_many or 1))
    with runner("measuring") as run:
        found = _core.association(
            *cells,
            measures=measures,
            level=level.get("ci", LEVEL),
            tests=whole("tests", allowed.get("tests", 1), least=1),
            simple_maths=number("simple_maths", added.get("simple_maths", 1.0)),
            prior=number("prior", added.get("prior", 500.0)),
            runner=run,
        )
    how = {"function": "association", "measures": measures, **level, **allowed, **added}
    how |= {"versions": VERSIONS}
    made = table(found, backend=backend, settings=how)
    if backend is pd and index is not None:
        made.index = index
    return made


def _cells(*given: Any) -> tuple[list[NDArray[np.uint64]], Any, ModuleType]:
    """Return four columns of counts, the index of the first that has one, and its library."""
    index = next((cell.index for cell in given if isinstance(cell, pd.Series)), None)
    first = next((cell for cell in given if nw.dependencies.is_into_series(cell)), None)
    backend = pd
    if first is not None:
        backend = nw.from_native(first, series_only=True).implementation.to_native_namespace()
    columns = []
    for name, cell in zip(("o11", "o12", "o21", "o22"), given, strict=True):
        values = nw.to_native(cell, pass_through=True)
        column = np.atleast_1d(np.asarray(values))
        if isinstance(cell, (list, tuple)) and not cell:
            column = column.astype(np.int64)  # NumPy takes nothing for floats
        if column.ndim != 1 or column.dtype.kind not in "iu":
            raise TypeError(f"{name} must hold whole numbers, got dtype {column.dtype}")
        if column.dtype.kind == "i" and column.size and column.min() < 0:
            raise ValueError(f"{name} must hold counts, 0 or more, got {column.min()}")
        columns.append(column.astype(np.uint64))
    return columns, index, backend
