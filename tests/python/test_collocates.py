"""Are collocates what their definitions say? Random corpora, two groups, wrong inputs.

500 random corpora; 10,000 with FRAMELENS_NIGHTLY=1.
"""

from __future__ import annotations

import os
from fractions import Fraction
from math import inf, isnan, log

import framelens as fl
import oracle_association as association
import oracle_company as oracle
import pandas as pd
import pytest
from framelens import _core
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Token

EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
BONDS = list(_core.NAMES["bonds"])

WORDS = ["war", "peace", "talks", "pact", "no"]
sentence = st.lists(st.sampled_from([*WORDS, ","]), min_size=1, max_size=7)
documents = st.lists(st.none() | st.lists(sentence, max_size=3), min_size=1, max_size=4)
patterns = st.sampled_from(["war", ["war", "peace talks"], "p*", ["no war", "no", "pact"]])
spans = st.tuples(st.integers(0, 4), st.integers(0, 4)).filter(any)
decays = st.sampled_from([None, "inverse", "linear", "given"])


def written(doc):
    """Return a text: sentences begin with a capital and end with a full stop."""
    return None if doc is None else " ".join(" ".join(s).capitalize() + "." for s in doc)


def close(got, wanted):
    if isnan(wanted):
        return isnan(got)
    if abs(wanted) == inf:
        return got == wanted
    return abs(got - wanted) <= max(1e-12, abs(wanted) * 1e-9)


def weight_of(decay, window):
    reach = max(window)
    ways = {
        "inverse": lambda d: Fraction(1, d),
        "linear": lambda d: Fraction(reach + 1 - d, reach),
        "given": lambda d: Fraction(1, 2**d),
    }
    return ways.get(decay, lambda d: Fraction(1))


def read(corpus, pattern):
    """Return the tokens and the nodes of every document, as other functions tell them."""
    docs, nodes = {name: [] for name in corpus.ids}, {name: [] for name in corpus.ids}
    for row in fl.tokens(corpus).itertuples():
        docs[row.doc].append(Token(row.term, row.counted, row.sentence))
    frames = fl.Dictionary({"node": [pattern] if isinstance(pattern, str) else pattern})
    for row in fl.hits(corpus, frames).itertuples():
        nodes[row.doc].append((row.position, row.position + len(row.surface.split())))
    return docs, nodes


@given(documents, patterns, spans, decays, st.booleans(), st.booleans(), st.booleans(), st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_company_is_counted_and_measured_as_defined(
    docs, pattern, window, decay, across, bridge, each, data
):
    corpus = fl.Corpus([written(doc) for doc in docs])
    by = data.draw(st.lists(st.sampled_from("xy"), min_size=len(docs), max_size=len(docs)))
    least = data.draw(st.integers(1, 2))
    weights = [0.5**d for d in range(1, max(window) + 1)] if decay == "given" else decay
    found = fl.collocates(
        corpus,
        pattern,
        window=window,
        within="document" if across else "sentence",
        bridge=bridge,
        counting="window" if each else "token",
        weights=weights,
        by=by,
        min_count=least,
        measures=["g2", "npmi", "pmi", "log_dice", "delta_p", "lambda"],
    )
    tokens, nodes = read(corpus, pattern)
    span, weight = oracle.Span(*window, across, bridge, each), weight_of(decay, window)
    wanted = {}
    for group in set(by):
        names = [n for n, g in zip(corpus.ids, by, strict=True) if g == group]
        rows = oracle.company([tokens[n] for n in names], [nodes[n] for n in names], span, weight)
        n_nodes = sum(len(nodes[n]) for n in names)
        kept = {term: row for term, row in rows.items() if row.count >= least}
        wanted |= {(group, term): (row, n_nodes) for term, row in kept.items()}
    rows = found.to_dict("records")
    assert {(row["group"], row["term"]) for row in rows} == set(wanted)
    for got in rows:
        row, n_nodes = wanted[got["group"], got["term"]]
        a, b, c, d = row.table
        n = a + b + c + d
        assert (got["count"], got["docs"], got["nodes"]) == (row.count, row.docs, n_nodes)
        assert (got["total"], got["near"], got["tokens"]) == (a + b, a + c, n)
        assert close(got["share"], Fraction(a, a + c))
        assert close(got["expected"], Fraction((a + b) * (a + c), n))
        if decay is not None:
            assert close(got["weighted"], row.weighted)
            ratio = row.weighted * n / ((a + b) * row.all_weights)
            assert close(got["weighted_pmi"], log(ratio, 2))
        for name in ("g2", "npmi", "pmi", "log_dice"):
            assert close(got[name], association.measure(name, row.table)[0]), (name, got)
        wanted_p = association.measure("delta_p", row.table)
        assert all(map(close, (got["delta_p_2_1"], got["delta_p_1_2"]), wanted_p))
        assert close(got["lambda"], log((a + 0.5) * (d + 0.5) / ((b + 0.5) * (c + 0.5))))
    keys = [(row["group"], isnan(row["g2"]), -row["g2"], row["term"]) for row in rows]
    assert [key[:2] for key in keys] == sorted(key[:2] for key in keys)
    known = [key for key in keys if not key[1]]
    assert known == sorted(known)


def test_two_words_have_every_measure_of_their_table():
    corpus = fl.load_sample()
    found = fl.collocates(corpus, "hegemon*", bridge=True, min_count=2, measures=BONDS)
    row = found.iloc[3]
    a, r1, c1, n = (int(row[name]) for name in ("count", "total", "near", "tokens"))
    alone = [name for name in BONDS if name != "lambda"]
    same = fl.association(a, r1 - a, c1 - a, n - r1 - c1 + a, measures=alone, tests=len(found))
    for column in same.columns[4:]:
        assert close(row[column], same[column].iloc[0]), column


def test_weights_that_are_all_one_give_pmi():
    table = fl.collocates(
        fl.load_sample(), "hegemon*", window=3, weights=[1, 1, 1], min_count=1, measures=["pmi"]
    )
    assert len(table) > 20
    assert (table["weighted"] == table["count"]).all()
    assert (table["weighted_pmi"] - table["pmi"]).abs().max() < 1e-12


def test_each_frame_of_a_dictionary_is_a_node_of_its_own():
    frames = fl.Dictionary({"war": ["war"], "peace": ["peace"]})
    texts = ["war and peace", "peace now"]
    found = fl.collocates(texts, frames, window=2, min_count=1, measures=["pmi"])
    assert found.columns[0] == "frame"
    of_war = found[found["frame"] == "war"]
    assert set(of_war["term"]) == {"and", "peace"}
    alone = fl.collocates(texts, "peace", window=2, min_count=1, measures=["pmi"])
    of_peace = found[found["frame"] == "peace"].drop(columns="frame").reset_index(drop=True)
    pd.testing.assert_frame_equal(of_peace, alone)


# --- two groups -----------------------------------------------------------------------------


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=5, max_size=7), st.data())
@settings(max_examples=25, deadline=None)
def test_p_is_near_the_share_of_all_ways_to_deal_the_documents(counts, data):
    # Each document has a node with "a" and "b" near it so many times.
    texts = [" . ".join(["node a"] * a + ["node b"] * b + ["none"]) for a, b in counts]
    n = data.draw(st.integers(2, len(texts) - 2))
    corpus = fl.Corpus.from_tokens([text.split() for text in texts])
    by = ["x"] * n + ["y"] * (len(texts) - n)
    how = {"window": 1, "by": by, "target": "x", "min_count": 1, "permutations": 4999}
    found = fl.collocates(corpus, "node", **how).set_index("term")
    sides = [(a, a + b) for a, b in counts if a + b]
    is_target = [g == "x" for g, (a, b) in zip(by, counts, strict=True) if a + b]
    if "a" not in found.index:
        return
    p = found.loc["a", "p"]
    if sum(is_target) < 2 or len(sides) - sum(is_target) < 2:
        assert isnan(p)
        assert found.loc["a", "p_method"].startswith("none: a side has fewer than 2 documents")
        return
    assert found.loc["a", "p_method"] == "4999 permutations of documents"
    assert abs(p - oracle.exact_p(sides, is_target)) < 0.05


def test_two_groups_are_what_each_is_alone():
    corpus = fl.load_sample()
    how = {"by": "outlet", "min_count": 1, "measures": ["log_dice", "g2"], "bridge": True}
    groups = fl.collocates(corpus, "hegemon*", **how)
    pair = fl.collocates(
        corpus, "hegemon*", target="Eastern Beacon", reference="Meridian Wire", **how
    )
    for side, outlet in (("target", "Eastern Beacon"), ("reference", "Meridian Wire")):
        alone = groups[groups["outlet"] == outlet].set_index("term")
        both = pair[pair[side] > 0].set_index("term").loc[alone.index]
        assert list(both[side]) == list(alone["count"])
        for name in ("docs", "share", "expected", "total", "near", "tokens", "log_dice", "g2"):
            assert list(both[f"{side}_{name}"]) == list(alone[name]), name
    wanted = pair["target_share"] - pair["reference_share"]
    assert (pair["difference"] - wanted).abs().max() < 1e-15
    assert pair["difference"].is_monotonic_decreasing
    rest = fl.collocates(corpus, "hegemon*", target="Eastern Beacon", **how)
    assert (rest["reference_near"] > pair["reference_near"].iloc[0]).all()
    assert set(fl.settings(rest)) >= {"target", "reference", "permutations", "seed", "adjust"}


def test_q_counts_the_rows():
    how = {"by": "outlet", "target": "Eastern Beacon", "min_count": 2, "bridge": True}
    q = {
        adjust: fl.collocates(fl.load_sample(), "hegemon*", adjust=adjust, **how)["q"]
        for adjust in ("bh", "holm", "none")
    }
    assert (q["none"] <= q["bh"]).all()
    assert (q["bh"] <= q["holm"]).all()
    assert (q["none"] < q["bh"]).any()


def test_the_same_table_on_any_number_of_threads_and_in_any_order():
    corpus = fl.load_sample()
    texts = {name: corpus.text(name) for name in corpus.ids}
    outlet = dict(zip(corpus.ids, corpus.docvars["outlet"], strict=True))
    tables = []
    for threads, names in ((1, list(texts)), (3, list(texts)), (2, sorted(texts)[::-1])):
        fl.set_threads(threads)
        again = fl.Corpus({name: texts[name] for name in names})
        again = again.assign(outlet=[outlet[name] for name in names])
        how = {"window": 4, "min_count": 1, "weights": "inverse", "bridge": True}
        for more in ({"by": "outlet"}, {"by": "outlet", "target": "Eastern Beacon"}):
            tables.append(fl.collocates(again, ["hegemon*", "multipolar*"], **how, **more))
    for table in tables[2:]:
        same = tables[0] if len(table.columns) == len(tables[0].columns) else tables[1]
        pd.testing.assert_frame_equal(table, same, check_exact=True)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"pattern": 3}, "pattern must be a str, a list of str or a Dictionary, got int"),
        ({"pattern": " "}, "pattern must hold a word"),
        ({"window": 0}, "window must hold at least one token, got 0"),
        ({"window": (1, -1)}, "window must be 0 or more, got -1"),
        ({"window": (1, 2, 3)}, "window must be a whole number or a pair"),
        ({"window": 1.5}, "window must be a whole number, got 1.5"),
        ({"within": "page"}, "within must be one of sentence, document, got 'page'"),
        ({"counting": "twice"}, "counting must be one of token, window, got 'twice'"),
        ({"weights": "square"}, "weights must be one of inverse, linear, got 'square'"),
        ({"weights": 3}, "weights must be a name or a list of numbers, got 3"),
        ({"weights": [1, 0.5]}, "weights must be 5, one for each distance, got 2 numbers"),
        ({"weights": [1] * 4 + [0]}, "weights must be numbers above 0, got 0"),
        ({"min_count": 0}, "min_count must be 1 or more, got 0"),
        ({"measures": ["log_odds"]}, "measures must be one of lambda, g2, .* got 'log_odds'"),
        ({"measures": []}, "measures must name at least one"),
        ({"smoothing": 1.0}, "smoothing must be left out"),
        ({"ci": 1.0, "measures": ["log_ratio"]}, "ci must be a number between 0 and 1, got 1"),
        ({"seed": 1}, "seed must be left out where no target is given, got 1"),
        ({"reference": "x"}, "reference must be left out where no target is given, got 'x'"),
        ({"target": "x"}, "by must name one docvar"),
        ({"target": "x", "by": ["y", "z"]}, "target must be one of 'y', 'z', got 'x'"),
        ({"target": "y", "by": ["y", "z"], "permutations": 0}, "permutations must be 1 or more"),
        ({"target": "y", "by": ["y", "z"], "adjust": "x"}, "adjust must be one of bh, holm, none"),
    ],
)
def test_what_cannot_be_asked_is_told(options, message):
    with pytest.raises((ValueError, TypeError), match=f"^{message}"):
        fl.collocates(["peace talks", "war"], **{"pattern": "talks"} | options)
