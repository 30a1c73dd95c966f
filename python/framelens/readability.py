"""How hard is each text to read?"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._check import corpus_given
from framelens._run import runner
from framelens._table import answer

if TYPE_CHECKING:
    from framelens.corpus import Corpus
    from framelens.tokenizer import Tokenizer


def readability(
    corpus: Corpus | Any, *, tokenizer: Tokenizer | None = None, clean: bool | None = None
) -> Any:
    """Tell how long the words and sentences of each document are, and how hard it is to read.

    Words are the counted tokens as they stand in the text; a sentence has at least one of them.

    Parameters
    ----------
    corpus : Corpus, or a column of texts
        Documents.
    tokenizer : Tokenizer, optional
        What counts as a word, if texts are given and not a Corpus.
    clean : bool, optional
        Whether only the article is counted, as of :class:`Corpus`, if texts are given; no if not
        given.

    Returns
    -------
    DataFrame, one row per document in the order of the corpus
        ``doc`` (id); as int64 ``words`` (W), ``sentences`` (S), ``letters`` (C, letters and digits
        of the words), ``syllables`` (Y), ``polysyllables`` (P, words of three or more syllables),
        ``long_words`` (L, of seven or more letters); as float64 ``flesch`` (100 easy, 0 hard),
        ``flesch_kincaid``, ``fog``, ``smog``, ``coleman_liau``, ``ari`` (years of school in the
        United States), ``lix`` (20 easy, 60 hard), ``rix``. Where the language is not English,
        ``syllables`` and ``polysyllables`` are 0 and what needs them is NaN.

    Raises
    ------
    TypeError, ValueError
        If a parameter is not one of the values named above.

    Notes
    -----
    ::

        flesch         = 206.835 − 1.015 W/S − 84.6 Y/W
        flesch_kincaid = 0.39 W/S + 11.8 Y/W − 15.59
        fog            = 0.4 (W/S + 100 P/W)
        smog           = 1.0430 √(30 P/S) + 3.1291
        coleman_liau   = 5.88 C/W − 29.6 S/W − 15.8
        ari            = 4.71 C/W + 0.5 W/S − 21.43
        lix            = W/S + 100 L/W
        rix            = L/S

    The coefficients were fitted to English, but for ``lix`` and ``rix``. NaN: a document without
    words. Transcripts and lists have long "sentences" for want of full stops; look at ``words`` and
    ``sentences`` before you trust a grade.

    Syllables are counted by the letters of a word, without a list of words: of 1,381 words of
    speeches, which the rules were also adjusted to, 95 of 100 have the count of a pronouncing
    dictionary.

    Cost: one pass over the tokens; syllables once for each distinct word.

    References
    ----------
    Flesch, R. (1948). A new readability yardstick. Journal of Applied Psychology 32(3), 221-233.
    Kincaid, J. P., Fishburne, R. P., Rogers, R. L., & Chissom, B. S. (1975). Derivation of new
    readability formulas for Navy enlisted personnel. Research Branch Report 8-75.
    Gunning, R. (1952). The technique of clear writing. McGraw-Hill.
    McLaughlin, G. H. (1969). SMOG grading. Journal of Reading 12(8), 639-646.
    Coleman, M., & Liau, T. L. (1975). A computer readability formula designed for machine scoring.
    Journal of Applied Psychology 60(2), 283-284.
    Senter, R. J., & Smith, E. A. (1967). Automated readability index. AMRL-TR-66-220.
    Björnsson, C. H. (1968). Läsbarhet. Liber.
    Anderson, J. (1983). Lix and rix. Journal of Reading 26(6), 490-496.

    Examples
    --------
    >>> import framelens as fl
    >>> table = fl.readability(fl.Corpus(["The cat sat. A multipolar order is coming."]))
    >>> table[["words", "sentences", "letters", "syllables", "polysyllables", "long_words"]]
       words  sentences  letters  syllables  polysyllables  long_words
    0      8          2       33         13              1           1
    """
    corpus = corpus_given(corpus, tokenizer, clean)
    language = json.loads(corpus._core.settings)["language"]
    with runner("measuring sentences") as run:
        found = _core.readability(corpus._core, is_english=language == "en", runner=run)
    measures = found.pop("measures")
    columns = {"doc": corpus._ids, **found, **measures}
    return answer(corpus, "readability", columns)
