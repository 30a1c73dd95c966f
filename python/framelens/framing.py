"""How often does each group use each frame?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from framelens import _core
from framelens._check import corpus_given, number
from framelens._dedupe import clusters_given, counted_once
from framelens._groups import by_name, groups
from framelens._run import runner
from framelens._table import answer, decode, name_rates
from framelens.hits import dictionary_given, find

if TYPE_CHECKING:
    from framelens._dedupe import Dedupe
    from framelens._groups import By
    from framelens.corpus import Corpus
    from framelens.dictionary import Dictionary
    from framelens.tokenizer import Tokenizer


def framing(
    corpus: Corpus | Any,
    frames: Dictionary,
    *,
    by: By = None,
    dedupe: Dedupe = None,
    per: float = 1000,
    ci: float = 0.95,
    voices: bool = True,
    tokenizer: Tokenizer | None = None,
    clean: bool | None = None,
) -> Any:
    """Tell how often each group uses each frame, with an interval on every rate.

    Without `by`, all documents are one group: a row per frame; ``by="doc"``: a row per frame and
    document.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    frames : Dictionary
        What to look for.
    by : str, list of str, "doc", one value per document, or None, default None
        Docvars that make the groups; ``"doc"``: every document on its own; None: one group. Or the
        groups themselves, one value per document, as a list, an array, or a Series with the ids
        for an index (in any order) or 0, 1, 2 … A document without a value belongs to no group;
        a warning says how many.
    dedupe : float, str, one label per document, table, or None, default None
        Which documents are copies of one story, that a group counts once, by its first document in
        the order of the corpus: the docvar, or the list, array or Series, that says so by the same
        label (None, NaN or -1: a story of its own); a table such as :func:`near_duplicates`
        returns (``doc``, ``duplicate``, ``cluster``); or a number above 0 and up to 1, for
        near-duplicates of the whole texts at this threshold.
    per : float, default 1000
        Counted tokens that a rate is given for.
    ci : float, default 0.95
        Confidence level of the interval.
    voices : bool, default True
        Whether to tell how prominent the hits are, and in which voice; False leaves those columns
        out and saves reading the texts.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per frame and group
        ``frame`` (str), the columns of `by`, ``count`` (int64, hits), ``docs`` (int64, documents
        with a hit), ``n_docs`` (int64, documents of the group), ``n_copies`` (int64, further ones,
        which `dedupe` leaves out of everything; only if it is given), ``tokens`` (int64, counted
        tokens of the group), ``rate``, ``low``, ``high`` (float64, hits per `per` counted tokens),
        ``ci_method`` (str), ``weighted`` and ``weighted_rate`` (float64, the weights of the entries
        summed over their hits, and per `per` counted tokens; only if an entry has a weight other
        than 1), ``prevalence`` (float64, docs / n_docs), ``prominence`` (float64, above 0 to 1: how
        far up the hits stand in their texts, in headlines and leads), ``dp_norm`` (float64, how
        unevenly the hits spread over the documents of the group: 0 as even as their lengths, 1 all
        in the shortest); ``own``, ``direct``, ``reported``, ``scare``, ``mention``, ``unknown``
        (int64, the hits in each voice as :meth:`Corpus.within` names them: they sum to ``count``),
        ``negated`` and ``hedged`` (int64,
        hits that their sentence denies, or puts as possible only, as in :func:`tokens`). A hit of
        several tokens stands in the voice of the first. Frames in the order of the dictionary,
        groups in theirs; a frame that a group never uses is a row with 0.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above; the message says which.

    Notes
    -----
    rate = per · count / tokens. A group without counted tokens has NaN as rate, low and high, and
    one without documents NaN as prevalence. weighted = Σ w · n over the entries of the frame, of
    weight w and with n hits, in their order; the interval is that of `rate` alone. ``dp_norm`` is
    that of :func:`dispersion` and NaN without a hit, or with fewer than two documents that have
    counted tokens. The interval is described at :func:`frequency`. Hits of one frame share no
    token, so that `high` is at most `per`, unless a hit of the frame has no counted token (stop
    words that are dropped, say): such hits may outnumber the counted tokens.

    prominence = Σ π / count with π = w · (N - k) / N of each hit: k of the N counted tokens of its
    document stand before it; w is 1 in a headline, 3/4 in a lead, 1/2 elsewhere, the regions being
    those of :func:`hits`. As the place is a share of the text, long and short documents compare; as
    the mean is over hits, it is that of the lines that :func:`evidence` shows. All hits in
    headlines at the very beginning give 1, hits strewn evenly over a text without headline and lead
    1/4; where a text is one paragraph, all of it is its lead. NaN without a hit, with a hit in a
    document that has no counted token, and in a corpus made by :meth:`Corpus.from_tokens`, which
    has no regions.

    Voices are told in English texts. In other languages, and in a corpus made by
    :meth:`Corpus.from_tokens`, all hits are ``unknown``, and ``negated`` and ``hedged`` are missing
    (Int64).

    With `dedupe` every figure is that of the corpus without the copies: in each row's group the
    first document of a story counts, all later ones do not, whatever the length of either. To have
    the earliest count, sort the table by date before making the corpus. A group is what `by` makes:
    a story in two outlets counts in both, and without `by` once. A threshold joins what hangs
    together by pairs, so that the ends of a chain may be less alike; it looks at whole texts, also
    where :meth:`Corpus.within` leaves some of their words. ``settings(table)["dedupe"]`` lists the
    stories, and :func:`evidence` shows the lines of the documents that count.

    Cost: each pattern is looked up in the vocabulary, in one or two microseconds (a glob that
    begins with ``*`` or ``?`` is compared with every distinct word), the first time that a
    dictionary meets a corpus; then one pass over the tokens, which hardly depends on how many
    patterns there are. For prominence the lines of every text with a hit are read, for the voices
    its sentences, the first time that somebody asks; both together take up to one and a half times
    as long as cutting these texts did. A dictionary keeps what it looked up in the corpus that it
    met last.

    References
    ----------
    Pan, Z. & Kosicki, G. M. (1993). Framing analysis: an approach to news discourse. Political
    Communication 10(1), 55-75 (what is salient: headline, lead, then the rest).
    Budd, R. W. (1964). Attention score: a device for measuring news "play". Journalism Quarterly
    41(2), 259-262 (scores by headline and place; the weights above are ours).

    Examples
    --------
    >>> import framelens as fl
    >>> corpus, frames = fl.load_sample(), fl.Dictionary({"hegemony": ["hegemon*"]})
    >>> table = fl.framing(corpus, frames, by="outlet")
    >>> table[["outlet", "count", "n_docs"]]
                outlet  count  n_docs
    0  Atlantic Ledger      6      13
    1   Eastern Beacon     13      13
    2    Meridian Wire      6      13
    3  The Harbor Post      4      13
    >>> table[["outlet", "count", "own", "direct", "reported", "scare", "mention", "negated"]]
                outlet  count  own  direct  reported  scare  mention  negated
    0  Atlantic Ledger      6    1       3         1      0        1        0
    1   Eastern Beacon     13    8       2         3      0        0        3
    2    Meridian Wire      6    0       5         1      0        0        3
    3  The Harbor Post      4    1       1         1      0        1        1
    >>> mild = fl.Dictionary({"hegemony": {"include": {"hegemony": 2.0, "hegemonic": 0.5}}})
    >>> table = fl.framing(corpus, mild, by="outlet").round(3)
    >>> table[["outlet", "count", "weighted", "prominence"]]
                outlet  count  weighted  prominence
    0  Atlantic Ledger      6      10.5       0.233
    1   Eastern Beacon      8      16.0       0.239
    2    Meridian Wire      5       8.5       0.216
    3  The Harbor Post      4       8.0       0.192
    >>> wire, poles = "Both praised a multipolar order.", fl.Dictionary({"poles": ["multipolar"]})
    >>> table = fl.framing([wire, "Rain.", wire, wire], poles, by=["A", "A", "B", "B"], dedupe=0.8)
    >>> table[["group", "count", "n_docs", "n_copies"]]
      group  count  n_docs  n_copies
    0     A      1       2         0
    1     B      1       1         1
    """
    if not isinstance(voices, bool):
        raise TypeError(f"voices must be True or False, got {voices!r}")
    given = corpus_given(corpus, tokenizer, clean)
    clusters = clusters_given(given, dedupe, by)
    once = counted_once(given, groups(given, by), clusters)
    corpus, grouped = once.corpus, once.groups
    found_hits = find(corpus, dictionary_given(frames))
    with runner("summing up") as run:
        found = _core.framing(
            corpus._core,
            found_hits,
            grouped.coded,
            per=number("per", per),
            level=number("ci", ci),
            runner=run,
        )
    tail = once.beside(name_rates(found), found["group"])
    if frames._frames.is_weighted:
        with runner("weighing") as run:
            weighed = _core.weighted(
                corpus._core,
                found_hits,
                grouped.coded,
                frames.weights,
                per=per,
                level=ci,
                runner=run,
            )
        tail |= {"weighted": weighed["weighted"], "weighted_rate": weighed["rate"]}
    tail["prevalence"] = found["prevalence"]
    if voices:
        with runner("reading regions") as run:
            prominence = _core.prominence(corpus._core, found_hits, grouped.coded, runner=run)
        tail["prominence"] = prominence
    tail["dp_norm"] = found["dp_norm"]
    if voices:
        with runner("reading voices") as run:
            spoken = _core.voices(corpus._core, found_hits, grouped.coded, runner=run)
        if not corpus._core.has_voices:
            for flag in ("negated", "hedged"):
                nothing = np.ones(len(spoken[flag]), dtype=bool)
                spoken[flag] = pd.arrays.IntegerArray(spoken[flag], nothing)
        tail |= spoken
    head = {"frame": decode(frames.frames, found["frame"])}
    columns = grouped.between(head, found["group"], tail)
    return answer(
        given,
        "framing",
        columns,
        frames=frames._setting(),
        by=by_name(given, by),
        **once.settings,
        per=per,
        ci=ci,
        voices=voices,
    )
