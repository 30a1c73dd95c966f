"""Which documents, or groups, belong together?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
import pandas as pd

from framelens._check import number, one_of, whole
from framelens._square import distances
from framelens._table import table

if TYPE_CHECKING:
    from numpy.typing import NDArray

Linkage = Literal["average", "complete", "single", "ward"]


def cluster(
    matrix: Any,
    *,
    clusters: int | None = None,
    height: float | None = None,
    linkage: Linkage = "average",
) -> pd.DataFrame:
    """Join like with like, step by step, and cut the tree that this makes into clusters.

    Parameters
    ----------
    matrix : DataFrame, square
        A table of :func:`similarity`, of documents or groups; or any square of numbers whose
        columns name the rows.
    clusters : int, optional
        Into how many clusters the tree is cut.
    height : float, optional
        Or: how far apart two clusters are, at least, that are not one. One of both is needed.
    linkage : {"average", "complete", "single", "ward"}, default "average"
        How far apart two clusters are: the mean over all pairs of their members, the farthest pair,
        the nearest pair, or the growth of the variance, which supposes Euclidean distances.

    Returns
    -------
    pandas.DataFrame, one row per row of the matrix, in its order
        The names of the rows, in the columns that `by` of :func:`similarity` names (``row`` if the
        matrix does not say), ``cluster`` (int64, from 0 in the order of the tree) and ``order``
        (int64, place in the tree, with like beside like). :func:`settings` holds the tree as
        ``merges``: for each step the numbers of the two parts, how far apart they were and how many
        rows they have together, as SciPy has it.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a square of numbers with two rows or more, or misses one; if not one of
        `clusters` and `height` is given, or is out of its range.

    Notes
    -----
    Similarities s become distances 1 − s, distances stay as they are: a matrix whose diagonal is
    zero is one of distances, also ``1 - fl.similarity(…)``. Where both ways differ
    (``"containment"``, ``"kl"``) their mean is taken. A tree there always is, also where nothing
    belongs together: look at the heights (:func:`plot.dendrogram`).

    Cost: the square of the number of rows.

    References
    ----------
    Murtagh, F. & Contreras, P. (2012). Algorithms for hierarchical clustering: an overview. WIREs
    Data Mining and Knowledge Discovery 2(1), 86-97.
    Bar-Joseph, Z., Gifford, D. & Jaakkola, T. (2001). Fast optimal leaf ordering for hierarchical
    clustering. Bioinformatics 17, suppl. 1, S22-S29.

    Examples
    --------
    >>> import framelens as fl
    >>> texts = {"a": "war and peace", "b": "peace and war now", "c": "tea", "d": "green tea"}
    >>> matrix = fl.similarity(fl.Corpus(texts))
    >>> fl.cluster(matrix, clusters=2)
      doc  cluster  order
    0   a        0      0
    1   b        0      1
    2   c        1      3
    3   d        1      2
    """
    from scipy.cluster import hierarchy
    from scipy.spatial.distance import squareform

    one_of("linkage", linkage, Linkage)
    apart, names, how = distances(matrix)
    if (clusters is None) == (height is None):
        got = "none" if clusters is None else "both"
        raise ValueError(f"clusters must be given, or height, but not both, got {got}")
    tree = hierarchy.linkage(squareform(apart, checks=False), method=linkage, optimal_ordering=True)
    leaves = np.asarray(hierarchy.leaves_list(tree))
    if clusters is not None:
        clusters = whole("clusters", clusters, least=1)
        if clusters > len(apart):
            raise ValueError(f"clusters must be at most {len(apart)}, got {clusters}")
        found = _cut(tree, len(apart) - clusters)
    else:
        height = number("height", height)
        found = _cut(tree, int((tree[:, 2] < height).sum()))
    order = np.empty(len(leaves), dtype=np.int64)
    order[leaves] = np.arange(len(leaves))
    _, first, inverse = np.unique(found[leaves], return_index=True, return_inverse=True)
    rank = np.argsort(np.argsort(first))[inverse]
    numbered = np.empty(len(leaves), dtype=np.int64)
    numbered[leaves] = rank
    settings = {
        "function": "cluster",
        "clusters": clusters,
        "height": height,
        "linkage": linkage,
        "merges": [[int(a), int(b), float(h), int(n)] for a, b, h, n in tree.tolist()],
        "of": how,
    }
    columns = {**names, "cluster": numbered, "order": order}
    made: pd.DataFrame = table(columns, backend=pd, settings=settings)
    return made


def _cut(tree: NDArray[np.float64], n_merges: int) -> NDArray[np.int64]:
    """Return what each row is part of after so many merges; merges come in the order of height."""
    from scipy.sparse import coo_array
    from scipy.sparse.csgraph import connected_components

    n = len(tree) + 1
    done = np.arange(n_merges)
    ends = tree[:n_merges, :2].astype(np.intp).ravel(order="F")
    parts = coo_array((np.ones(2 * n_merges), (np.tile(n + done, 2), ends)), shape=(2 * n, 2 * n))
    _, found = connected_components(parts, directed=False)
    return np.asarray(found[:n], dtype=np.int64)
