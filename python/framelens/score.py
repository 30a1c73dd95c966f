"""How often does each text of a column use each frame? For pipelines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens._check import corpus_given, per_given
from framelens._run import runner
from framelens._table import answer
from framelens.hits import dictionary_given, find

if TYPE_CHECKING:
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer


def score(
    texts: Any,
    frames: Dictionary,
    *,
    per: float | None = None,
    weighted: bool = False,
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
    weighted : bool, default False
        Whether each hit counts with the weight of its entry, as the dictionary has it.
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
        are named after the frames, in their order. Int64 hits; Float64 rates with `per`, and sums
        of weights with `weighted`; ``<NA>`` for a missing text, and a rate also for one without
        counted tokens. polars and pyarrow columns give tables of their own library, with nulls.

    Raises
    ------
    TypeError
        If `frames` is not a Dictionary, `weighted` neither True nor False, `texts` a table, or a
        text neither a string nor missing.
    ValueError
        If `per` is not positive.

    Notes
    -----
    rate = per · hits / tokens; with `weighted` hits are Σ w · n over the entries of the frame, of
    weight w and with n hits, in their order. Cost: as of making a Corpus; no tokens are kept.

    Examples
    --------
    >>> import framelens as fl, pandas as pd
    >>> df = pd.DataFrame({"text": ["Hegemony!", None]}, index=["x", "y"])
    >>> frames = fl.Dictionary({"hegemony": ["hegemon*"]})
    >>> fl.score(df["text"], frames)
       hegemony
    x         1
    y      <NA>
    >>> tone = fl.Dictionary({"tone": {"include": {"good": 1, "bad": -2.5}}})
    >>> fl.score(["Good, good, bad."], tone, weighted=True)
       tone
    0  -0.5
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
    if not isinstance(weighted, bool):
        raise TypeError(f"weighted must be True or False, got {weighted!r}")
    unit = None if per is None else per_given(per)
    plain = texts.reset_index(drop=True) if isinstance(texts, pd.Series) else texts
    corpus = corpus_given(plain, tokenizer, clean, parameter="texts")
    hits = find(corpus, frames)
    with runner("scoring") as run:
        weights = frames.weights if weighted else None
        values = hits.score(corpus._core, weights=weights, per=unit, runner=run)
    missing = np.array(corpus._core.is_missing(), dtype=bool)
    is_count = per is None and not weighted
    kind = pd.arrays.IntegerArray if is_count else pd.arrays.FloatingArray
    columns = {
        prefix + frame: kind(column, missing | np.isnan(column))
        for frame, column in zip(frames.frames, values, strict=True)
    }
    found = answer(corpus, "score", columns, frames=frames._setting(), per=per, weighted=weighted)
    if corpus._backend is pd:
        found.index = texts.index if isinstance(texts, pd.Series) else corpus.docvars.index
    return found


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
        weighted: bool = False,
        prefix: str = "",
        tokenizer: Tokenizer | None = None,
        clean: bool | None = None,
    ) -> pd.DataFrame:
        """Count the frames in every text; see :func:`framelens.score`.

        Parameters
        ----------
        frames, per, weighted, prefix, tokenizer, clean : optional
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
            self._series,
            frames,
            per=per,
            weighted=weighted,
            prefix=prefix,
            tokenizer=tokenizer,
            clean=clean,
        )
        return found
