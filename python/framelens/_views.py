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
Voice = Literal["own", "direct", "reported", "scare", "mention", "unknown"]


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

    def within(
        self,
        *,
        region: Region | list[Region] | None = None,
        voice: Voice | list[Voice] | None = None,
    ) -> Corpus:
        """Narrow the documents down to some of their tokens.

        Parameters
        ----------
        region : str or list of str, optional
            The regions to keep. Of the article: ``headline``, ``lead``, ``body``, ``caption``,
            ``list``, ``quote``. Not of it: ``navigation``, ``related``, ``newsletter``,
            ``comments``, ``byline``, ``sharing``, ``legal``, ``duplicate``, ``tail``.
        voice : str or list of str, optional
            The voices to keep. ``own``: the article's own words; ``direct``: inside a quotation
            with a speaker or of some length; ``reported``: a clause that the article attributes
            ("said that …", "according to …"); ``scare``: a short quotation without speaker, which
            marks a term or distance; ``mention``: a word spoken about, not used ("the term 'x'");
            ``unknown``: not told, as in other languages than English. Given both, tokens must
            stand in one of the regions and in one of the voices.

        Returns
        -------
        Corpus
            A view: patterns see only its tokens, rates divide by those of them that are counted,
            and no n-gram reaches over a gap. Positions, sentences and offsets stay those of the
            whole text, and so does ``chars`` in :func:`framelens.summary`.

        Raises
        ------
        TypeError
            If `region` or `voice` is neither a name nor a list of names, or neither is given.
        ValueError
            If a name is none of those above, the corpus came from tokens, or voices but "unknown"
            are asked of texts in another language than English.

        Notes
        -----
        Of a corpus made with ``clean=True`` only the regions of the article are ever counted.

        Of such a corpus what is not article is ``unknown`` and speaks for nobody; of others the
        whole text is read as the article. The marks around a quotation are ``own``.

        Voices are found by rules, not by a model, and a rule may be wrong. They were measured on 84
        articles of the corpus PolNeAR (Newell et al. 2018), US political news of 2016 throughout,
        in which people marked what is attributed. The rules were made while looking at one half;
        of the words of the other half, whose figures were looked at about seven times meanwhile,

        ======================================  =========  ======  ====
        what                                    precision  recall  F1
        ======================================  =========  ======  ====
        in quotation marks and attributed            .981    .993  .987
        attributed                                   .867    .847  .857
        attributed, outside quotation marks          .749    .709  .728
        if everything were attributed                .477   1.000  .646
        if quotation marks were all                  .983    .477  .642
        ======================================  =========  ======  ====

        An earlier set of rules, tuned on all 84 articles, reached F1 .857 for what is attributed
        there and .837 on 84 others, which may be what to expect of these on articles unseen.

        Of the quotations of that half of at most four words, .932 of those called ``direct`` are,
        and .859 of those that are were called so. Where a speaker is named and a reader named one
        too, .892 name the same; .620 of the speakers that readers named are found. Other times,
        topics and kinds of text may fare worse; what counts as ``scare`` or ``mention`` has been
        compared with our own reading alone.

        Cost: one pass over the texts; one byte a token, and one more for voices, which are kept for
        later questions. Reading voices takes about half as long as cutting the texts.

        References
        ----------
        Newell, E., Margolin, D., & Ruths, D. (2018). An attribution relations corpus for political
        news. *Proceedings of LREC 2018*.

        Examples
        --------
        >>> import framelens as fl
        >>> corpus = fl.load_sample().within(region=["headline", "lead"])
        >>> fl.tokens(corpus)["region"].unique().tolist()
        ['headline', 'lead']
        >>> corpus = fl.Corpus(["Xi said: “We stay.” He left."]).within(voice="direct")
        >>> fl.tokens(corpus)["surface"].tolist()
        ['We', 'stay', '.']
        """
        if region is None and voice is None:
            raise TypeError("region or voice must be given, or both")
        with runner("narrowing down") as run:
            core = self._core.within(_named("region", region), _named("voice", voice), run)
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


def _named(parameter: str, names: Any) -> list[str] | None:
    """Return a list of names, or None where nothing was chosen."""
    listed = [names] if isinstance(names, str) else names
    if listed is None:
        return None
    if not isinstance(listed, (list, tuple)) or not all(isinstance(name, str) for name in listed):
        raise TypeError(f"{parameter} must be a name or a list of names, got {names!r}")
    return list(listed)
