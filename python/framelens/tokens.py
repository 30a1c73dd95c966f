"""Every token, with its place and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import corpus_given
from framelens._run import runner
from framelens._table import decode, name_regions, provenance, table

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def tokens(corpus: Corpus) -> Any:
    """List every token with its place in the text and what became of it.

    Parameters
    ----------
    corpus : Corpus
        Documents.

    Returns
    -------
    DataFrame, one row per token in reading order
        ``doc`` (id), ``position`` (int64, place in the document from 0), ``start`` and ``end``
        (int64, code points: ``text[start:end] == surface``), ``surface`` (str, as it stands),
        ``term`` (str, what it is counted as), ``sentence`` (int64, from 0),
        ``region`` (str, as :meth:`Corpus.within` names them), ``counted`` (bool). A corpus made by
        :meth:`Corpus.from_tokens` has no ``start``, ``end`` and ``region``. Tokens outside a view
        are not listed; what ``clean=True`` leaves out is, with ``counted`` False.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus.
    MemoryError
        If the table does not fit.

    Notes
    -----
    Cost: one pass over the tokens; the table has some 60 bytes a token.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.tokens(fl.Corpus(["China’s rise."]))
       doc  position  start  end  surface   term  sentence region  counted
    0    0         0      0    7  China’s  china         0   lead     True
    1    0         1      8   12     rise   rise         0   lead     True
    2    0         2     12   13        .      .         0   lead    False
    """
    corpus_given(corpus)
    with runner("listing tokens") as run:
        found = _core.tokens(corpus._core, runner=run)
    spans = ("start", "end") if corpus._core.has_offsets else ()
    columns: dict[str, Any] = {
        "doc": corpus._ids[found["doc"]],
        "position": found["position"],
        **{name: found[name] for name in spans},
        "surface": decode(found["surfaces"], found["surface"]),
        "term": decode(found["terms"], found["term"]),
        "sentence": found["sentence"],
        "region": found["region"],
    }
    name_regions(corpus, columns)
    columns["counted"] = found["counted"]
    return table(columns, backend=corpus._backend, settings=provenance(corpus, "tokens"))
