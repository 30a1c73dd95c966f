"""Does every span point at its words, in the caller's own text?"""

from __future__ import annotations

import gzip
import itertools
import json
import operator
import unicodedata

import framelens as fl
import pyarrow as pa
import pytest
from data import SHARED, needs
from hypothesis import given, settings
from hypothesis import strategies as st

TABLES = sorted(path.name for path in SHARED.glob("data/*.jsonl.gz"))
FOLDERS = ["seeds", "polnear", "federalist", "clough_stevenson", "textreuse_ats", "koRpus"]
FOLDERS += ["dictionaries", "stylo", "unicode", "snowball"]
#: Signs that stand between words and are seen by nobody: they may lie outside every token.
UNSEEN = {"Zs", "Zl", "Zp", "Cc", "Cf"}


def strings(value):
    """Find every string in a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from itertools.chain.from_iterable(map(strings, value.values()))
    elif isinstance(value, list):
        yield from itertools.chain.from_iterable(map(strings, value))


def texts_of_table(name):
    with gzip.open(needs(f"data/{name}"), "rt", encoding="utf-8") as lines:
        return [text for line in lines for text in strings(json.loads(line))]


def texts_of_folder(name):
    files = sorted(path for path in needs(f"data/{name}").rglob("*") if path.is_file())
    raw = [path.read_bytes() for path in files]
    unzipped = [gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data for data in raw]
    return [data.decode("utf-8", errors="replace") for data in unzipped]


def spans_of(table):
    """Return document, start, end and surface of each row as lists."""
    return [table[name].to_pylist() for name in ("doc", "start", "end", "surface")]


def by_document(docs):
    """Yield each document with the first and last of its rows."""
    first = 0
    for doc, rows in itertools.groupby(docs):
        last = first + sum(1 for _ in rows)
        yield doc, first, last
        first = last


def check(texts):
    """Hold all tokens of `texts` to their text; return how many, and the signs outside them."""
    corpus = fl.Corpus(pa.chunked_array([texts], pa.large_string()))
    docs, starts, ends, surfaces = spans_of(fl.tokens(corpus))
    outside = set()
    for doc, first, last in by_document(docs):
        text = texts[doc]
        start, end = starts[first:last], ends[first:last]
        cut = list(map(text.__getitem__, map(slice, start, end)))
        assert cut == surfaces[first:last], doc
        assert all(cut), doc
        # The end of a token and the start of the next: ascending, and never overlapping.
        ends_before, starts_after = [0, *end], [*start, len(text)]
        assert all(map(operator.le, ends_before, starts_after)), doc
        outside.update(*map(text.__getitem__, map(slice, ends_before, starts_after)))
    return len(docs), outside


def portions(texts, size=2_000_000):
    """Cut a list of texts into lists of about `size` characters."""
    portion, length = [], 0
    for text in texts:
        portion.append(text)
        length += len(text)
        if length > size:
            yield portion
            portion, length = [], 0
    yield portion


@pytest.mark.parametrize("name", TABLES + FOLDERS)
def test_every_token_of_the_shared_texts_is_its_slice(name, record_property):
    texts = texts_of_table(name) if name in TABLES else texts_of_folder(name)
    checked = [check(portion) for portion in portions(texts)]
    n = sum(n for n, _ in checked)
    record_property("tokens", n)
    assert n > 0
    outside = set().union(*(signs for _, signs in checked))
    assert {sign for sign in outside if unicodedata.category(sign) not in UNSEEN} == set()


def test_the_shared_texts_are_all_there():
    needs("data")
    assert len(TABLES) >= 7


SIGNS = st.characters(exclude_categories=["Cs"])
#: Signs that have broken other tools: joiners, marks, flags, half-invisible blanks, long folds.
HARD = st.sampled_from(
    "\0\u00a0\u00ad\u0301\u200b\u200d\u202f\u2060\ufeff\ufe0f’'-–—.,“”ßİıﬁǅΣς👩🏽🇫🇷🕴א本กა\U0010ffff"
)
WORDS = st.sampled_from(["no-limits", "U.S.", "China’s", "https://a.org/b?c", "@user", "3.5%"])
TEXT = st.lists(st.one_of(SIGNS, HARD, WORDS, st.just(" ")), max_size=60).map("".join)
TOKENIZER = st.builds(
    fl.Tokenizer,
    language=st.sampled_from(["en", "fr", "ru", "und"]),
    case=st.sampled_from(["fold", "keep"]),
    hyphens=st.sampled_from(["keep", "split", "fold"]),
    possessives=st.sampled_from(["strip", "keep"]),
    stem=st.none(),
    drop=st.sets(st.sampled_from(fl._core.NAMES["drop"])).filter(lambda s: "stopwords" not in s),
)


@settings(max_examples=500)
@given(texts=st.lists(st.one_of(st.none(), TEXT), min_size=1, max_size=3), tokenizer=TOKENIZER)
def test_every_token_of_any_text_is_its_slice(texts, tokenizer):
    table = fl.tokens(fl.Corpus(pa.array(texts, pa.string()), tokenizer=tokenizer))
    docs, starts, ends, surfaces = spans_of(table)
    for doc, start, end, surface in zip(docs, starts, ends, surfaces, strict=True):
        assert texts[doc][start:end] == surface != ""
    for doc, first, last in by_document(docs):
        borders = [place for pair in zip(starts, ends, strict=True) for place in pair]
        assert borders[2 * first : 2 * last] == sorted(borders[2 * first : 2 * last])
        assert ends[last - 1] <= len(texts[doc])


@settings(max_examples=300)
@given(text=TEXT, tokenizer=TOKENIZER, chosen=st.data())
def test_hits_and_lines_of_any_text_are_their_slices(text, tokenizer, chosen):
    corpus = fl.Corpus([text], tokenizer=tokenizer)
    surfaces = [s for s in fl.tokens(corpus)["surface"] if set(s) - set("*?|~=() ")]
    wanted = chosen.draw(st.lists(st.sampled_from(surfaces), max_size=3)) if surfaces else []
    patterns = [p for p in [*wanted, " ".join(wanted)] if readable(p)]
    if not patterns:
        return
    found = fl.hits(corpus, fl.Dictionary({"a": patterns, "b": [patterns[0], "??*"]}))
    for start, end, surface in zip(found["start"], found["end"], found["surface"], strict=True):
        assert text[start:end] == surface != ""
    window = chosen.draw(st.integers(0, 4))
    lines = fl.kwic(corpus, [*patterns, "??*"], window=window)
    columns = (lines[name] for name in ("start", "end", "left", "node", "right"))
    for start, end, left, node, right in zip(*columns, strict=True):
        assert text[start:end] == node != ""
        assert text[:start].rstrip().endswith(left.rstrip())
        assert text[end:].lstrip().startswith(right.lstrip())


def test_a_sign_that_python_takes_for_white_space_and_unicode_does_not_can_be_looked_for():
    assert fl.kwic(["a \x1f b"], "\x1f")["start"].tolist() == [2]


def readable(pattern):
    try:
        fl.Dictionary({"a": [pattern]})
    except ValueError:
        return False
    return True
