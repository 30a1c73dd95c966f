"""Do patterns find whole words and nothing inside them, as regular expressions with borders do?"""

from __future__ import annotations

import random
import re
from collections import defaultdict

import framelens as fl
import pytest
from data import texts

#: A word and a longer one that holds it.
INSIDE = [
    ("sand", "thousands"),
    ("thousand", "thousands"),
    ("usa", "accusations"),
    ("usa", "Jerusalem"),
    ("china", "Gatchina"),
    ("un", "united"),
    ("us", "Russia"),
    ("nato", "signatory"),
    ("war", "wars"),
    ("limits", "no-limits"),
    ("state", "state-of-the-art"),
    ("iran", "Miranda"),
    ("мир", "мирный"),
]


@pytest.mark.parametrize(("word", "longer"), INSIDE)
def test_a_word_inside_another_is_no_hit(word, longer):
    frames = fl.Dictionary({"word": [word], "exact": [f"={word}"]})
    for text in (longer, longer.upper(), f"({longer})", f"“{longer}”, {longer}.", f"a {longer}’s"):
        assert len(fl.hits(fl.Corpus([text]), frames)) == 0, text
        assert list(fl.score([f"{text} {word}"], frames).iloc[0]) == [1, 1], text
    assert len(fl.kwic(fl.Corpus([f"{longer} {word} {longer}"]), word)) == 1
    assert list(fl.score([longer], fl.Dictionary({"any": [f"*{word}*"]}))["any"]) == [1]


# --- two hundred patterns on real texts ------------------------------------------------------

#: A word here is a run of letters and digits with single hyphens, apostrophes or stops between.
SIGNS = "[-‑'’.]"
#: Words that are shortened with an apostrophe, and own nothing: it’s.
SHORT = "".join(rf"(?<!\b{word})" for word in ("it", "he", "that", "what", "who", "there", "let"))
#: A hit takes the genitive of a word along, which the pattern does not say: China’s, the states’.
OWN = rf"(?:{SHORT}['’]s|(?<=s)['’`])?"
WORD = re.compile(rf"\w+(?:{SIGNS}\w+)*{OWN}")
#: What no word ends before: a letter, or a sign that joins it to one.
AFTER = rf"(?!\w|{SIGNS}\w)"


def border(first):
    """Say that no word goes on before the first letter, once that is read: literals come first."""
    return rf"{first}(?<!\w{first})(?<!\w{SIGNS}{first})"


def patterns(vocabulary, documents, chance):
    """Draw 200 patterns: words, phrases, and globs at the end, the beginning and in the middle."""
    long = [term for term in vocabulary if len(term) > 7]
    words = chance.sample(vocabulary, 100)
    globs = [term[: chance.randint(4, 6)] + "*" for term in chance.sample(long, 35)]
    globs += ["*" + term[-chance.randint(4, 6) :] for term in chance.sample(long, 15)]
    globs += [f"{term[:3]}?{term[4:]}" for term in chance.sample(long, 10)]
    phrases = set()
    while len(phrases) < 40:
        words_of = WORD.findall(chance.choice(documents)[:5000].lower())
        place = chance.randrange(max(len(words_of) - 3, 1))
        some = words_of[place : place + chance.choice([2, 2, 3])]
        if len(some) > 1 and all(re.fullmatch("[a-z]+", word) for word in some):
            phrases.add(" ".join(some))
    return [*words, *globs, *sorted(phrases)]


def by_expression(whole, pattern):
    """Find a word or a phrase in the texts by one regular expression; words may meet at hyphens."""
    first, *rest = (re.escape(word) for word in pattern.split())
    body = border(first[0]) + first[1:] + "".join(rf"{OWN}(?:\s+|[-‑]){word}" for word in rest)
    return {m.span() for m in re.finditer(body + OWN + AFTER, whole)}


def by_words(found, pattern):
    """Find a glob among the distinct words of the texts, possessives apart."""
    glob = re.escape(pattern).replace(r"\*", ".*").replace(r"\?", ".")
    match = re.compile(glob + OWN).fullmatch
    return {span for word in found if match(word) for span in found[word]}


def test_two_hundred_patterns_are_found_as_regular_expressions_find_them():
    # A soft hyphen is part of its token for us, and of no word for an expression.
    documents = [row["text"] for row in texts("kremlin_en") if "\xad" not in row["text"]]
    corpus = fl.Corpus(documents)
    terms = fl.frequency(corpus, min_count=2)["term"]
    vocabulary = [term for term in terms if re.fullmatch("[a-z]{3,}", term)]
    asked = patterns(vocabulary, documents, random.Random(200))
    assert len(set(asked)) == 200
    hits = fl.hits(corpus, fl.Dictionary({pattern: [pattern] for pattern in asked}))

    # All texts in one, with borders that no pattern reaches over; no letter changes its length.
    lengths, at = [len(text) for text in documents], [0]
    whole = "\n\0\n".join(documents).lower()
    for length in lengths:
        at.append(at[-1] + length + 3)
    assert len(whole) == at[-1] - 3
    ours, theirs = defaultdict(set), {}
    columns = (hits[name].tolist() for name in ("frame", "doc", "start", "end"))
    for frame, doc, start, end in zip(*columns, strict=True):
        ours[frame].add((at[doc] + start, at[doc] + end))
    found = defaultdict(list)
    for word in WORD.finditer(whole):
        found[word.group()].append(word.span())
    for pattern in asked:
        is_glob = "*" in pattern or "?" in pattern
        theirs[pattern] = by_words(found, pattern) if is_glob else by_expression(whole, pattern)

    different = {
        (pattern, whole[max(start - 9, 0) : end + 9])
        for pattern in asked
        for start, end in ours[pattern] ^ theirs[pattern]
    }
    n = sum(len(spans) for spans in theirs.values())
    print(f"\n{n:,} hits of 200 patterns, {len(different)} different")
    assert n > 30_000
    assert not different, sorted(different)[:20]
