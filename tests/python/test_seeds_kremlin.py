"""Do we find in real speeches and articles what plain regular expressions find in them?

Five articles as scraped (data/seeds), and 7,235 texts of kremlin.ru in English (data/kremlin_en),
in which a quarter of all blanks are non-breaking. The numbers were counted with regular
expressions; where we differ from those, the reason stands here.
"""

from __future__ import annotations

import re
from collections import Counter
from fnmatch import translate

import framelens as fl
import pytest
from data import needs, texts

#: A word as a plain search sees it, and what joins two into one of ours: hyphens, apostrophes, and
#: (UAX #29) full stops and colons between letters ("U.S.-led", "kremlin.ru", but also "goal.We"),
#: full stops and commas between digits.
LETTER = r"[^\W\d_]"
JOINTS = rf"(?:(?<=\.[A-Z])\.)?[-‐‑]|['’‘`]|(?<={LETTER})[.:](?={LETTER})|(?<=\d)[.,](?=\d)"
WORD = re.compile(rf"\w+(?:(?:{JOINTS})\w+)*")
#: Here 's is "is" or "us"; elsewhere it is a possessive, and no part of the term.
CONTRACTED = ["he", "here", "how", "it", "let", "she", "that", "there", "this", "what", "when"]
CONTRACTED += ["where", "who", "why"]
#: Addresses and tags are no words.
ADDRESS = re.compile(r"\S+(?:://|@)\S+|www\.\S+|#\w+")
#: A soft hyphen and a zero width space are no part of a word.
INVISIBLE = re.compile("[\u00ad\u200b]")


@pytest.fixture(scope="module")
def seeds():
    return fl.read(sorted(needs("data/seeds").glob("*.txt")))


@pytest.fixture(scope="module")
def speeches():
    return [speech["text"] for speech in texts("kremlin_en")]


@pytest.fixture(scope="module")
def kremlin(speeches):
    return fl.Corpus(speeches, tokenizer=fl.Tokenizer(acronyms=False))


@pytest.fixture(scope="module")
def words(speeches):
    """Count the words of all speeches with a regular expression."""
    runs = Counter()
    for text in speeches:
        runs.update(WORD.findall(INVISIBLE.sub("", ADDRESS.sub(" ", text))))
    counts = Counter()
    for run, count in runs.items():
        word = re.sub("[‐‑]", "-", re.sub("[’‘`]", "'", run.lower()))
        owner = word.removesuffix("'s")
        counts[word if owner in CONTRACTED else owner] += count
    return counts


def count(corpus, *patterns):
    """Count the hits of each pattern on its own."""
    frames = {pattern: [pattern] for pattern in patterns}
    return dict(Counter(fl.hits(corpus, fl.Dictionary(frames))["frame"]))


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        ("multipolar*", [2, 0, 3, 0, 0]),
        ("hegemon*", [1, 0, 0, 1, 0]),
        ("no-limits", [0, 0, 0, 2, 0]),
    ],
)
def test_the_seeds_hold_what_a_reader_finds_in_them(seeds, pattern, wanted):
    table = fl.framing(seeds, fl.Dictionary({"frame": [pattern]}), by="doc")
    assert list(table["count"]) == wanted


def test_the_speeches_are_those_that_were_counted(speeches):
    assert len(speeches) == 7235
    assert sum(map(len, speeches)) == 18_048_977
    assert sum(text.count("\u00a0") for text in speeches) == 732_160


@pytest.mark.parametrize(("phrase", "wanted"), [("of the", 28_308), ("in the", 17_764)])
def test_a_phrase_is_found_across_any_blank(kremlin, speeches, phrase, wanted):
    """Two more "of the" have zero width spaces between: that is no white space."""
    border = re.compile(rf"\b{phrase}\b".replace(" ", r"\s+"), re.IGNORECASE)
    assert sum(len(border.findall(text)) for text in speeches) == wanted
    assert count(kremlin, phrase) == {phrase: wanted}


def test_multipolar_and_multi_polar_are_two_words_unless_hyphens_are_folded(kremlin, speeches):
    assert count(kremlin, "multipolar*", "multi-polar*") == {"multipolar*": 29, "multi-polar*": 22}
    folded = fl.Corpus(speeches, tokenizer=fl.Tokenizer(hyphens="fold"))
    assert count(folded, "multipolar*", "multi-polar*") == {"multipolar*": 51, "multi-polar*": 51}


def test_a_blank_is_a_blank_to_every_pair_of_words(kremlin, speeches):
    plain = fl.Corpus(
        [text.replace("\u00a0", " ") for text in speeches], tokenizer=kremlin.tokenizer
    )
    one, other = (fl.frequency(corpus, ngrams=2, ci=0.5) for corpus in (kremlin, plain))
    assert len(one) > 400_000
    assert one[["term", "count", "docs"]].equals(other[["term", "count", "docs"]])


def test_every_word_is_as_frequent_as_a_regular_expression_says(kremlin, words):
    table = fl.frequency(kremlin)
    ours = dict(zip(table["term"], table["count"], strict=True))
    letters = [term for term in {*ours, *words} if term.isalpha()]
    different = {t: (ours.get(t), words.get(t)) for t in letters if ours.get(t) != words.get(t)}
    assert len(letters) > 30_000
    assert different == {}


def test_two_hundred_words_and_patterns_are_as_frequent_as_regular_expressions_say(kremlin, words):
    frequent = sorted((word for word in words if word.isalpha()), key=lambda w: (-words[w], w))
    chosen = frequent[:3000:20]
    globs = [word[:4] + "*" for word in frequent[7:2000:80]]
    globs += ["*" + word[-4:] for word in frequent[9:2000:80]]
    wanted = {word: words[word] for word in chosen}
    for glob in globs:
        matches = re.compile(translate(glob)).match
        wanted[glob] = sum(count for word, count in words.items() if matches(word))
    assert len(wanted) == 200
    assert count(kremlin, *wanted) == wanted


@pytest.mark.parametrize(
    ("word", "inside", "wanted"),
    [("usa", ["thousands", "accusations", "jerusalem"], 65), ("china", ["gatchina"], 1237)],
)
def test_a_word_is_not_found_inside_another(kremlin, words, word, inside, wanted):
    assert all(word in longer and words[longer] > 0 for longer in inside)
    surfaces = fl.hits(kremlin, fl.Dictionary({"f": [word]}))["surface"]
    assert set(surfaces.str.lower().str.replace("’", "'")) <= {word, word + "'s"}
    assert len(surfaces) == words[word] == wanted
    assert len(fl.hits(kremlin, fl.Dictionary({"f": [f"*{word}*"]}))) > len(surfaces)
