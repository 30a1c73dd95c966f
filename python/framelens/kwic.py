"""What stands around a word? A concordance."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens._check import corpus_given, whole
from framelens._table import answer
from framelens.dictionary import Dictionary
from framelens.hits import find, lines, name_places, one_frame

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer


def kwic(
    corpus: Corpus | Any,
    pattern: str | list[str] | Dictionary,
    *,
    window: int = 8,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Show every occurrence of a pattern with the text around it.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    pattern : str, list of str, or Dictionary
        Words, globs and phrases as in :class:`Dictionary`. Of the patterns in a list the longest
        match at the leftmost place wins; those of a Dictionary compete inside each frame.
    window : int, default 8
        Words shown on either side; punctuation is shown and not counted.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per hit, by document and place
        ``doc`` (id), ``start`` and ``end`` (int64, code points of the node), ``left``, ``node``,
        ``right`` (str, as they stand in the text), ``region``, ``voice`` and ``speaker`` (str, of
        the first token of the node, as in :func:`hits`). A Dictionary adds ``frame`` and ``entry``
        (the pattern that matched) in front; a corpus made by :meth:`Corpus.from_tokens` has no
        ``start``, ``end`` and ``region``.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or a pattern cannot be read.

    Notes
    -----
    Left and right are logical: left comes before the node in the text, whatever the script.

    Cost: one pass over the tokens, then the size of the windows; the texts with hits are read for
    regions, and for voices the first time that somebody asks.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["They say it is a multipolar world, not a bloc."])
    >>> fl.kwic(corpus, "multipolar", window=2)
       doc  start  end  left        node       right region     voice speaker
    0    0     17   27  is a  multipolar  world, not   lead  reported    They
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    window = whole("window", window, least=0)
    frames = pattern if isinstance(pattern, Dictionary) else one_frame(pattern)
    found = find(corpus, frames)
    context = lines(corpus, found, window)
    del context["sentence"]
    places = name_places(corpus, frames, found)
    head = ("frame", "entry", "doc") if frames is pattern else ("doc",)
    columns = {name: places[name] for name in head} | context
    asked = frames._setting() if frames is pattern else pattern
    return answer(corpus, "kwic", columns, pattern=asked, window=window)
