"""What counts as a word?"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

from framelens import _core
from framelens._input import is_character
from framelens._options import left_out

Rules = Literal["words", "unicode"]
Segmenter = Literal["icu"]
Case = Literal["fold", "keep"]
Hyphens = Literal["keep", "split", "fold"]
Possessives = Literal["strip", "keep"]
Spelling = Literal["us", "gb"]
Stem = Literal["snowball"]
Dropped = Literal["punctuation", "numbers", "symbols", "urls", "stopwords", "short"]


@dataclass(frozen=True, kw_only=True)
class Tokenizer:
    """What counts as a word: decided once, saved with every result.

    Words are cut by Unicode's rules (UAX #29) with named deviations: white space of any kind always
    separates; hyphenated words, URLs, e-mail addresses, #hashtags and @handles stay whole; a dash
    between words separates. Nothing is thrown away: a token whose kind is dropped is still there,
    still found by patterns, and not counted.

    Parameters
    ----------
    language : str, default "en"
        ISO 639-1 code of the language of the stemmer and of the stop words.
    rules : {"words", "unicode"}, default "words"
        ``"unicode"``: the words and sentences of UAX #29 as they are, for comparison with other
        tools: hyphens, links and the full stop of "U.S." are segments of their own.
    segmenter : {"icu"} or None, default None
        ``"icu"``: words of Chinese and Japanese are looked up in a dictionary, those of Thai, Lao,
        Khmer and Burmese found by a model (ICU4X; version in :func:`info`). Without it each
        ideograph is a word. The package is built with it (cargo feature ``cjk``).
    case : {"fold", "keep"}, default "fold"
        Whether "Peace" and "peace" are one term.
    hyphens : {"keep", "split", "fold"}, default "keep"
        ``"keep"``: "no-limits" is one term; ``"split"``: two, "no" and "limits"; ``"fold"``:
        "no-limits" and "nolimits" are one term. Not with `rules` ``"unicode"``.
    possessives : {"strip", "keep"}, default "strip"
        Whether "China's" is the term "china", and the apostrophe of "the states' rights" part of
        its word; one that closes a quotation is not. With any of nine signs for the apostrophe.
    acronyms : bool, default True
        Whether "U.S.", "U.S" and "US" are one term, "US", and the last full stop is part of the
        token. The term keeps its capitals and so never equals the pronoun "us". See the notes for
        what is an acronym.
    variants : mapping of str to collection of str, optional
        Words that stand for a term: with ``{"US": ["United States", "USA"]}`` the text
        "United States" is one token with the term "US". The longest phrase wins; case is ignored,
        but not after ``=`` (``"=Nato"``); any white space may stand between the words, but no
        border of a sentence. A possessive ("United States'") belongs to the token. Words that a
        hyphen joins to others are no variant ("United States-led" is "united" and "states-led"),
        unless `hyphens` is ``"split"``.
    spelling : {"us", "gb"} or None, default None
        The side of the Atlantic whose spelling terms take: with ``"us"``, "defence" and "defense"
        are the term "defense"; with either, "co-operation" is "cooperation". A list of 2,200 word
        forms, English alone. A literal word of a pattern finds both spellings, one with ``*`` only
        what it spells.
    stem : {"snowball"} or None, default None
        Whether terms are stems of the Snowball stemmer of `language`.
    drop : collection of str, default ("punctuation", "symbols", "urls")
        Kinds of tokens that are not counted: ``"punctuation"``, ``"numbers"``, ``"symbols"``,
        ``"urls"`` (and e-mail addresses), ``"stopwords"``, ``"short"`` (one letter).

    Raises
    ------
    ValueError
        If a value is not one of those named, or there is no stemmer or no list of stop words for
        `language`, or a phrase of `variants` holds no word or stands for two terms, or `hyphens`
        would not be used.
    TypeError
        If `drop` is a single string, or `variants` is no mapping to collections of strings.

    Notes
    -----
    An acronym is decided from the word alone. Capitals with full stops between them are one
    ("U.S.", "J.K."); small letters are not ("a.m."). Two to five capitals are one ("US", "NATO",
    "AUKUS"), unless they spell a stop word or, in English, an ordinary word or name that headlines
    set in capitals ("PUTIN AND XI VOW"; a list of 2,800). "US", "WHO" and "IT" are always one, and
    so are acronyms read as words when written with one capital ("Nato", "Covid"). The parts of a
    compound are decided one by one: "U.S.-led" and "US-led" are "US-led". Known errors: "LET US
    TALK" has the acronym, a surname in capitals that the list does not know is one, longer ones
    ("UNESCO") are words as any other, and a plural ("UAVs") is another term. Stop words and stems
    do not concern acronyms.

    Patterns ignore case: ``us`` and ``US`` find the pronoun and the acronym, ``=US`` finds the term
    "US" in all its forms (also those of `variants`), and so do ``U.S.`` and ``United States``,
    because full stops, or words listed as a variant, say what is meant. Words inside a joined token
    are not found one by one.

    Examples
    --------
    >>> import framelens as fl
    >>> tokenizer = fl.Tokenizer(hyphens="split", drop={"punctuation", "stopwords"})
    >>> corpus = fl.Corpus(["The no-limits partnership"], tokenizer=tokenizer)
    >>> fl.tokens(corpus)[["surface", "term", "counted"]]
           surface         term  counted
    0          The          the    False
    1           no           no    False
    2       limits       limits     True
    3  partnership  partnership     True
    """

    language: str = "en"
    rules: Rules = "words"
    segmenter: Segmenter | None = None
    case: Case = "fold"
    hyphens: Hyphens = "keep"
    possessives: Possessives = "strip"
    acronyms: bool = True
    variants: Mapping[str, Collection[str]] = field(default_factory=dict, hash=False)
    spelling: Spelling | None = None
    stem: Stem | None = None
    drop: Collection[Dropped] = ("punctuation", "symbols", "urls")
    _core: _core.Tokenizer = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if isinstance(self.drop, str):
            raise TypeError(f"drop must be a collection of kinds, got the single str {self.drop!r}")
        if not isinstance(self.drop, Collection):
            raise TypeError(f"drop must be a collection of kinds, got {self.drop!r}")
        for parameter in ("language", "rules", "case", "hyphens", "possessives"):
            value = getattr(self, parameter)
            if not isinstance(value, str):
                raise TypeError(f"{parameter} must be a str, got {value!r}")
            _written(parameter, value)
        for kind in self.drop:
            if not isinstance(kind, str):
                raise TypeError(f"drop must hold names of kinds, got {kind!r}")
            _written("drop", kind)
        if self.segmenter not in (None, *get_args(Segmenter)):
            raise ValueError(f"segmenter must be None or 'icu', got {self.segmenter!r}")
        if self.spelling not in (None, *get_args(Spelling)):
            raise ValueError(f"spelling must be None, 'us' or 'gb', got {self.spelling!r}")
        if self.stem not in (None, *get_args(Stem)):
            raise ValueError(f"stem must be None or 'snowball', got {self.stem!r}")
        if not isinstance(self.acronyms, bool):
            raise TypeError(f"acronyms must be True or False, got {self.acronyms!r}")
        object.__setattr__(self, "variants", _listed(self.variants))
        # In the order of the documentation, so that equal settings are equal objects.
        known = [kind for kind in get_args(Dropped) if kind in self.drop]
        unknown = sorted(set(self.drop) - set(known))
        object.__setattr__(self, "drop", tuple(known + unknown))
        core = _core.Tokenizer(
            language=self.language,
            rules=self.rules,
            segmenter=self.segmenter,
            case=self.case,
            hyphens=self.hyphens,
            possessives=self.possessives,
            acronyms=self.acronyms,
            variants={term: list(phrases) for term, phrases in self.variants.items()},
            spelling=self.spelling,
            stem=self.stem is not None,
            drop=list(self.drop),
        )
        object.__setattr__(self, "_core", core)
        # UAX #29 cuts at every hyphen.
        if self.rules == "unicode" and self.hyphens != "keep":
            left_out("rules are 'unicode'", hyphens=self.hyphens)


def _written(parameter: str, value: str) -> None:
    if not is_character(value):
        raise ValueError(f"{parameter} holds half a surrogate pair, got {value!r}")


def _listed(variants: Any) -> dict[str, tuple[str, ...]]:
    """Return the phrases of each term, sorted, so that equal settings are equal objects."""
    if not isinstance(variants, Mapping):
        raise TypeError(
            "variants must be a mapping of a term to its phrases, such as "
            f'{{"US": ["United States"]}}, got {variants!r}'
        )
    listed = {}
    for term, phrases in variants.items():
        if isinstance(phrases, str) or not isinstance(phrases, Collection):
            raise TypeError(f"variants must hold a list of phrases for {term!r}, got {phrases!r}")
        wrong = [part for part in (term, *phrases) if not isinstance(part, str)]
        if wrong:
            raise TypeError(f"variants must hold strings alone, got {wrong[0]!r} for {term!r}")
        for part in (term, *phrases):
            _written("variants", part)
        if phrases:
            listed[term] = tuple(sorted(set(phrases)))
    return dict(sorted(listed.items()))
