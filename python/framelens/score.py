"""How often does each text of a column use each frame? For pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._check import corpus_given, number
from framelens._run import runner
from framelens._table import provenance, table
from framelens.hits import dictionary_given, find

if TYPE_CHECKING:
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer


def score(
    texts: Any,
    frames: Dictionary,
    *,
    per: float | None = None,
    prefix: str = "",
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Count the frames in every text of a column, row by row.

    Parameters
    ----------
    texts : Series or other column of texts, or Corpus
        One document each; a missing text stays missing.
    frames : Dictionary
        What to look for.
    per : float, optional
        Give hits per so many counted tokens instead of hits.
    prefix : str, default ""
        What the names of the columns begin with.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per text and one column per frame
        On the index of a pandas Series, whatever it is, or of the docvars of a Corpus; the columns
        are named after the frames, in their order. Int64 hits, or with `per` Float64 rates;
        ``<NA>`` for a missing text, and a rate also for one without counted tokens. polars and
        pyarrow columns give tables of their own library, with nulls.

    Raises
    ------
    TypeError
        If `frames` is not a Dictionary, `texts` is a table, or a text is neither a string nor
        missing.
    ValueError
        If `per` is not positive.

    Notes
    -----
    rate = per · hits / tokens. Cost: as of making a Corpus; no tokens are kept.

    Examples
    --------
    >>> import framelens as fl, pandas as pd
    >>> df = pd.DataFrame({"text": ["Hegemony!", None]}, index=["x", "y"])
    >>> frames = fl.Dictionary({"hegemony": ["hegemon*"]})
    >>> fl.score(df["text"], frames)
       hegemony
    x         1
    y      <NA>
    >>> df.join(df["text"].framelens.score(frames, prefix="n_"))
            text  n_hegemony
    x  Hegemony!           1
    y        NaN        <NA>
    """
    dictionary_given(frames)
    if nw.dependencies.is_into_dataframe(texts):
        raise TypeError('texts must be one column, such as table["text"], got a table')
    if not isinstance(prefix, str):
        raise TypeError(f"prefix must be a str, got {prefix!r}")
    if per is not None and number("per", per) <= 0:
        raise ValueError(f"per must be a positive number of tokens, got {per!r}")
    plain = texts.reset_index(drop=True) if isinstance(texts, pd.Series) else texts
    corpus = corpus_given(plain, tokenizer, clean)
    found = find(corpus, frames)
    with runner("scoring") as run:
        values = found.score(
            corpus._core, per=None if per is None else number("per", per), runner=run
        )
    missing = np.array(corpus._core.is_missing(), dtype=bool)
    names = [prefix + frame for frame in frames.frames]
    settings = provenance(corpus, "score", frames=frames.to_dict(), per=per)
    if corpus._backend is pd:
        index = texts.index if isinstance(texts, pd.Series) else corpus.docvars.index
        kind = pd.arrays.IntegerArray if per is None else pd.arrays.FloatingArray
        columns = [
            pd.Series(kind(column, missing | np.isnan(column)), index=index) for column in values
        ]
        frame = table({}, backend=pd, settings=settings)
        result = pd.DataFrame(dict(zip(names, columns, strict=True)), index=index)
        result.attrs |= frame.attrs
        return result
    empty = missing | np.isnan(np.asarray(values[0], dtype=float))
    plain_columns = {
        name: nw.new_series(name, column, backend=corpus._backend).zip_with(
            nw.new_series("keep", ~empty, backend=corpus._backend),
            nw.new_series(name, [None] * len(column), _dtype(per), backend=corpus._backend),
        )
        for name, column in zip(names, values, strict=True)
    }
    return table(plain_columns, backend=corpus._backend, settings=settings)


def _dtype(per: float | None) -> Any:
    return nw.Int64 if per is None else nw.Float64


@pd.api.extensions.register_series_accessor("framelens")
class FramelensAccessor:
    """``series.framelens``: what can be asked of a column of texts.

    Parameters
    ----------
    series : pandas.Series
        Texts.
    """

    def __init__(self, series: pd.Series[Any]) -> None:
        self._series = series

    def score(
        self,
        frames: Dictionary,
        *,
        per: float | None = None,
        prefix: str = "",
        tokenizer: Tokenizer | None = None,
        clean: bool | None = None,
    ) -> pd.DataFrame:
        """Count the frames in every text; see :func:`framelens.score`.

        Parameters
        ----------
        frames, per, prefix, tokenizer, clean : optional
            As of :func:`framelens.score`.

        Returns
        -------
        pandas.DataFrame
            On the index of the Series.

        Examples
        --------
        >>> import framelens as fl, pandas as pd
        >>> pd.Series(["war"]).framelens.score(fl.Dictionary({"war": ["war*"]}), per=100)
             war
        0  100.0
        """
        found: pd.DataFrame = score(
            self._series, frames, per=per, prefix=prefix, tokenizer=tokenizer, clean=clean
        )
        return found
