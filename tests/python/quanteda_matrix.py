"""What does quanteda make of counts: weights, trimmed columns, skip-grams?"""

from __future__ import annotations

from functools import cache

import framelens as fl
import numpy as np
import quanteda as q

#: Their names of weights, and ours. Theirs are decimal unless the name tells another base.
LOCAL = {
    "count": "count",
    "prop": "proportion",
    "propmax": "propmax",
    "logcount": "log",
    "boolean": "boolean",
    "augmented": "augmented",
    "logave": "logave",
}
GLOBAL = {
    "inverse": "inverse",
    "inversemax": "inversemax",
    "inverseprob": "inverseprob",
    "unary": "none",
    "count": "count",
}
OTHER = {
    "augmented_k0.3": fl.Weight("augmented", k=0.3),
    "logcount_base2": fl.Weight("log", base=2),
}
#: A weight of 0 is a cell there and none here.
ZERO = 0.0


@cache
def weighted(name, scheme):
    local, _, other = scheme.partition("|")
    weight = OTHER.get(scheme) or fl.Weight(LOCAL[local], GLOBAL[other or "unary"])
    found = fl.dtm(q.corpus(name), weighting=weight)
    return found, dict(zip(found.ids, range(len(found.ids)), strict=True)), index(found.terms)


def index(terms):
    return dict(zip(terms, range(len(terms)), strict=True))


def cells(name, path):
    """Q1 has no part in it: no document of these corpora is empty."""
    wanted = {}
    for row in q.table(f"{name}/{path}"):
        wanted[row["scheme"], row["doc_id"], row["feature"]] = float(row["value"])
    ours = {}
    for key in wanted:
        found, rows, columns = weighted(name, key[0])
        ours[key] = found.matrix[rows[key[1]], columns[key[2]]]
    return q.near(ours, wanted, 1e-10)


def row_sums(name, path):
    wanted, ours = {}, {}
    for row in q.table(f"{name}/{path}"):
        doc = row.pop("doc_id")
        wanted |= {(scheme, doc): float(value) for scheme, value in row.items()}
    for scheme in {scheme for scheme, _ in wanted}:
        found, rows, _ = weighted(name, scheme)
        sums = found.matrix.sum(axis=1)
        ours |= {(scheme, doc): sums[place] for doc, place in rows.items()}
    return q.near(ours, wanted, 1e-7)


def at_rank(values, rank):
    """Return the value that has this rank, counted from the largest: 1 is the largest."""
    return int(np.sort(values)[::-1][rank - 1])


def quantile(values, share):
    """Return R's quantile of type 1: the inverse of the distribution function."""
    return int(np.quantile(values, share, method="inverted_cdf"))


def trimmed(name):
    """Q29 has no part in it: a float is a share here, and needs no second argument."""
    every = fl.dtm(q.corpus(name)).matrix
    counts, docs = every.sum(axis=0), (every > 0).sum(axis=0)
    limits = {
        "min_termfreq_5": {"min_count": 5},
        "min_docfreq_3": {"min_docs": 3},
        "tf5_df2": {"min_count": 5, "min_docs": 2},
        "max_docfreq_half": {"max_docs": 0.5},
        "min_docfreq_prop_0.1": {"min_docs": 0.1},
        "termfreq_rank_100": {"min_count": at_rank(counts, 100)},
        "termfreq_quantile_0.9": {"min_count": quantile(counts, 0.9)},
        "termfreq_prop_1e4": {"min_count": 1e-4},
        "max_termfreq_10": {"max_count": 10},
        "docfreq_quantile_.8": {"min_docs": quantile(docs, 0.8)},
        "docfreq_rank_50": {"min_docs": at_rank(docs, 50)},
        "sparsity_0.9": {"min_docs": 1 - 0.9},
    }
    wanted, ours = {}, {}
    for row in q.table(f"{name}/dfm_trim.csv"):
        found = fl.dtm(q.corpus(name), **limits[row["trim"]])
        wanted[row["trim"]] = int(row["nfeat"]), int(row["total"])
        ours[row["trim"]] = len(found.terms), int(found.matrix.sum())
    return q.same(ours, wanted)


#: Their skip=0:k lets every gap take any of 0 to k.
SKIPS = {
    "n2_skip0:1": (2, 1),
    "n2_skip0:2": (2, 2),
    "n3_skip0:1": (3, 1),
    "n2_skip1": (2, (1, 1)),
}


def skip_grams(name):
    cells = 0
    for options in ("remove_punct", "remove_punct_padding"):
        top = [row for row in q.table(f"{name}/ngrams_top1000.csv.gz") if row["tokens"] == options]
        summary = [row for row in q.table(f"{name}/ngrams_summary.csv") if row["tokens"] == options]
        for label, (lengths, skip) in SKIPS.items():
            if leaps(options, label):
                continue
            found = fl.frequency(q.corpus(name, options), ngrams=lengths, skip=skip, skips="each")
            joined = found["term"].str.replace(" ", "_")
            wanted = {
                row["feature"]: (int(row["frequency"]), int(row["docfreq"]))
                for row in top
                if row["ngrams"] == label
            }
            assert len(wanted) == 1000
            cells += q.same(q.paired(joined, found["count"], found["docs"]), wanted)[0]
            sums = (int(found["count"].sum()), len(found), int((found["count"] == 1).sum()))
            row = next(row for row in summary if row["ngrams"] == label)
            columns = ("n_tokens", "nfeat_lower", "hapax")
            cells += q.same({label: sums}, {label: tuple(int(row[c]) for c in columns)})[0]
    return cells


def leaps(options, label):
    """Q24: with the one skip 1 theirs does not look at what it leaps over, be it a gap."""
    return options == "remove_punct_padding" and label == "n2_skip1"


def ngrams(name):
    return q.ngrams(name)[0] + skip_grams(name), 0


def ngrams_toy():
    toy = q.gold_json("quanteda/ngrams_toy.json")
    corpus = fl.Corpus.from_tokens([toy["input"].split()])
    found = fl.frequency(corpus, ngrams=(2, 3), skip=1, skips="each")
    ours = {term.replace(" ", "_"): (1,) for term in found["term"]}
    assert len(ours) == len(toy["ngrams"])
    cells, _ = q.same(ours, dict.fromkeys(toy["ngrams"], (1,)))
    # Q24: the paper's 1-skip-trigrams leave out one term in all, and a_c_e leaves out two.
    paper = set(fl.frequency(corpus, ngrams=(2, 3), skip=1)["term"].str.replace(" ", "_"))
    assert set(toy["ngrams"]) - paper == {"a_c_e"}
    return cells + q.ngrams_toy()[0], 0
