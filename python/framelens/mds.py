"""How do documents, or groups, lie on a map of their likeness?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens._square import distances
from framelens._table import table

if TYPE_CHECKING:
    from numpy.typing import NDArray


def mds(matrix: Any) -> pd.DataFrame:
    """Lay rows out in a plane so that what is unlike lies far apart: multidimensional scaling.

    Parameters
    ----------
    matrix : DataFrame, square
        A table of :func:`similarity`, of documents or groups; or any square of numbers whose
        columns name the rows.

    Returns
    -------
    pandas.DataFrame, one row per row of the matrix, in its order
        The names of the rows, in the columns that `by` of :func:`similarity` names (``row`` if the
        matrix does not say), ``x`` and ``y`` (float64, in the unit of the distances) and ``misfit``
        (float64, 0 and above: how far the distances of this row on the map are from the true ones,
        as a share of these). :func:`settings` tells ``explained`` (the shares of the two axes in
        the squared distances, as far as any map can show them) and ``stress``.

    Raises
    ------
    TypeError, ValueError
        If `matrix` is not a square of numbers with two rows or more, or misses one.

    Notes
    -----
    Classical scaling: B = −½ J D² J with D the distances (1 − similarity) and J = I − 1/n; x and y
    are √λ · v of the two largest eigenvalues λ, 0 where λ is not above 0. Axes can be turned and
    mirrored at will: of each the largest coordinate is positive, the first of several. They mean
    nothing by themselves. explained = λ / Σ λ over all λ above 0; stress = √(Σ (d − d̂)² / Σ d²)
    with the distances d̂ on the map: Kruskal called .2 poor, .1 fair, .05 good, but that was of few
    rows. Distances of texts are many-dimensional: with low ``explained`` the map shows little.
    Last digits depend on the linear algebra that NumPy was built with.

    Cost: the cube of the number of rows.

    References
    ----------
    Torgerson, W. S. (1952). Multidimensional scaling: I. Theory and method. Psychometrika 17(4),
    401-419.
    Gower, J. C. (1966). Some distance properties of latent root and vector methods used in
    multivariate analysis. Biometrika 53(3/4), 325-338.
    Kruskal, J. B. (1964). Multidimensional scaling by optimizing goodness of fit to a nonmetric
    hypothesis. Psychometrika 29(1), 1-27.

    Examples
    --------
    >>> import framelens as fl, pandas as pd
    >>> apart = pd.DataFrame([[0.0, 3, 4], [3, 0, 5], [4, 5, 0]], columns=list("abc"))
    >>> found = fl.mds(apart)
    >>> found[["row", "misfit"]].round(6)
      row  misfit
    0   a     0.0
    1   b     0.0
    2   c     0.0
    """
    apart, names, how = distances(matrix)
    places, explained = _scaled(apart)
    shown = np.sqrt(((places[:, None, :] - places[None, :, :]) ** 2).sum(axis=2))
    off, true = ((apart - shown) ** 2).sum(axis=1), (apart**2).sum(axis=1)
    # Where all distances are 0 there is nothing to miss.
    misfit = np.sqrt(np.divide(off, true, out=np.zeros(len(off)), where=true > 0))
    stress = float(np.sqrt(off.sum() / true.sum())) if true.sum() > 0 else 0.0
    settings = {"function": "mds", "explained": explained, "stress": stress, "of": how}
    columns = {**names, "x": places[:, 0], "y": places[:, 1], "misfit": misfit}
    made: pd.DataFrame = table(columns, backend=pd, settings=settings)
    return made


def _scaled(apart: NDArray[np.float64]) -> tuple[NDArray[np.float64], list[float]]:
    """Return two coordinates for each row, and what share of the whole each axis shows."""
    squared = apart**2
    rows = squared.mean(axis=1)
    inner = -0.5 * (squared - rows[:, None] - rows[None, :] + squared.mean())
    values, vectors = np.linalg.eigh(inner)
    # The largest first; what rounding leaves of 0 is 0.
    values, vectors = values[::-1], vectors[:, ::-1]
    values = np.where(values > 1e-12 * max(abs(values[0]), abs(values[-1])), values, 0.0)
    places = vectors[:, :2] * np.sqrt(values[:2])
    # Coordinates that differ in their last digits alone count as equal.
    largest = np.argmax(np.round(np.abs(vectors[:, :2]), 9), axis=0)
    places = places * np.where(vectors[largest, range(2)] < 0, -1.0, 1.0) + 0.0
    total = values.sum()
    return places, [float(value / total) if total > 0 else 0.0 for value in values[:2]]
