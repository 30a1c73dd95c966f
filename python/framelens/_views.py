"""Which documents, and which of their tokens, are a question about?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, cast

import numpy as np

from framelens._docvars import assigned, kept, picked
from framelens._run import runner

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from framelens._core import Corpus as CoreCorpus
    from framelens.corpus import Corpus

Region = Literal[
    "headline",
    "lead",
    "body",
    "caption",
    "list",
    "quote",
    "navigation",
    "related",
    "newsletter",
    "comments",
    "byline",
    "sharing",
    "legal",
    "duplicate",
    "tail",
]


class Views:
    """What a corpus can be narrowed down to; :class:`Corpus` is the only one."""

    _core: CoreCorpus
    _ids: NDArray[Any]
    _docvars: Any

    if TYPE_CHECKING:

        def _view(self, core: CoreCorpus, ids: NDArray[Any], docvars: Any) -> Corpus: ...

    def where(self, mask: ArrayLike | None = None, /, **columns: Any) -> Corpus:
        """Narrow the corpus down to some documents.

        Parameters
        ----------
        mask : array_like of bool, shape (n_docs,), optional
            True for the documents to keep.
        **columns : value or list of values
            Docvars and the value, or the values, that they must have.

        Returns
        -------
        Corpus
            A view: nothing is cut or copied again.

        Raises
        ------
        ValueError
            If the mask has another length or holds missing values, a column does not exist, or no
            document has the value asked for.

        Examples
        --------
        >>> import framelens as fl
        >>> corpus = fl.load_sample()
        >>> len(corpus.where(outlet="Eastern Beacon"))
        13
        >>> len(corpus.where(corpus.docvars["date"] < "2024-07-01", outlet="Eastern Beacon")) < 13
        True
        """
        return self._select(kept(cast("Corpus", self), mask, columns))

    def within(self, *, region: Region | list[Region]) -> Corpus:
        """Narrow the documents down to some of their tokens.

        Parameters
        ----------
        region : str or list of str
            The regions to keep. Of the article: ``headline``, ``lead``, ``body``, ``caption``,
            ``list``, ``quote``. Not of it: ``navigation``, ``related``, ``newsletter``,
            ``comments``, ``byline``, ``sharing``, ``legal``, ``duplicate``, ``tail``.

        Returns
        -------
        Corpus
            A view: patterns see only its tokens, rates divide by those of them that are counted,
            and no n-gram reaches over a gap. Positions, sentences and offsets stay those of the
            whole text, and so does ``chars`` in :func:`framelens.summary`.

        Raises
        ------
        TypeError
            If `region` is neither a name nor a list of names.
        ValueError
            If a name is none of those above, or the corpus came from tokens.

        Notes
        -----
        Of a corpus made with ``clean=True`` only the regions of the article are ever counted.

        Cost: one pass over the texts; one byte a token.

        Examples
        --------
        >>> import framelens as fl
        >>> corpus = fl.load_sample().within(region=["headline", "lead"])
        >>> fl.tokens(corpus)["region"].unique().tolist()
        ['headline', 'lead']
        """
        names = [region] if isinstance(region, str) else region
        if not isinstance(names, (list, tuple)) or not all(isinstance(n, str) for n in names):
            raise TypeError(f"region must be a name or a list of names, got {region!r}")
        with runner("finding regions") as run:
            core = self._core.within(list(names), run)
        return self._view(core, self._ids, self._docvars)

    def assign(self, table: Any = None, /, **columns: Any) -> Corpus:
        """Add docvars, or replace them.

        Parameters
        ----------
        table : DataFrame, optional
            One row per document: pandas with the ids as its index in any order, or any table with
            the rows in the order of the corpus.
        **columns : value or array_like of shape (n_docs,)
            Further columns by name.

        Returns
        -------
        Corpus
            A view with the new docvars; nothing is cut or copied again.

        Raises
        ------
        ValueError
            If `table` or a column has another number of rows, or its index names other documents.

        Examples
        --------
        >>> import framelens as fl
        >>> corpus = fl.Corpus({"a": "war", "b": "peace"}).assign(outlet=["X", "Y"])
        >>> len(corpus.where(outlet="X"))
        1
        """
        return self._view(self._core, self._ids, assigned(cast("Corpus", self), table, columns))

    def _select(self, places: NDArray[np.intp]) -> Corpus:
        core = self._core.select(places.astype(np.uint32))
        return self._view(core, self._ids[places], picked(self._docvars, places))
