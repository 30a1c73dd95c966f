"""In which ways is each term written, and what do acronyms stand for?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import narwhals.stable.v2 as nw

from framelens import _core
from framelens._check import only_corpus, whole
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens.corpus import Corpus


def variants(corpus: Corpus) -> Any:
    """List the terms that are written in several ways, and the ways.

    What the settings of the tokenizer join can be read here: upper and lower case, possessives,
    acronyms with and without full stops, spellings, stems, and the words of ``variants=``.

    Parameters
    ----------
    corpus : Corpus
        Documents.

    Returns
    -------
    DataFrame, one row per surface of a term that has two or more
        ``term`` (str), ``surface`` (str, as it stands in the texts), ``count`` (int64, counted
        tokens with that surface; for one term they sum to its count in
        :func:`framelens.frequency`). By term in code-point order, the most frequent surface first,
        ties in code-point order.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus.

    Notes
    -----
    Cost: one pass over the tokens, and a sort of the vocabulary.

    Examples
    --------
    >>> import framelens as fl
    >>> tokenizer = fl.Tokenizer(variants={"US": ["United States"]})
    >>> text = "The US, the U.S. and the United States tell us."
    >>> fl.variants(fl.Corpus([text], tokenizer=tokenizer))
      term        surface  count
    0   US           U.S.      1
    1   US             US      1
    2   US  United States      1
    3  the            the      2
    4  the            The      1
    """
    only_corpus(corpus)
    with runner("listing surfaces") as run:
        found = _core.variants(corpus._core, runner=run)
    return answer(corpus, "variants", found)


def learn_variants(corpus: Corpus, *, min_count: int = 2) -> Any:
    """Learn from the texts what acronyms stand for.

    A text that writes "the Shanghai Cooperation Organization (SCO)" or "the SCO (Shanghai
    Cooperation Organization)" says that the two are one. What is found is a proposal: read it,
    delete what is wrong, and hand it to :class:`framelens.Tokenizer` by :func:`to_variants`.

    Parameters
    ----------
    corpus : Corpus
        Documents.
    min_count : int, default 2
        Explanations that stand less often are left out.

    Returns
    -------
    DataFrame, one row per acronym and long form
        ``long_form`` (str; ways of writing that differ in case alone are one, as mostly written),
        ``acronym`` (str, without full stops), ``count`` (int64, how often it is explained so),
        ``docs`` (int64, in how many documents). By acronym in code-point order, the most frequent
        first, ties by long form.

    Raises
    ------
    TypeError
        If `corpus` is not a Corpus, or `min_count` not a whole number.
    ValueError
        If `min_count` is less than 1.

    Notes
    -----
    An acronym has two to ten letters, two of them capitals. Each word of its long form gives its
    first letter, and may give others after it ("Eurasian Economic Union", EAEU); small words ("of",
    "and", "the") may give none. The shortest long form that fits is taken. The counts of two
    corpora may be added. The idea of matching letters beside brackets is that of Schwartz and
    Hearst; the rule here is stricter.

    Cost: one pass over the tokens.

    References
    ----------
    Schwartz, A. S. and Hearst, M. A. (2003). A simple algorithm for identifying abbreviation
    definitions in biomedical text. Pacific Symposium on Biocomputing 8, 451-462.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["The World Health Organization (WHO) met.", "WHO?"])
    >>> fl.learn_variants(corpus, min_count=1)
                       long_form acronym  count  docs
    0  World Health Organization     WHO      1     1
    """
    only_corpus(corpus)
    least = whole("min_count", min_count, least=1)
    with runner("reading brackets") as run:
        found = _core.long_forms(corpus._core, min_count=least, runner=run)
    return answer(corpus, "learn_variants", found, min_count=least)


def to_variants(learnt: Any) -> dict[str, list[str]]:
    """Turn a table of long forms into what ``Tokenizer(variants=...)`` takes.

    Parameters
    ----------
    learnt : DataFrame
        What :func:`learn_variants` returned, or rows of it: columns ``long_form``, ``acronym`` and
        ``count``.

    Returns
    -------
    dict of str to list of str
        The long forms of each acronym. A long form of several acronyms goes to the one with the
        largest count, then to the first in code-point order.

    Raises
    ------
    TypeError
        If `learnt` is no table.
    ValueError
        If a column is missing.

    Examples
    --------
    >>> import framelens as fl
    >>> corpus = fl.Corpus(["The World Health Organization (WHO) met."])
    >>> fl.to_variants(fl.learn_variants(corpus, min_count=1))
    {'WHO': ['World Health Organization']}
    """
    try:
        frame = nw.from_native(learnt, eager_only=True)
    except TypeError:
        told = f"learnt must be a table of framelens.learn_variants, got {type(learnt).__name__}"
        raise TypeError(told) from None
    for name in ("long_form", "acronym", "count"):
        if name not in frame.columns:
            raise ValueError(f"learnt must have a column {name!r}, got {frame.columns}")
    columns = [frame[name].to_list() for name in ("count", "acronym", "long_form")]
    rows = sorted(zip(*columns, strict=True), key=lambda row: (-row[0], *row[1:]))
    listed: dict[str, list[str]] = {}
    given: set[str] = set()
    for _, acronym, long_form in rows:
        if long_form.casefold() not in given:
            given.add(long_form.casefold())
            listed.setdefault(acronym, []).append(long_form)
    return dict(sorted(listed.items()))
