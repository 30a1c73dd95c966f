"""Are the collocations of quanteda ours? Its token streams, its rules of case, its λ and z.

Q18: its terms are lower-cased, acronyms of capitals and digits apart. A window with punctuation is
no window there, so punctuation is a gap here. Q25: sentences have no borders there. Its column
``count_nested`` (occurrences inside a longer collocation) is not one of ours.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import framelens as fl
import quanteda as q

#: Stands for a removed stop word, which counts in the table and is in no row (Q25).
PAD = "∅"


def is_acronym(token):
    return len(token) > 1 and token[0].isupper() and all(c.isupper() or c.isdigit() for c in token)


def lowered(token):
    return token if is_acronym(token) else token.lower()


@cache
def stop_words(name):
    """Return the words of a corpus that quanteda drops.

    Theirs is Snowball's English list and "will"; ours is another version of that list.
    """
    verbs = {"am": "i", "are": "you we they", "is": "he she it", "have": "i you we they"}
    verbs |= {"would": "i you he she we they", "will": "i you he she we they"}
    signs = {"am": "m", "are": "re", "is": "s", "have": "ve", "would": "d", "will": "ll"}
    theirs = {f"{who}'{signs[verb]}" for verb, all_who in verbs.items() for who in all_who.split()}
    asked = ["let", "that", "who", "what", "here", "there", "when", "where", "why", "how"]
    theirs |= {f"{word}'s" for word in asked} | {"will", "would", "could", "ought", "cannot"}
    ours = {"can", "just", "now", "don", "should've", "that'll", "mightn't", "needn't"}
    words = sorted({token.lower() for _, tokens in q.stream(name, "default") for token in tokens})
    tokenizer = fl.Tokenizer(**q.AS_CUT | {"drop": {"stopwords"}})
    told = fl.tokens(fl.Corpus.from_tokens([words], tokenizer=tokenizer))
    dropped = set(told.loc[~told["counted"], "term"]) - ours - {"it'd", "it'll"}
    return dropped | theirs | {"can't"}


def without_stop_words(name):
    dropped = stop_words(name)
    return lambda token: PAD if token.lower() in dropped else lowered(token)


def is_punctuation(token):
    return all(unicodedata.category(sign)[0] == "P" for sign in token)


def from_tokens(name, change):
    rows = [
        ["" if is_punctuation(token.replace("ǃ", "’")) else change(token) for token in tokens]
        for _, tokens in q.stream(name, "default")
    ]
    return fl.Corpus.from_tokens(rows, tokenizer=fl.Tokenizer(**q.AS_CUT | {"case": "keep"}))


def compare(name, path, change, sizes, min_count, smoothing=None):
    corpus = from_tokens(name, change)
    theirs = {}
    for row in q.table(f"{name}/collocations_{path}.csv.gz"):
        numbers = (int(row["count"]), float(row["lambda"]), float(row["z"]))
        theirs[row["collocation"].translate(q.CURLY)] = numbers
    ours = {}
    for size in sizes:
        found = fl.collocations(
            corpus,
            size=size,
            min_count=min_count,
            measures=["lambda"],
            within="document",
            smoothing=smoothing,
        )
        values = zip(found["count"], found["lambda"], found["lambda_z"], strict=True)
        rows = dict(zip(found["term"], values, strict=True))
        ours |= {term: row for term, row in rows.items() if PAD not in term.split(" ")}
    assert set(ours) == set(theirs), sorted(set(ours) ^ set(theirs))[:9]
    worst = 0.0
    for term, (count, *values) in theirs.items():
        assert ours[term][0] == count, term
        for value, wanted in zip(ours[term][1:], values, strict=True):
            distance = abs(value - wanted)
            assert distance <= max(1e-12, abs(wanted) * 1e-9), (term, value, wanted)
            worst = max(worst, distance)
    assert len(theirs) > 50
    return 3 * len(theirs), worst
