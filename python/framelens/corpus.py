"""Texts, cut once, about which questions are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import numpy as np
import pandas as pd

from framelens import _core
from framelens._input import as_strings, check_column, labels, source, word_lists
from framelens._lines import learnt
from framelens._run import runner
from framelens._views import Views
from framelens.tokenizer import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from types import ModuleType

    from numpy.typing import NDArray

    from framelens._core import Corpus as CoreCorpus


class Corpus(Views):
    """A column of texts, cut into tokens once.

    The texts themselves are never changed; texts that come as Arrow are shared, not copied. A
    missing text (None, NaN, ``pandas.NA``) stays a row: it is counted by ``len``, told by
    :attr:`n_missing` and :func:`framelens.summary`, and has no part in any figure.

    Parameters
    ----------
    data : DataFrame, Series, list of str, dict, or anything with ``__arrow_c_stream__``
        A table (pandas, polars, pyarrow) with a column of texts; or the texts alone: a Series, a
        list, an Arrow array; or a dict of id to text.
    text : str, optional
        Name of the column of texts; needed for tables.
    id : str, optional
        Name of the column that names the documents; each name once. Without it the index of a
        pandas table, the keys of a dict, or row numbers from 0.
    title : str, optional
        Name of the column of titles; shown by :func:`framelens.summary`, never counted. It helps
        to recognise the headline in the text, and the titles that say it again.
    tokenizer : Tokenizer, optional
        What counts as a word; ``Tokenizer()`` if not given.
    clean : bool, default False
        True: only the article is counted. What a page has besides it (menus, teasers, bylines,
        share buttons, comments, doubled titles, …) stays in the text and in :func:`tokens`, is
        listed by :func:`cleaning`, and is in no count, no match and no n-gram.
    lines : DataFrame, optional
        What :func:`learn_lines` returned, or rows of it: lines that recur are no part of the
        article (which, and what keeps a line that does, is told there). If it names sources, the
        column of that name in `data` tells the source of each document; where that is missing, or
        the fit knows no such source, nothing recurs. Nothing is left out without `clean`.

    Raises
    ------
    TypeError
        If `data` is a single string, or a text is neither a string nor missing.
    ValueError
        If a column does not exist, an id is missing or there twice, or a text holds a lone
        surrogate; the message names the row.
    MemoryError
        If the table of tokens does not fit.
    KeyboardInterrupt
        At Ctrl-C, within a fraction of a second.

    Notes
    -----
    Regions are found line by line, by rules for English pages and by the shape of lines; what one
    text yields depends on that text, its title and the settings alone, `lines` among them. A text
    without menus, share buttons or the like is taken as all article, but for doubled titles,
    bylines and source lines. How often the rules are right is measured in :func:`cleaning`.

    Cost: one pass over the texts, on all processors; about 9 bytes a token beside the text.
    `clean` reads the texts once more.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus({"a": "A multipolar world.", "b": "Hegemony!", "c": None})
    >>> corpus
    <framelens.Corpus of 3 documents, 1 missing>
    >>> len(corpus), corpus.n_missing
    (3, 1)
    """

    _core: CoreCorpus
    _ids: NDArray[Any]
    _docvars: Any
    _backend: ModuleType
    _title: str | None
    tokenizer: Tokenizer

    def __init__(
        self,
        data: Any,
        *,
        text: str | None = None,
        id: str | None = None,
        title: str | None = None,
        tokenizer: Tokenizer | None = None,
        clean: bool = False,
        lines: Any = None,
    ) -> None:
        taken, tokenizer = source(data, text, id), _checked(tokenizer)
        if not isinstance(clean, bool):
            raise TypeError(f"clean must be True or False, got {clean!r}")
        titles = None if title is None else _titles(taken.docvars, title)
        known = None if lines is None else learnt(lines, taken.docvars, len(taken.ids))
        with runner("cutting texts") as run:
            core = _core.Corpus.from_texts(
                taken.texts,
                as_strings(taken.ids),
                tokenizer._core,
                run,
                titles=titles,
                clean=clean,
                lines=known,
            )
        self._fill(core, taken.ids, taken.docvars, taken.backend, title, tokenizer)

    def _fill(
        self,
        core: CoreCorpus,
        ids: NDArray[Any],
        docvars: Any,
        backend: ModuleType,
        title: str | None,
        tokenizer: Tokenizer,
    ) -> None:
        self._core, self._ids, self._docvars = core, ids, docvars
        self._backend, self._title, self.tokenizer = backend, title, tokenizer

    @classmethod
    def from_tokens(
        cls,
        tokens: Iterable[Sequence[str] | None],
        *,
        ids: Iterable[Any] | None = None,
        docvars: Any = None,
        tokenizer: Tokenizer | None = None,
    ) -> Corpus:
        """Take over texts that were cut elsewhere.

        Parameters
        ----------
        tokens : iterable of sequences of str
            The words of each document; None for a missing one. An empty word is a gap: it keeps its
            place, is never counted or matched, and no n-gram or phrase reaches over it.
        ids : iterable, optional
            A name for each document; row numbers from 0 if not given.
        docvars : DataFrame, optional
            One row per document.
        tokenizer : Tokenizer, optional
            How words become terms and which are counted; they are not cut again.

        Returns
        -------
        Corpus
            One without offsets: tables of spans have no ``start`` and ``end``, and documents have
            no sentences.

        Raises
        ------
        TypeError
            If a document is not a list of strings.
        ValueError
            If `ids` or `docvars` have another length, or an id is there twice.

        Examples
        --------
        >>> import framelens as fl
        >>> corpus = fl.Corpus.from_tokens([["a", "b"], ["c"]], ids=["x", "y"])
        >>> len(corpus)
        2
        """
        documents = word_lists(tokens)
        if isinstance(ids, str) or not (ids is None or hasattr(ids, "__iter__")):
            raise TypeError(f"ids must hold one name per document, got {ids!r}")
        names = np.arange(len(documents)) if ids is None else labels(list(ids), "ids")
        table = pd.DataFrame(index=range(len(documents))) if docvars is None else docvars
        if not nw.dependencies.is_into_dataframe(table):
            raise TypeError(f"docvars must be a table, got {type(docvars).__name__}")
        frame = nw.from_native(table, eager_only=True)
        for what, length in (("ids", len(names)), ("docvars", len(frame))):
            if length != len(documents):
                raise ValueError(
                    f"{what} must have one item per document ({len(documents)}), got {length}"
                )
        tokenizer = _checked(tokenizer)
        with runner("taking tokens over") as run:
            core = _core.Corpus.from_tokens(documents, as_strings(names), tokenizer._core, run)
        corpus = cls.__new__(cls)
        backend = frame.implementation.to_native_namespace()
        corpus._fill(core, names, table, backend, None, tokenizer)
        return corpus

    def __len__(self) -> int:
        return len(self._core)

    def __repr__(self) -> str:
        missing = f", {self.n_missing} missing" if self.n_missing else ""
        return f"<framelens.Corpus of {len(self)} documents{missing}>"

    @property
    def ids(self) -> list[Any]:
        """The names of the documents, in the order of the rows."""
        return list(self._ids.tolist())

    @property
    def docvars(self) -> Any:
        """The other columns of the table that the texts came in, as they came."""
        return self._docvars

    @property
    def n_missing(self) -> int:
        """How many texts are missing."""
        return sum(self._core.is_missing())

    def text(self, id: Any) -> str | None:
        """Return the text of the document named `id`; None if it is missing.

        Parameters
        ----------
        id : str or int
            A name, as in :attr:`ids`.

        Returns
        -------
        str or None
            As it was handed over.

        Raises
        ------
        KeyError
            If no document has that name.

        Examples
        --------
        >>> import framelens as fl
        >>> fl.Corpus({"a": "peace"}).text("a")
        'peace'
        """
        # Item by item: an id may be a tuple, which an array would take apart.
        places = [place for place, known in enumerate(self._ids.tolist()) if known == id]
        if not places:
            raise KeyError(f"id must name a document, got {id!r}")
        return self._core.text(places[0])

    def _view(self, core: CoreCorpus, ids: NDArray[Any], docvars: Any) -> Corpus:
        view = Corpus.__new__(Corpus)
        view._fill(core, ids, docvars, self._backend, self._title, self.tokenizer)
        return view


def _titles(docvars: Any, title: str) -> list[str | None]:
    table = nw.from_native(docvars, eager_only=True)
    check_column(table.columns, title, "title")
    return [value if isinstance(value, str) else None for value in table.get_column(title)]


def _checked(tokenizer: Tokenizer | None) -> Tokenizer:
    if tokenizer is None:
        return Tokenizer()
    if not isinstance(tokenizer, Tokenizer):
        raise TypeError(f"tokenizer must be a framelens.Tokenizer, got {tokenizer!r}")
    return tokenizer
