"""Every token, with its place and what became of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import only_corpus
from framelens._run import runner
from framelens._table import answer, decode, name_regions, name_voices

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
        ``region`` (str, as :meth:`Corpus.within` names them), ``counted`` (bool), ``voice`` (str,
        as :meth:`Corpus.within` names them), ``negated`` and ``hedged`` (boolean: whether the
        sentence says that it is not so, or puts it as possible only; null where the voice is
        unknown). A corpus made by :meth:`Corpus.from_tokens` has no ``start``, ``end`` and
        ``region``. Tokens outside a view are not listed; what ``clean=True`` leaves out is, with
        ``counted`` False and ``voice`` "unknown".

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus.
    MemoryError
        If the table does not fit.

    Notes
    -----
    Voices are found by rules, not by a model; :meth:`Corpus.within` says how often they are right.
    The scope of a negation (not, never, without, refuse to, absence of, …) or of a hedge (may,
    reportedly, alleged, …) runs from after it to the end of its clause; the subject before it is
    not in it. "Not only" denies nothing, and neither does the no of "no-limits".

    Cost: one pass over the tokens, and one over the texts for regions and voices, on all
    processors; the table has some 70 bytes a token.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.tokens(fl.Corpus(["China’s rise, he said."]))
    >>> table[["start", "end", "surface", "term", "region", "counted", "voice", "negated"]]
       start  end  surface   term region  counted     voice  negated
    0      0    7  China’s  china   lead     True  reported    False
    1      8   12     rise   rise   lead     True  reported    False
    2     12   13        ,      ,   lead    False       own    False
    3     14   16       he     he   lead     True       own    False
    4     17   21     said   said   lead     True       own    False
    5     21   22        .      .   lead    False       own    False
    """
    only_corpus(corpus)
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
    columns |= {name: found[name] for name in ("counted", "voice", "negated", "hedged")}
    name_voices(corpus, columns)
    return answer(corpus, "tokens", columns)
