"""What does quanteda call alike, and what do we? Its tables of twenty documents, method by method.

Q9: values are rounded to 14 decimals there, and a document's correlation with itself is off 1 by
up to 3e-13; its Euclidean distance from itself, the root of what two roundings leave, up to 6e-8.
Their X² is divided by the sum of the table. Q22: correlation, simple matching and
Hamann depend on columns without a count.
"""

from __future__ import annotations

from functools import cache
from math import log

import framelens as fl
import numpy as np
import quanteda as q
from framelens.similarity import SETS

NAMES = {"ejaccard": "extended_jaccard", "edice": "extended_dice"}
NAMES |= {"simple matching": "simple_matching"}
OPTIONS = {
    "minkowski_p1": ("minkowski", {"power": 1}),
    "minkowski_p3": ("minkowski", {"power": 3}),
    "hamming_smooth1": ("hamming", {}),
    "chisquared_smooth1": ("chi_squared", {"smooth": 1}),
    "kullback_smooth1": ("kl", {"smooth": 1}),
    "jeffreys_smooth1": ("jeffreys", {"smooth": 1}),
    "jensen_smooth1": ("jsd", {"smooth": 1}),
}
#: Theirs are natural logarithms.
NATS = {"kl", "jeffreys", "jsd"}
WEIGHTS = {
    "simil_dist_docs20_prop": "proportion",
    "simil_docs20_tfidf": fl.Weight("count", "inverse"),
}


@cache
def square(name, path, method):
    corpus = q.corpus(name)
    if not path.endswith("fullvocab"):
        corpus = corpus.where([place < 20 for place in range(len(corpus))])
    ours, options = OPTIONS.get(method, (NAMES.get(method, method), {}))
    weighting = "count" if ours in SETS else WEIGHTS.get(path, "count")
    table = fl.similarity(corpus, method=ours, weighting=weighting, **options)
    if ours == "chi_squared":
        counts = fl.frequency(corpus, by="doc")
        sizes = counts.groupby("doc")["count"].sum()[table.index] + counts["term"].nunique()
        return table / np.add.outer(sizes.to_numpy(), sizes.to_numpy())
    return table * (log(2) if ours in NATS else 1)


def of_twenty(name, path):
    cells, worst = 0, 0.0
    wanted = {}
    for row in q.table(f"{name}/{path}.csv"):
        pair = row["item1"], row["item2"]
        wanted.setdefault(row["method"], {})[pair] = float(row["value"])
    for method, values in wanted.items():
        table = square(name, path, method)
        assert len(values) == 400
        if method == "euclidean":
            own = {pair for pair in values if pair[0] == pair[1]}
            assert all(values[pair] < 1e-7 and table.loc[pair] == 0 for pair in own)
            values = {pair: value for pair, value in values.items() if pair not in own}
        far = max(
            abs(table.loc[x, y] - value) / max(1, abs(value)) for (x, y), value in values.items()
        )
        assert far <= 1e-12, (method, far)
        cells, worst = cells + len(values), max(worst, far)
    return cells, worst


def of_features(name):
    """Compare terms by their documents: the table with rows and columns changed round."""
    rows = q.table(f"{name}/simil_features.csv")
    documents = q.corpus(name)
    terms = sorted({row["item1"] for row in rows})
    counts = fl.dtm(documents, vocabulary=terms).matrix.toarray()
    ids = [f"d{place}" for place in range(len(documents))]
    lists = [[d for d, n in zip(ids, column, strict=True) for _ in range(n)] for column in counts.T]
    # The last row has every document once, so that none is left out.
    turned = fl.Corpus.from_tokens([*lists, ids], ids=[*terms, ""])
    worst = 0.0
    for row in rows:
        value = likeness_of_terms(turned, row["method"]).loc[row["item1"], row["item2"]]
        worst = max(worst, abs(value - float(row["value"])))
    assert worst <= 1e-12
    return len(rows), worst


_known = {}


def likeness_of_terms(turned, method):
    key = id(turned), method
    if key not in _known:
        _known[key] = fl.similarity(turned, method=method)
    return _known[key]
