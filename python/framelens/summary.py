"""How large is each document?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import only_corpus
from framelens._docvars import docvar
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def summary(corpus: Corpus) -> Any:
    """Tell how large each document is.

    Parameters
    ----------
    corpus : Corpus
        Documents.

    Returns
    -------
    DataFrame, one row per document in the order of the corpus
        ``doc`` (id), ``title`` (if the corpus knows titles), ``chars`` (int64, code points),
        ``tokens`` (int64, of every kind), ``counted`` (int64, tokens that are counted), ``types``
        (int64, distinct terms among them), ``sentences`` (int64), ``regions`` (int64, how many
        occur; none for a corpus of tokens), ``missing`` (bool; a missing text has 0 everywhere).

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus.

    Notes
    -----
    Cost: one pass over the tokens.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.summary(fl.Corpus(["War, or peace? Peace!", None]))
       doc  chars  tokens  counted  types  sentences  regions  missing
    0    0     21       7        4      3          2        1    False
    1    1      0       0        0      0          0        0     True
    """
    only_corpus(corpus)
    with runner("sizing documents up") as run:
        found = _core.summary(corpus._core, runner=run)
    if not corpus._core.has_offsets:
        del found["regions"]
    columns: dict[str, Any] = {"doc": corpus._ids}
    if corpus._title is not None:
        columns["title"] = docvar(corpus, corpus._title, parameter="title").to_list()
    return answer(corpus, "summary", columns | found)
