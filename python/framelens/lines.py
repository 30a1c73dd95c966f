"""Which lines recur across the documents of a source?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw
import pandas as pd

from framelens import _core
from framelens._check import number, whole, with_lines
from framelens._groups import groups
from framelens._lines import source_of
from framelens._run import runner
from framelens._table import VERSIONS, answer, table

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def learn_lines(
    corpus: Corpus, *, by: str | None = None, min_docs: int = 3, min_share: float = 0.05
) -> Any:
    r"""Learn which lines recur across the documents of a source.

    Menus, teasers and notes of the house stand on many pages. What is found is a proposal: read it,
    delete what is wrong, and hand it to :class:`framelens.Corpus` as ``lines=``.

    Parameters
    ----------
    corpus : Corpus
        Documents.
    by : str, optional
        The docvar that names the source of each document. Without it all documents are one source.
    min_docs : int, default 3
        Lines of fewer documents of a source are left out.
    min_share : float, default 0.05
        Lines of a smaller share of the documents of a source are left out.

    Returns
    -------
    DataFrame, one row per line and source
        ``line`` (str, its words in small letters, without the marks around them), the source under
        the name of `by` if there is one, ``docs`` (int64, documents of the source with that line),
        ``n_docs`` (int64, documents of the source with any line that may recur), ``share``
        (float64, ``docs / n_docs``), ``example`` (str, the line as it stands in a text; the first
        in code-point order of several). By source, the lines of most documents first, ties by line
        in code-point order.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus, `by` not a name, or a number is none.
    ValueError
        If `by` is no docvar, or called like another column of the result, `min_docs` is less than
        1, `min_share` is not between 0 and 1, or `corpus` came from tokens.

    Notes
    -----
    A line is known by its words: case, and the marks around words, make no difference. Some lines
    never count as recurring, for anybody may say them anywhere: sentences of fewer than eight
    words ("Thank you."), lines that lead over to the next (they end in a colon, comma, semicolon
    or dash: speakers, salutations), parts of a paragraph cut into lines, and paragraphs of more
    than 1000 bytes.

    A corpus made with ``lines=`` takes the lines of each document's own source for what stands
    around the article (rule ``recurring_line`` in :func:`framelens.cleaning`), unless another rule
    knows the line already; but it keeps the document's own title, a line that stands between two
    paragraphs that do not recur (a heading, words that several quote), the prose of a document most
    of whose words of prose recur (a copy of another document), and all lines of a document without
    prose.

    Fits can be added: :func:`merge_lines`.

    Cost: one pass over the texts; the memory of their different lines.

    Examples
    --------
    >>> import framelens as fl
    >>> pages = [f"Harbour Post of the North\nThe talks went on for day {day}." for day in "123"]
    >>> lines = fl.learn_lines(fl.Corpus(pages))
    >>> lines[["line", "docs", "n_docs", "share"]]
                            line  docs  n_docs  share
    0  harbour post of the north     3       3    1.0
    >>> corpus = fl.Corpus(pages, clean=True, lines=lines)
    >>> fl.cleaning(corpus)[["text", "rule", "region"]].iloc[:1]
                            text            rule      region
    0  Harbour Post of the North  recurring_line  navigation
    """
    with_lines(corpus)
    if by is not None and not isinstance(by, str):
        raise TypeError(f"by must be the name of a docvar, or None, got {by!r}"[:100])
    least, share = whole("min_docs", min_docs, least=1), _share(min_share)
    sources = groups(corpus, by)
    with runner("comparing lines") as run:
        found = _core.recurring_lines(
            corpus._core, sources.coded, min_docs=least, min_share=share, runner=run
        )
    codes = found.pop("source")
    columns = sources.between({"line": found.pop("line")}, codes, found)
    return answer(corpus, "learn_lines", columns, by=by, min_docs=least, min_share=share)


def merge_lines(*fits: Any, min_docs: int = 3, min_share: float = 0.05) -> Any:
    r"""Add what was learnt from several corpora.

    Fits made with ``min_docs=1, min_share=0`` hold all lines: merged they are the fit of all the
    documents together. Of other fits a line lacks the documents of those that left it out.

    Parameters
    ----------
    *fits : DataFrame
        What :func:`learn_lines` returned; of documents that no two fits share.
    min_docs, min_share : optional
        As of :func:`learn_lines`.

    Returns
    -------
    DataFrame
        As of :func:`learn_lines`, of the library of the first fit; its settings name the thresholds
        alone.

    Raises
    ------
    TypeError
        If there is no fit, or one is no table.
    ValueError
        If a column is missing, or the fits name sources by different docvars.

    Examples
    --------
    >>> import framelens as fl
    >>> one, two = ("Harbour Post of the North\nOne.", "HARBOUR POST of the North\nTwo.")
    >>> fits = [fl.learn_lines(fl.Corpus([t]), min_docs=1, min_share=0) for t in (one, two)]
    >>> fl.merge_lines(*fits, min_docs=2)
                            line  docs  n_docs  share                    example
    0  harbour post of the north     2       2    1.0  HARBOUR POST of the North
    """
    least, share = whole("min_docs", min_docs, least=1), _share(min_share)
    if not fits:
        raise TypeError("fits must be one table or more, got none")
    by = source_of(fits[0], "fits")
    for fit in fits[1:]:
        if (other := source_of(fit, "fits")) != by:
            raise ValueError(f"fits must name sources alike, got {by!r} and {other!r}")
    source = "" if by is None else by
    frames = [_frame(fit, source) for fit in fits]
    sizes = pd.concat([frame.drop_duplicates(source) for frame in frames])
    merged = (
        pd.concat(frames)
        .groupby([source, "line"], as_index=False)
        .agg({"docs": "sum", "example": "min"})
    )
    merged["n_docs"] = merged[source].map(sizes.groupby(source)["n_docs"].sum())
    merged["share"] = merged["docs"] / merged["n_docs"]
    merged = merged[(merged["docs"] >= least) & (merged["share"] >= share)]
    merged = merged.sort_values([source, "docs", "line"], ascending=[True, False, True])
    how = {"function": "merge_lines", "min_docs": least, "min_share": share, "versions": VERSIONS}
    names = ["line", *([] if by is None else [by]), "docs", "n_docs", "share", "example"]
    return table(
        {name: merged[name].to_numpy() for name in names},
        backend=nw.from_native(fits[0], eager_only=True).implementation.to_native_namespace(),
        settings=how,
    )


def _frame(fit: Any, source: str) -> pd.DataFrame:
    columns = nw.from_native(fit, eager_only=True).to_dict(as_series=False)
    frame = pd.DataFrame({source: 0} | columns)
    return frame.astype({"docs": "int64", "n_docs": "int64"})


def _share(value: Any) -> float:
    share = number("min_share", value)
    if not 0 <= share <= 1:
        raise ValueError(f"min_share must be between 0 and 1, got {value}")
    return share
