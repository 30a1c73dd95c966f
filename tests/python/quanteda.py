"""What does quanteda count, and what do we? Counts and likeness from its token streams.

Made with quanteda 4.3.1 and quanteda.textstats 0.97.3; what the calls were stands in README.md
there, and where it differs from the textbook in QUIRKS.md ("Q15" is its item 15).
"""

from __future__ import annotations

import unicodedata
from functools import cache

import framelens as fl
import pandas as pd
from data import gold, gold_json, lines_of, needs, texts

NAMES = ["inaugural", "ungd2017"]
#: Q15: for quanteda ’ and ' make two features, for us one; this letter stands in for the curly one.
CURLY = str.maketrans("’", "ǃ")
#: Words are taken as they are cut, and only lower-cased, as dfm() does.
AS_CUT = {"drop": (), "possessives": "keep", "acronyms": False}
GROUPS = {"inaugural": "Party", "ungd2017": "continent"}


@cache
def stream(name, options):
    rows = lines_of(f"gold/quanteda/{name}/tokens_{options}.jsonl.gz")
    return [(row["doc_id"], [token.translate(CURLY) for token in row["tokens"]]) for row in rows]


@cache
def padded(name):
    """Put a gap where remove_punct removed a token: one character of category P (Q17)."""
    gaps = [
        (doc, ["" if len(t) == 1 and unicodedata.category(t)[0] == "P" else t for t in tokens])
        for doc, tokens in stream(name, "default")
    ]
    assert [(doc, [t for t in tokens if t]) for doc, tokens in gaps] == stream(name, "remove_punct")
    return gaps


@cache
def corpus(name, options="remove_punct", **settings):
    rows = padded(name) if options == "remove_punct_padding" else stream(name, options)
    documents = pd.DataFrame(texts(name)).drop(columns="text")
    assert list(documents["doc_id"]) == [doc for doc, _ in rows]
    return fl.Corpus.from_tokens(
        [tokens for _, tokens in rows],
        ids=[doc for doc, _ in rows],
        docvars=documents,
        tokenizer=fl.Tokenizer(**AS_CUT | settings),
    )


def paired(keys, *columns):
    """Return {key: its row of whole numbers}."""
    return dict(zip(keys, zip(*columns, strict=True), strict=True))


def table(path):
    needs(f"gold/quanteda/{path}")
    rows = gold(f"quanteda/{path}")
    return [row | {k: row[k].translate(CURLY) for k in ("feature",) if k in row} for row in rows]


def same(ours, theirs):
    """Hold two tables {key: whole numbers} to be equal; return (cells, worst deviation)."""
    different = {k: (ours.get(k), theirs[k]) for k in theirs if ours.get(k) != theirs[k]}
    assert not different, dict(list(different.items())[:8])
    return sum(map(len, theirs.values())), 0


def near(ours, theirs, tolerance):
    """Hold two tables {key: number} to be equal within a tolerance; return (cells, worst)."""
    worst = max((abs(ours[key] - value), key) for key, value in theirs.items())
    assert worst[0] <= tolerance, worst
    return len(theirs), worst[0]


# --- frequencies -----------------------------------------------------------------------------


def frequencies(name):
    found = fl.frequency(corpus(name))
    rank = found["count"].rank(method="min", ascending=False).astype(int)
    ours = paired(found["term"], found["count"], rank, found["docs"])
    rows = table(f"{name}/frequency_all.csv.gz")
    theirs = {r["feature"]: (int(r["frequency"]), int(r["rank"]), int(r["docfreq"])) for r in rows}
    assert len(ours) == len(theirs)
    return same(ours, theirs)


def frequencies_by_group(name):
    by = GROUPS[name]
    found = fl.frequency(corpus(name), by=by)
    rank = found.groupby(by)["count"].rank(method="min", ascending=False).astype(int)
    keys = zip(found["term"], found[by], strict=True)
    ours = paired(keys, found["count"], rank, found["docs"])
    return same(
        ours,
        {
            (r["feature"], r["group"]): (int(r["frequency"]), int(r["rank"]), int(r["docfreq"]))
            for r in table(f"{name}/frequency_by_{by}_top200.csv")
        },
    )


def document_frequencies(name):
    found = fl.frequency(corpus(name))
    ours = paired(found["term"], found["count"], found["docs"])
    rows = table(f"{name}/docfreq_all.csv.gz")
    assert len(rows) == len(ours)
    return same(ours, {r["feature"]: (int(r["termfreq"]), int(r["df_count"])) for r in rows})


def top_features(name):
    # Q20: equal counts stand there in the order of first appearance, here in that of code points.
    rows = table(f"{name}/dfm_topfeatures.csv")
    found = fl.frequency(corpus(name))
    assert list(found["count"][: len(rows)]) == [int(row["count"]) for row in rows]
    return same(
        paired(found["term"], found["count"]),
        {row["feature"]: (int(row["count"]),) for row in rows},
    )


def sizes(name, options):
    fold, keep = (fl.summary(corpus(name, options, case=case)) for case in ("fold", "keep"))
    ours = paired(fold["doc"], fold["tokens"], keep["types"], fold["types"])
    columns = ("ntoken", "ntype", "ntype_lower")
    rows = table(f"{name}/tokens_counts_{options}.csv")
    theirs = {row["doc_id"]: tuple(int(row[c]) for c in columns) for row in rows}
    return same(ours, theirs)


def totals():
    ours, theirs = {}, {}
    for row in table("tokens_totals.csv"):
        key = row["corpus"], row["options"]
        if key[1] in ("default", "remove_punct"):
            columns = ("docs", "tokens", "types", "types_lower", "nfeat_dfm")
            theirs[key] = tuple(int(row[c]) for c in columns)
            keep, fold = (fl.frequency(corpus(*key, case=case)) for case in ("keep", "fold"))
            n_docs, n_terms = len(corpus(*key)), len(fold)
            ours[key] = (n_docs, int(fold["count"].sum()), len(keep), n_terms, n_terms)
    return same(ours, theirs)


def ngrams(name):
    """Contiguous ones; skip-grams are not built (Q24: neither is Guthrie's definition theirs)."""
    cells = 0
    for options in ("remove_punct", "remove_punct_padding"):
        top = [row for row in table(f"{name}/ngrams_top1000.csv.gz") if row["tokens"] == options]
        summary = [row for row in table(f"{name}/ngrams_summary.csv") if row["tokens"] == options]
        for label, lengths in {"n2": 2, "n3": 3, "n1:2": (1, 2)}.items():
            found = fl.frequency(corpus(name, options), ngrams=lengths)
            joined = found["term"].str.replace(" ", "_")
            ours = paired(joined, found["count"], found["docs"])
            theirs = {
                row["feature"]: (int(row["frequency"]), int(row["docfreq"]))
                for row in top
                if row["ngrams"] == label
            }
            assert len(theirs) == 1000
            cells += same(ours, theirs)[0]
            sums = (int(found["count"].sum()), len(found), int((found["count"] == 1).sum()))
            columns = ("n_tokens", "nfeat_lower", "hapax")
            row = next(row for row in summary if row["ngrams"] == label)
            cells += same({label: sums}, {label: tuple(int(row[c]) for c in columns)})[0]
    return cells, 0


def ngrams_toy():
    toy = gold_json("quanteda/ngrams_toy.json")
    pads = ["a", "b", "", "c", "d"]
    cells = 0
    for tokens, lengths, wanted in [
        (toy["input"].split(), (2, 3), [g for g in toy["ngrams"] if contiguous(g)]),
        (pads, 2, toy["padded"]),
    ]:
        found = fl.frequency(fl.Corpus.from_tokens([tokens]), ngrams=lengths)
        ours = {term.replace(" ", "_"): (1,) for term in found["term"]}
        cells += same(ours, dict.fromkeys(wanted, (1,)))[0]
        assert len(ours) == len(wanted)
    return cells, 0


def contiguous(gram):
    return gram.replace("_", "") in "abcde"


# --- likeness --------------------------------------------------------------------------------


@cache
def likeness(name, method, docs):
    view = corpus(name).where([place < docs for place in range(len(corpus(name)))])
    square = fl.similarity(view, method=method)
    return {(x, y): square.loc[x, y] for x in square.index for y in square.index}


def likeness_of_all(name):
    rows = table(f"{name}/simil_allpairs_cosine.csv.gz")
    n = len(corpus(name))
    assert len(rows) == n * (n - 1) // 2
    wanted = {(row["doc1"], row["doc2"]): float(row["cosine"]) for row in rows}
    return near(likeness(name, "cosine", n), wanted, 1e-12)
