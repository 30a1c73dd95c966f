"""Which documents are copies of one another, so that a group counts them once?"""

from __future__ import annotations

from dataclasses import dataclass
from numbers import Real
from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import number
from framelens._docvars import aligned, docvar, listed
from framelens._groups import DOC, Groups
from framelens._input import as_strings, shown
from framelens._stories import near_duplicates
from framelens._table import KEY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from framelens.corpus import Corpus

    Dedupe = float | str | Sequence[Any] | NDArray[Any] | pd.Series[Any] | pd.DataFrame | None

#: What a table of clusters has.
CLUSTER = "cluster"
#: Documents left out on either side of a comparison.
COPIES = ("target_copies", "reference_copies")
#: What a result tells of the table.
TOLD = ("function", "threshold", "shingle", "unit", "measure", "method")
#: That of :func:`framelens.near_duplicates`.
SHINGLE = (5, "token")


class Stories(tuple[tuple[str, ...], ...]):
    """Ids of documents, cluster by cluster; never changed, so that copies of a table share it."""

    __slots__ = ()

    def __deepcopy__(self, _: Any) -> Stories:
        return self


@dataclass(frozen=True)
class Clusters:
    """A number for each document, -1 for one that stands for itself, and who said so."""

    of: NDArray[np.int32]
    told: Any

    def setting(self, corpus: Corpus) -> dict[str, Any]:
        """Return what a result says of them: enough to leave the same documents out again."""
        ids = np.array(as_strings(corpus._ids), dtype=object)
        order = np.argsort(self.of, kind="stable")
        order = order[self.of[order] >= 0]
        cuts = np.flatnonzero(np.diff(self.of[order])) + 1
        stories = (part for part in np.split(ids[order], cuts) if len(part) > 1)
        return {"by": self.told, "clusters": Stories(tuple(part.tolist()) for part in stories)}


@dataclass(frozen=True)
class Once:
    """What is left where copies are left out; all there is where that is not asked."""

    corpus: Corpus
    groups: Groups
    settings: dict[str, Any]
    #: How many documents of each group are left out, or of each of two sides; None: not asked.
    n_copies: NDArray[np.int64] | None

    def beside(self, columns: Mapping[str, Any], group: NDArray[Any]) -> dict[str, Any]:
        """Return columns of groups with the number of copies behind that of documents."""
        if self.n_copies is None:
            return dict(columns)
        after = list(columns).index("n_docs") + 1
        items = list(columns.items())
        return dict([*items[:after], ("n_copies", self.n_copies[group]), *items[after:]])

    def by_side(self, n_rows: int) -> dict[str, Any]:
        """Return columns with the number of copies on either side, the same in every row."""
        return {} if self.n_copies is None else by_side(self.n_copies, n_rows)


def clusters_given(corpus: Corpus, dedupe: Any, by: Any = None) -> Clusters | None:
    """Return the clusters that `dedupe` gives, or asks for."""
    if dedupe is None:
        return None
    if isinstance(by, str) and by == DOC:
        raise ValueError(
            "dedupe must be None with by='doc', where each document is a group of its own and "
            f"nothing is left out, got {_short(dedupe)}"
        )
    if isinstance(dedupe, Real) and not isinstance(dedupe, bool):
        return _alike(corpus, dedupe)
    if isinstance(dedupe, str):
        return _labelled(docvar(corpus, dedupe, parameter="dedupe"), dedupe)
    if nw.dependencies.is_into_dataframe(dedupe):
        return _of_table(corpus, dedupe)
    is_array = hasattr(dedupe, "__array__") and np.ndim(dedupe) == 1
    if isinstance(dedupe, (list, tuple)) or is_array:
        return _given(corpus, dedupe)
    raise TypeError(
        "dedupe must be a threshold, the name of a docvar, one label per document, or a table such "
        f"as framelens.near_duplicates returns, got {_short(dedupe)}"
    )


def copies(
    corpus: Corpus,
    grouped: Groups,
    clusters: Clusters,
    pair: tuple[int, list[int] | None] | None = None,
) -> tuple[NDArray[np.bool_], NDArray[np.int64]]:
    """Return which documents are left out, and how many of each group; or of a pair's two sides."""
    found = _core.copies(corpus._core, grouped.coded, clusters.of, pair=pair)
    return found["is_copy"], found["n_copies"]


def counted_once(
    corpus: Corpus,
    grouped: Groups,
    clusters: Clusters | None,
    pair: tuple[int, list[int] | None] | None = None,
) -> Once:
    """Return the corpus without copies; a `pair` of groups leaves them out side by side."""
    if clusters is None:
        return Once(corpus, grouped, {"dedupe": None}, None)
    is_copy, n_copies = copies(corpus, grouped, clusters, pair)
    kept = np.flatnonzero(~is_copy)
    groups = Groups(grouped.codes[kept], grouped.n, grouped.labels)
    settings = {"dedupe": clusters.setting(corpus)}
    return Once(corpus._select(kept), groups, settings, n_copies)


def by_side(n_copies: NDArray[np.int64], n_rows: int) -> dict[str, Any]:
    """Return the number of copies on either side, or on the first, the same in every row."""
    return {name: np.full(n_rows, n) for name, n in zip(COPIES, n_copies, strict=False)}


def replayed(corpus: Corpus, known: Mapping[str, Any]) -> Clusters | None:
    """Return the clusters that a table was made with."""
    if known.get("dedupe") is None:
        return None
    stories = known["dedupe"]["clusters"]
    sizes = np.array([len(story) for story in stories], dtype=np.intp)
    numbers = np.repeat(np.arange(len(sizes), dtype=np.int32), sizes)
    places = corpus._core.places([name for story in stories for name in story])
    if ((np.diff(places) < 0) & (np.diff(numbers) == 0)).any():
        raise ValueError(
            "corpus must have its documents in the order in which the table was made, since of "
            "copies the first counts, got another order"
        )
    of = np.full(len(corpus), -1, dtype=np.int32)
    of[places] = numbers
    return Clusters(of, known["dedupe"]["by"])


def _alike(corpus: Corpus, threshold: Any) -> Clusters:
    """Find the near-duplicates among whole documents, whatever the view leaves of them."""
    least = number("dedupe", threshold)
    if not 0 < least <= 1:
        raise ValueError(f"dedupe must be a threshold above 0, up to 1, got {threshold!r}")
    found = near_duplicates(corpus._core.whole(), "dedupe", least, SHINGLE)
    of = np.full(len(corpus), -1, dtype=np.int32)
    for column in ("doc", "duplicate"):
        of[found[column]] = found[CLUSTER]
    return Clusters(of, {"threshold": least})


def _of_table(corpus: Corpus, table: Any) -> Clusters:
    """Take the clusters of a table; it may name documents that a view leaves out."""
    frame = nw.from_native(table, eager_only=True)
    if not {DOC, CLUSTER} <= set(frame.columns):
        raise ValueError(
            "dedupe must have the columns doc and cluster, as the table of near_duplicates has, "
            f"got {shown(frame.columns)}"
        )
    columns = [column for column in (DOC, "duplicate") if column in frame.columns]
    names = [str(name) for column in columns for name in frame.get_column(column).to_list()]
    numbers = _numbered(pd.Series(frame.get_column(CLUSTER).to_list(), dtype=object))
    numbers = np.tile(numbers, len(columns))
    pairs = pd.DataFrame({DOC: names, CLUSTER: numbers}).drop_duplicates()
    twice = pairs[DOC].duplicated()
    if twice.any():
        doc = pairs.loc[twice, DOC].iloc[0]
        raise ValueError(f"dedupe must have each document in one cluster, got {doc!r} in two")
    places = corpus._core.places(pairs[DOC].tolist())
    of = np.full(len(corpus), -1, dtype=np.int32)
    of[places[places >= 0]] = pairs[CLUSTER].to_numpy()[places >= 0]
    known = getattr(table, "attrs", {}).get(KEY, {})
    return Clusters(of, {name: known[name] for name in TOLD if name in known} or "a table")


def _given(corpus: Corpus, labels: Any) -> Clusters:
    values = labels if isinstance(labels, pd.Series) else pd.Series(listed(labels), dtype=object)
    if len(values) != len(corpus):
        raise ValueError(
            f"dedupe must have one label per document ({len(corpus)}), got {len(values)}"
        )
    if values is labels:
        values = pd.Series(aligned(corpus, labels, "dedupe"))
    return _labelled(values, "labels")


def _labelled(values: pd.Series[Any], told: str) -> Clusters:
    return Clusters(_numbered(values.astype(object)), told)


def _numbered(values: pd.Series[Any]) -> NDArray[np.int32]:
    """Number the labels by first appearance; -1 where there is none, or it is -1."""
    try:
        numbers, _ = pd.factorize(values)
    except TypeError:
        raise TypeError("dedupe must hold labels such as str or int, got a list of lists") from None
    numbers[(values == -1).to_numpy(dtype=bool)] = -1
    return numbers.astype(np.int32)


def _short(value: Any) -> str:
    return f"{type(value).__name__} {value!r}"[:60] if np.isscalar(value) else type(value).__name__
