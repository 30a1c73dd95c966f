"""What of the texts is not the article, and why?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import with_lines
from framelens._run import runner
from framelens._table import answer, decode

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def cleaning(corpus: Corpus) -> Any:
    r"""List every line that is not of the article, and why.

    These lines are left out of every count of a corpus made with ``clean=True``; of another corpus
    the table shows what would be.

    Parameters
    ----------
    corpus : Corpus
        Documents.

    Returns
    -------
    DataFrame, one row per line, by document and place
        ``doc`` (id), ``start`` and ``end`` (int64, code points: ``text[start:end]`` is ``text``),
        ``rule`` (str, the rule that says so), ``region`` (str: ``navigation``, ``related``,
        ``newsletter``, ``comments``, ``byline``, ``sharing``, ``legal``, ``duplicate`` or
        ``tail``), ``text`` (str, without the white space at its end), ``share`` (float64, share of
        the document's code points).

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus.
    ValueError
        If `corpus` was made by :meth:`Corpus.from_tokens`: it has no lines.

    Notes
    -----
    The rules are for English pages. They were measured on 75 pages of the web (with menus, teasers
    and comments, one block a line) by strings that others had marked as article or not. On the half
    that the rules were made with F1 is 0.93 (precision 0.95, recall 0.92); on the other half, which
    nobody read but whose figure was looked at four times while they were made, 0.88 (precision
    0.86, recall 0.91). On all of them it is 0.91; keeping the lines of 80 characters or more
    reaches 0.78, extractors that see the HTML about 0.91. A rule may be wrong, so read the table
    before a figure depends on it.

    Cost: one pass over the texts.

    Examples
    --------
    >>> import framelens as fl
    >>> page = "Skip to content\nPeace talks begin\nThe talks began on Monday in Geneva."
    >>> fl.cleaning(fl.Corpus([page]))[["start", "end", "rule", "region"]]
       start  end       rule      region
    0      0   15  skip_link  navigation
    """
    with_lines(corpus)
    with runner("finding regions") as run:
        found = _core.cleaning(corpus._core, runner=run)
    names = _core.NAMES["region"]
    columns = found | {
        "doc": corpus._ids[found["doc"]],
        "region": decode(names, found["region"]),
    }
    return answer(corpus, "cleaning", columns)
