"""How does the use of a frame move over time, and did it change?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens import _core
from framelens._check import number, only_corpus, whole
from framelens._dedupe import clusters_given, counted_once
from framelens._groups import Groups, by_name, groups
from framelens._run import runner
from framelens._table import answer, decode, name_rates
from framelens.hits import dictionary_given, find
from framelens.period import Period, every

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from framelens._dedupe import Dedupe
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary


def trend(
    corpus: Corpus,
    frames: Dictionary,
    *,
    by: Period | list[str | Period],
    dedupe: Dedupe = None,
    per: float = 1000,
    ci: float = 0.95,
    rolling: int = 3,
    permutations: int = 999,
    seed: int = 0,
) -> Any:
    """Follow each frame from period to period, with intervals, and look for a change.

    Parameters
    ----------
    corpus : Corpus
        Documents with a docvar of dates.
    frames : Dictionary
        What to look for.
    by : Period, or a list of docvars with one Period
        The periods, from :func:`period`; with docvars, a series for each of their groups.
    dedupe : float, str, one label per document, table, or None, default None
        Which documents are copies that a period of a series counts once, as in :func:`framing`.
    per : float, default 1000
        Counted tokens that rates are given for.
    ci : float, default 0.95
        Confidence level of the intervals; a change is marked if its p is at most 1 - `ci`.
    rolling : int, default 3
        Number of periods that ``rolling`` looks back over, its own included.
    permutations : int, default 999
        How often documents change places in time; the smallest p is 1 / (permutations + 1).
    seed : int, default 0
        Seed of the permutations.

    Returns
    -------
    DataFrame, one row per frame, group and period, in that order
        ``frame`` (str), the docvars of `by`, the column of the period (datetime64, its first day),
        ``n_docs`` (int64), ``n_copies`` (int64, documents that `dedupe` leaves out; only if it is
        given), ``count``, ``docs``, ``tokens`` (int64), ``rate``, ``low``, ``high`` (float64,
        hits per `per` counted tokens), ``ci_method`` (str), ``rolling`` (float64, the rate over
        `rolling` periods), ``change`` (bool, a new rate begins here), ``change_p`` (float64, of the
        whole series, the same in all its rows). Every period from the first to the last one of the
        corpus is a row; one without documents has count 0 and NaN as its rate.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or `by` has no Period.

    Notes
    -----
    rate = per · count / tokens; its interval is described at :func:`frequency`. ``rolling`` is the
    same over several periods, so that long periods weigh more; NaN at the beginning.

    One change is looked for in each series: the split k that makes T = C² / (w (1 - w)) largest,
    C = X_k - R S_k, with hits X_k and tokens S_k before it, the rate R and the share of tokens w
    before it, 5 to 95 %. p = (b + 1) / (permutations + 1), where b permutations of the documents
    over the periods give a T as large. p is not adjusted for the number of series. It tells whether
    the rate was constant, not why not: a slow drift is found as a change in its middle.

    Cost: one pass over the tokens, and one over documents and hits a permutation.

    References
    ----------
    Antoch, J. & Hušková, M. (2001). Permutation tests in change point analysis. Statistics &
    Probability Letters 53(1), 37-46.
    Phipson, B. & Smyth, G. (2010). Permutation p-values should never be zero. SAGMB 9(1), 39.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.load_sample(), fl.Dictionary({"poles": ["multipolar*"]})
    >>> table = fl.trend(corpus, frames, by=fl.period("date", "quarter"))
    >>> table[["date", "n_docs", "count"]]
            date  n_docs  count
    0 2024-01-01       4      1
    1 2024-04-01      15      5
    2 2024-07-01      16      6
    3 2024-10-01      12      5
    4 2025-01-01       5      1
    """
    given = only_corpus(corpus)
    dictionary_given(frames)
    level, rolling = number("ci", ci), whole("rolling", rolling, least=1)
    names = list(by) if isinstance(by, (list, tuple)) else [by]
    periods = [name for name in names if isinstance(name, Period)]
    if len(periods) != 1:
        got = f"{len(periods)} of them" if periods else f"{by!r}"
        raise TypeError(
            f'by must hold one period, such as framelens.period("date", "month"), got {got}'
        )
    grid, n_periods = _grid(groups(given, by), periods[0])
    once = counted_once(given, grid, clusters_given(given, dedupe))
    corpus, grid = once.corpus, once.groups
    how = (
        n_periods,
        rolling,
        number("per", per),
        whole("permutations", permutations, least=1),
        whole("seed", seed, least=0),
    )
    hits = find(corpus, frames)
    with runner("summing up") as run:
        sums = _core.framing(corpus._core, hits, grid.coded, per=per, level=level, runner=run)
        moves = _core.trend(corpus._core, hits, grid.coded, how, runner=run)
    columns = once.beside({"n_docs": sums["n_docs"]} | name_rates(sums), sums["group"])
    is_here = sums["group"] % max(n_periods, 1) == moves["change"]
    columns["rolling"] = moves["rolling"]
    columns["change"] = is_here & (moves["p"] <= 1 - level + 1e-12)
    columns["change_p"] = moves["p"]
    head = {"frame": decode(frames.frames, sums["frame"])}
    return answer(
        given,
        "trend",
        grid.between(head, sums["group"], columns),
        frames=frames._setting(),
        by=by_name(given, by),
        **once.settings,
        per=per,
        ci=ci,
        rolling=rolling,
        permutations=permutations,
        seed=seed,
    )


def _grid(grouped: Groups, period: Period) -> tuple[Groups, int]:
    """Return the groups with all periods of each series, the period last, and their number."""
    labels = dict(grouped.labels)
    begins: NDArray[Any] = labels.pop(period.docvar)
    if not len(begins):
        return Groups(grouped.codes, 0, {**labels, period.docvar: begins}), 1
    periods = every(begins.min(), begins.max(), period.unit)
    place = np.searchsorted(periods, begins)
    # The groups of the other docvars, in their order.
    if labels:
        keys = np.stack([np.unique(values, return_inverse=True)[1] for values in labels.values()])
        _, first, series = np.unique(keys, axis=1, return_index=True, return_inverse=True)
        series = series.ravel()
    else:
        first, series = np.zeros(1, dtype=np.intp), np.zeros(len(begins), dtype=np.intp)
    cells = np.append(series * len(periods) + place, -1).astype(np.int32)
    named = {name: np.repeat(values[first], len(periods)) for name, values in labels.items()}
    named[period.docvar] = np.tile(periods, len(first))
    return Groups(cells[grouped.codes], len(first) * len(periods), named), len(periods)
