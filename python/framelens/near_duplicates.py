"""Which documents are nearly the same?"""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING, Any, Literal

from framelens import _core
from framelens._check import corpus_given, number, one_of, whole
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer

ShingleUnit = Literal["token", "character"]
Overlap = Literal["jaccard", "containment"]
Search = Literal["exact", "minhash"]


def near_duplicates(
    corpus: Corpus | Any,
    *,
    shingle: int = 5,
    threshold: float = 0.8,
    unit: ShingleUnit = "token",
    measure: Overlap = "jaccard",
    method: Search = "exact",
    max_pairs: int = 10_000_000,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Find all pairs of documents that are nearly the same.

    A document is taken as the set of its shingles: all runs of so many words, or letters, that
    stand in it. One that is shorter than a shingle has one, all of its words; one without words
    has none, and is like nothing.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    shingle : int, default 5
        Words, or letters, of a shingle.
    threshold : float, default 0.8
        The least similarity, above 0 and up to 1.
    unit : {"token", "character"}, default "token"
        ``"token"``: the terms of counted tokens. ``"character"``: the letters of these terms, with
        a space between two of them. No shingle reaches over what a view or ``clean=True`` leaves
        out.
    measure : {"jaccard", "containment"}, default "jaccard"
        ``"jaccard"``: shingles that both have, as a share of those that either has.
        ``"containment"``: the same as a share of the smaller document's: 1 for an excerpt.
    method : {"exact", "minhash"}, default "exact"
        ``"exact"``: no pair is missed. ``"minhash"``: pairs are looked for by signatures, which
        misses some; those found are compared exactly.
    max_pairs : int, default 10,000,000
        The most rows. If there are more, documents with the very same shingles are listed with the
        first of them alone, and a warning says how many pairs that leaves out; if there are still
        more, an error says so.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per pair, by document and duplicate in the order of the corpus
        ``doc`` and ``duplicate`` (ids; ``doc`` comes first in the corpus; with
        ``measure="containment"`` it is the smaller one), ``similarity`` (float64, `threshold` to
        1), ``cluster`` (int64: what hangs together by pairs, from 0 by first row),
        ``representative`` (id of the document of the cluster with the most shingles, of several
        the first in the corpus). As `dedupe` of :func:`framing` and others the table says which
        documents count once.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above, or there are more pairs than
        `max_pairs`; the message says which.

    Warns
    -----
    UserWarning
        If pairs of identical documents are left out.

    Notes
    -----
    For sets A and B of shingles::

        jaccard = |A ∩ B| / |A ∪ B|        containment = |A ∩ B| / min(|A|, |B|)

    The exact search looks at pairs that share one of their rarest shingles (prefix filter): for
    Jaccard t, two sets that are alike share one of the 1 + |A| - ⌈t · |A|⌉ rarest of each.
    Signatures have up to 128 hashes in b bands of r, r the greatest for which a pair at the
    threshold is looked at with a chance of .98 or more, 1 - (1 - t^r)^b.

    Cost: sorting the shingles once, some 16 bytes a shingle; then the pairs that share a rare
    shingle. 10,000, 50,000 and 500,000 texts of 200 to 500 words, one in twenty a copy of another,
    took .9, 4.9 and 57.8 seconds of processor time: nearly linear, as documents to the power 1.06.

    References
    ----------
    Broder, A. Z. (1997). On the resemblance and containment of documents. Compression and
    Complexity of Sequences, 21-29. Chaudhuri, S., Ganti, V. & Kaushik, R. (2006). A primitive
    operator for similarity joins in data cleaning. ICDE. Bayardo, R. J., Ma, Y. & Srikant, R.
    (2007). Scaling up all pairs similarity search. WWW, 131-140.

    Examples
    --------
    >>> import framelens as fl
    >>> texts = {"a": "war and peace and war", "b": "War and peace and war!", "c": "peace and war"}
    >>> fl.near_duplicates(texts, shingle=2, threshold=0.7)
      doc duplicate  similarity  cluster representative
    0   a         b         1.0        0              a
    >>> fl.near_duplicates(texts, shingle=2, measure="containment")
      doc duplicate  similarity  cluster representative
    0   a         b         1.0        0              a
    1   c         a         1.0        0              a
    2   c         b         1.0        0              a
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    one_of("unit", unit, ShingleUnit)
    one_of("measure", measure, Overlap)
    one_of("method", method, Search)
    if method == "minhash" and measure == "containment":
        raise ValueError("method must be 'exact' with measure='containment', got 'minhash'")
    options: dict[str, Any] = {
        "shingle": whole("shingle", shingle, least=1),
        "threshold": number("threshold", threshold),
        "unit": unit,
        "measure": measure,
        "method": method,
        "max_pairs": whole("max_pairs", max_pairs, least=1),
    }
    with runner("looking for duplicates") as run:
        wanted = (options["threshold"], measure, options["max_pairs"])
        found = _core.near_duplicates(
            corpus._core, (options["shingle"], unit), wanted, method=method, runner=run
        )
    left_out = found.pop("left_out")
    if left_out:
        warnings.warn(
            f"{left_out} pairs of documents with the same shingles are not listed, since there "
            f"are more than max_pairs={max_pairs}: each is listed with the first of them",
            stacklevel=2,
        )
    columns = found | {name: corpus._ids[found[name]] for name in IDS}
    return answer(corpus, "near_duplicates", columns, **options)


#: Columns that name documents.
IDS = ("doc", "duplicate", "representative")
