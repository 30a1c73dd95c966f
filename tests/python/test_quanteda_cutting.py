"""Where do we cut otherwise than quanteda, and is each difference of a kind that has its reason?

32 hard strings under 17 sets of options. A rule undoes one kind of difference on both sides; a cell
that is equal only after some rules has these as its reasons, and no cell may need another.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

import framelens as fl
from data import gold_json

TOKENIZER = {"acronyms": False, "possessives": "keep", "drop": ()}
EVERYTHING = ("punctuation", "symbols", "numbers", "urls")
#: Our settings for theirs; a set that we have no setting for is compared with the nearest.
SETTINGS = {
    "default": {},
    "remove_punct": {"drop": ["punctuation"]},
    "split_hyphens": {"hyphens": "split"},
    "split_hyphens_remove_punct": {"hyphens": "split", "drop": ["punctuation"]},
    "split_tags": {},
    "remove_symbols": {"drop": ["symbols"]},
    "remove_numbers": {"drop": ["numbers"]},
    "remove_url": {"drop": ["urls"]},
    "remove_all": {"drop": EVERYTHING},
    "keep_separators": {},
    "punct_padding": {"drop": ["punctuation"]},
    "word1": {},
    "word2": {},
    "fasterword": {},
    "sentence": {},
    "character": {},
    "lower": {},
}
#: Sets of options that say nothing about words: the characters alone are compared.
NO_WORDS = ("fasterword", "character")
OLDER = ("word1", "word2")


def parts(pattern, tokens):
    """Cut tokens where a pattern matches, and leave out what it matched."""
    return [part for token in tokens for part in re.split(pattern, token) if part or not token]


def without(pattern, tokens):
    return [token for token in tokens if not re.fullmatch(pattern, token)]


def is_number(token):
    return all(unicodedata.category(c)[0] in "NP" for c in token)


def is_sign(token):
    return bool(token) and all(unicodedata.category(c) in ("So", "Sk", "Cf", "Mn") for c in token)


def link_parts(tokens, text):
    chunks = [chunk for chunk in text.split() if re.search(r"[@#]|www\.|://", chunk)]
    linked = [any(token in chunk for chunk in chunks) for token in tokens]
    return [
        part
        for token, of_link in zip(tokens, linked, strict=True)
        for part in (re.findall(r"\w", token) if of_link else [token])
    ]


#: name: (why, under which options (None: all), what undoes it: tokens and text to tokens)
RULES = {
    "normal form": (
        "a surface is what stands in the text; corpus() turns it into its normal form (Q16)",
        None,
        lambda tokens, _: [unicodedata.normalize("NFC", token) for token in tokens],
    ),
    "padding": (
        "a gap is one where several marks stand side by side in a token that only one side cuts",
        ("punct_padding",),
        lambda tokens, _: [token for token in tokens if token],
    ),
    "hyphen": (
        "split_hyphens leaves the hyphen as a token, here it is in none (Q17)",
        ("split_hyphens",),
        lambda tokens, _: without("-", tokens),
    ),
    "colon": (
        "a colon between letters joins them in UAX #29, there never (Q12)",
        None,
        lambda tokens, _: [
            part for t in tokens for part in ([t] if "://" in t else parts(":", [t]))
        ],
    ),
    "dash": (
        "a dash separates words, there it joins those without white space (Q11)",
        None,
        lambda tokens, _: parts("[–—]", tokens),
    ),
    "number": (
        "2017-2018 is a number of two, there a word (Q17)",
        ("remove_numbers", "remove_all"),
        lambda tokens, _: [
            token for token in tokens if not (is_number(token) and re.search(r"\d", token))
        ],
    ),
    "dictionary": (
        "words of scripts without spaces need a dictionary (Q14)",
        None,
        lambda tokens, _: [
            part
            for token in tokens
            for part in (
                list(token) if re.match("[\u0e00-\u0e7f\u3040-\u9fff]", token) else [token]
            )
        ],
    ),
    "invisible": (
        "a sign that is not seen parts no word, and is in no term; there it does or stays (Q16)",
        None,
        lambda tokens, _: parts(
            "\u200b", [re.sub("\ufeff|\u200d(?=[a-z])|\u200e|\u00ad", "", t) for t in tokens]
        ),
    ),
    "joined invisibly": (
        "a zero width space parts words there, not here (Q16)",
        ("lower",),
        lambda tokens, text: (
            [
                t
                for token in tokens
                for t in (["zero", "width"] if token == "zerowidth" else [token])
            ]
            if "zero\u200bwidth" in text
            else tokens
        ),
    ),
    "apostrophe": (
        "a term has one sign for all apostrophes (Q15)",
        ("lower",),
        lambda tokens, _: [re.sub("[‘’`]", "'", token) for token in tokens],
    ),
    "stop of an address": (
        "the full stop after an address belongs to the sentence (Q13)",
        None,
        lambda tokens, _: [
            re.sub(r"\.$", "", token) if token.startswith("www.") else token
            for token in without(r"\.", tokens)
        ],
    ),
    "tag without a letter": (
        "#1 is a number, not a topic; one letter, a@b, no user (Q13)",
        None,
        lambda tokens, _: without("[#@]", [re.sub("^[#@](?=[0-9]$|b$)", "", t) for t in tokens]),
    ),
    "emoji": (
        "an emoji of several code points is a symbol as any other; there it is none",
        ("remove_symbols", "remove_all"),
        lambda tokens, _: [token for token in tokens if not is_sign(token)],
    ),
    "selector": (
        "a variation selector is not seen; it stays in the surface and is in no term",
        (*OLDER, "lower"),
        lambda tokens, _: [token.replace("\ufe0f", "") for token in tokens],
    ),
    "link": (
        "links are whole under any settings but rules='unicode', which also cuts at hyphens",
        ("split_tags", *OLDER),
        link_parts,
    ),
    "older rules": (
        "the older rules join hyphens and number signs to a word, and write dashes as hyphens",
        OLDER,
        lambda tokens, _: parts("[-#–—]", tokens),
    ),
}


def ours(text, options):
    tokenizer = fl.Tokenizer(**TOKENIZER | SETTINGS[options])
    table = fl.tokens(fl.Corpus([text], tokenizer=tokenizer))
    if options == "sentence":
        starts = table.drop_duplicates("sentence")["start"].tolist()
        ends = [*starts[1:], len(text)][: len(starts)]
        return [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    written = table["term" if options == "lower" else "surface"]
    if options == "punct_padding":
        return written.where(table["counted"], "").tolist()
    return written[table["counted"]].tolist()


def theirs(case, options):
    found = case["tokens"][options]
    found = [found] if isinstance(found, str) else found
    if options == "keep_separators":
        return [token for token in found if token.strip()]
    return found


def undone(names, tokens, text):
    for name in names:
        tokens = RULES[name][2](tokens, text)
    return tokens


def reasons(one, other, text, options):
    """Return the fewest rules, in their order, that make two lists of tokens equal."""
    names = [name for name, (_, under, _) in RULES.items() if not under or options in under]
    assert undone(names, one, text) == undone(names, other, text), (options, one, other)
    for name in list(names):
        fewer = [other_name for other_name in names if other_name != name]
        if undone(fewer, one, text) == undone(fewer, other, text):
            names = fewer
    return names


#: Under which rules which strings are cut otherwise.
KNOWN = {
    "normal form": {"accents"},
    "padding": {"colon", "emdash", "hashtag", "url", "user"},
    "hyphen": {"elisions", "hyphen", "mixed", "russian"},
    "colon": {"colon"},
    "dash": {"emdash"},
    "number": {"emdash", "hashtag", "hyphen"},
    "dictionary": {"cjk", "thai"},
    "invisible": {"zerowidth"},
    "joined invisibly": {"zerowidth"},
    "apostrophe": {"apos_curly", "elisions", "quotes"},
    "stop of an address": {"url"},
    "tag without a letter": {"hashtag", "user"},
    "emoji": {"emoji"},
    "selector": {"emoji"},
    "link": {"email", "hashtag", "url", "user"},
    "older rules": {"emdash", "hashtag", "hyphen", "numbers", "slashes"},
}


def test_a_cell_is_cut_alike_or_the_reason_is_a_rule_that_is_known():
    cases = gold_json("quanteda/tricky_tokens.json")
    assert len(cases) == 32
    cells, found = Counter(), {}
    for case in cases:
        assert set(case["tokens"]) == set(SETTINGS)
        for options in SETTINGS:
            if options in (*NO_WORDS, "sentence"):
                continue
            one, other = ours(case["text"], options), theirs(case, options)
            names = reasons(one, other, case["text"], options) if one != other else []
            cells["equal" if one == other else "explained"] += 1
            for name in names:
                cells[name] += 1
                found.setdefault(name, set()).add(case["id"])
    print("\n" + ", ".join(f"{name} {n}" for name, n in cells.items()))
    assert found == KNOWN
    assert cells["equal"] + cells["explained"] == 32 * 14


#: (string, character before the border without white space): borders of one side alone, and why.
BORDERS = {
    ("url", "?"): "in an address there",
    ("slashes", "."): "before a name that begins with a full stop, there",
    ("dots", "!"): "after terminators before a small letter, there",
    ("dots", "."): "after an abbreviation, there",
    ("whitespace", "e"): "at a line end, here",
}


def borders(sentences):
    """Return where sentences end, in characters that are no white space."""
    ends, at = {}, 0
    for sentence in sentences:
        seen = "".join(unicodedata.normalize("NFC", sentence).split())
        at += len(seen)
        ends[at] = seen[-1:]
    return ends


def test_sentences_are_those_of_the_other_tool_or_the_border_is_known():
    different = set()
    for case in gold_json("quanteda/tricky_tokens.json"):
        one = borders(ours(case["text"], "sentence"))
        other = borders([s for s in theirs(case, "sentence") if s.strip()])
        for at in one.keys() ^ other.keys():
            if case["text"].strip():
                different.add((case["id"], (one | other)[at]))
    assert different == set(BORDERS)


def test_no_character_is_lost_where_there_are_no_words_to_compare():
    for case in gold_json("quanteda/tricky_tokens.json"):
        for options in NO_WORDS:
            sides = ours(case["text"], options), theirs(case, options)
            one, other = (
                re.sub(
                    "[\\s\u200b-\u200f\ufeff\u00ad]",
                    "",
                    unicodedata.normalize("NFC", "".join(side)),
                )
                for side in sides
            )
            assert one == other, (case["id"], options)
