"""Do the parts sum to the difference, and is the difference more than chance?"""

from __future__ import annotations

import os
from collections import Counter
from fractions import Fraction
from itertools import combinations

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mpmath import log, mp, mpf

mp.dps = 40
EXAMPLES = 10_000 if os.environ.get("FRAMELENS_NIGHTLY") == "1" else 500
words = st.lists(st.sampled_from("abcde"), min_size=1, max_size=9)
sides = st.tuples(st.lists(words, min_size=1, max_size=3), st.lists(words, min_size=1, max_size=3))
SCORES = {"a": 1.0, "b": -2.5, "c": 0.5}


def two_sides(target, reference):
    by = ["t"] * len(target) + ["r"] * len(reference)
    corpus = fl.Corpus.from_tokens([*target, *reference])
    return corpus, by, [Counter(w for doc in side for w in doc) for side in (target, reference)]


def shares(counts, terms):
    total = sum(counts[term] for term in terms)
    return {term: Fraction(counts[term], total) if total else None for term in terms}


def bits(p):
    return -p * log(mpf(p.numerator) / p.denominator, 2) if p else mpf(0)


def parts_by_hand(method, p, q):
    if method == "jsd":
        return {w: bits((p[w] + q[w]) / 2) - (bits(p[w]) + bits(q[w])) / 2 for w in p}
    if method == "entropy":
        return {w: bits(p[w]) - bits(q[w]) for w in p}
    if method == "proportion":
        return {w: p[w] - q[w] for w in p}
    norm = sum(q[w] * Fraction(SCORES[w]) for w in q)
    return {w: (p[w] - q[w]) * (Fraction(SCORES[w]) - norm) for w in p}


@settings(max_examples=EXAMPLES)
@given(sides, st.sampled_from(["jsd", "proportion", "entropy", "dictionary"]))
def test_parts_sum_to_the_difference(rows, method):
    corpus, by, counts = two_sides(*rows)
    scores = SCORES if method == "dictionary" else None
    table = fl.shift(corpus, by=by, target="t", reference="r", method=method, scores=scores)
    total = fl.settings(table)["total"]
    terms = set(counts[0]) | set(counts[1])
    terms = sorted(terms & set(SCORES)) if scores else sorted(terms)
    p, q = (shares(side, terms) for side in counts)
    if None in [*p.values(), *q.values()]:
        assert table["part"].isna().all()
        return
    assert abs(table["part"].sum() - total) < 1e-12
    found = table.set_index("term")
    assert sorted(found.index) == terms
    wanted = parts_by_hand(method, p, q)
    if method == "jsd":
        # Term by term another split has the same sum: m log m is shared out by p and q.
        assert abs(float(sum(wanted.values())) - total) < 1e-12
        assert (table["part"] >= 0).all()
    else:
        for term, value in wanted.items():
            assert abs(found.loc[term, "part"] - float(value)) < 1e-12
    assert (np.diff(table["part"].abs()) <= 0).all()
    for term, row in found.iterrows():
        assert (row["target"], row["reference"]) == (counts[0][term], counts[1][term])
        rates = [Fraction(side[term], sum(side.values())) for side in counts]
        sign = "+" if rates[0] > rates[1] else "-" if rates[0] < rates[1] else "="
        assert row["direction"] == sign


@settings(max_examples=EXAMPLES // 5)
@given(sides)
def test_the_divergence_is_what_its_parts_sum_to(rows):
    corpus, by, counts = two_sides(*rows)
    how = {"by": by, "target": "t", "null": None}
    observed = fl.divergence(corpus, **how)["observed"].iloc[0]
    table = fl.shift(corpus, by=by, target="t")
    assert abs(observed - table["part"].sum()) < 1e-12
    # With α = 2: a quarter of the squared distance of the shares.
    terms = sorted(set(counts[0]) | set(counts[1]))
    p, q = (shares(side, terms) for side in counts)
    squares = sum((p[w] - q[w]) ** 2 for w in terms) / 4
    two = fl.divergence(corpus, method="alpha_jsd", **how).iloc[0]
    assert abs(two["observed"] - float(squares)) < 1e-12
    assert two["observed"] <= two["maximum"] + 1e-12
    n, m = (sum(side.values()) for side in counts)
    if min(n, m) > 1:
        pairs = [Fraction(x * (x - 1), n * (n - 1)) for x in counts[0].values()]
        pairs += [Fraction(y * (y - 1), m * (m - 1)) for y in counts[1].values()]
        unbiased = (sum(pairs) - 2 * sum(p[w] * q[w] for w in terms)) / 4
        assert abs(two["corrected"] - float(unbiased)) < 1e-12
    else:
        assert np.isnan(two["corrected"])


def test_terms_that_only_one_side_has_make_all_of_the_divergence():
    table = fl.divergence(["a a a", "b b"], by=["x", "y"], target="x", null=None)
    assert table["observed"].iloc[0] == table["maximum"].iloc[0] == 1
    two = fl.divergence(["a b", "c d"], by=["x", "y"], target="x", method="alpha_jsd", null=None)
    assert two["observed"].iloc[0] == pytest.approx(two["maximum"].iloc[0])


def test_p_is_near_the_share_of_all_ways_to_deal_the_documents():
    texts = ["a a b", "a a a", "a b b", "a a b", "b b b", "a b b", "b b c", "b b b"]
    by = list("xxxxyyyy")
    row = fl.divergence(texts, by=by, target="x", permutations=9999, seed=3).iloc[0]
    values = []
    for chosen in combinations(range(8), 4):
        labels = ["x" if place in chosen else "y" for place in range(8)]
        one = fl.divergence(texts, by=labels, target="x", null=None)
        values.append(one["observed"].iloc[0])
    values = np.array(values)
    exact = (values >= row["observed"] - 1e-12).mean()
    assert abs(row["p"] - exact) < 4 * (exact * (1 - exact) / 9999) ** 0.5 + 1e-3
    assert row["null_mean"] == pytest.approx(values.mean(), rel=0.02)
    assert row["excess"] == row["observed"] - row["null_mean"]
    assert row["low"] <= row["null_mean"] <= row["high"]


def test_equal_groups_are_seldom_called_different():
    rng = np.random.default_rng(7)
    below = 0
    for seed in range(40):
        texts = [" ".join(rng.choice(list("abcdefgh"), 12)) for _ in range(10)]
        row = fl.divergence(texts, by=list("xxxxxyyyyy"), target="x", permutations=99, seed=seed)
        below += row["p"].iloc[0] <= 0.1
    assert below <= 12


def test_every_pair_or_each_against_the_rest():
    texts, by = ["a b", "b c", "c d", "a a", "b b", "d d"], list("xyzxyz")
    pairs = fl.divergence(texts, by=by, reference=None, permutations=9)
    found = pairs[["target", "reference"]].to_numpy().tolist()
    assert found == [list("xy"), list("xz"), list("yz")]
    rest = fl.divergence(texts, by=by, permutations=9)
    assert list(rest["target"]) == list("xyz")
    assert set(rest["reference"]) == {"rest"}
    one = fl.divergence(["a", "b"], by=["x", "y"], target="x")
    assert one["p_method"].iloc[0] == "none: a group has fewer than 2 documents"
    assert one[["p", "null_mean", "excess", "low", "high"]].isna().all(axis=None)


def test_kl_goes_from_target_to_reference_under_permutation_as_well():
    texts = ["a a a b", "a b b b", "a b c c"]
    for target, by in (("x", list("xyy")), ("y", list("xyy"))):
        row = fl.divergence(texts, by=by, target=target, method="kl", null=None).iloc[0]
        sides = {"x": Counter("aaab"), "y": Counter("abbbabcc")}
        p, q = sides[target], sides["y" if target == "x" else "x"]
        p, q = ({w: (c[w] + 0.5) / (sum(c.values()) + 1.5) for w in "abc"} for c in (p, q))
        wanted = sum(p[w] * np.log2(p[w] / q[w]) for w in "abc")
        assert row["observed"] == pytest.approx(wanted, abs=1e-12)


def test_the_lines_behind_a_part_are_as_many_as_it_counts():
    corpus = fl.load_sample()
    table = fl.shift(corpus, by="outlet", target="Eastern Beacon")
    for place in (0, 1, 5):
        row = table.iloc[place]
        lines = fl.evidence(corpus, row)
        assert (lines["side"] == "target").sum() == row["target"]
        assert (lines["side"] == "reference").sum() == row["reference"]


def test_a_dictionary_scores_the_terms_that_its_entries_match():
    good = {"include": {"good*": 2, "peace": 1}}
    frames = fl.Dictionary({"good": good, "bad": {"include": {"war*": -1}}})
    texts = ["Goodness and peace", "warfare and war"]
    table = fl.shift(texts, by=["x", "y"], target="x", method="dictionary", scores=frames)
    assert dict(zip(table["term"], table["score"], strict=True)) == {
        "goodness": 2,
        "peace": 1,
        "warfare": -1,
        "war": -1,
    }
    assert fl.settings(table)["total"] == pytest.approx(1.5 + 1)


def test_unused_options_are_refused():
    how = {"by": ["x", "y"], "target": "x"}
    for call, message in [
        (
            lambda: fl.shift(["a", "b"], scores={"a": 1}, **how),
            "scores must be left out",
        ),
        (lambda: fl.shift(["a", "b"], method="dictionary", **how), "scores must be given"),
        (lambda: fl.divergence(["a", "b"], alpha=2, **how), "alpha must be left out"),
        (lambda: fl.divergence(["a", "b"], smooth=1, **how), "smooth must be left out"),
        (lambda: fl.divergence(["a", "b"], method="alpha_jsd", alpha=0, **how), "alpha must be"),
        (lambda: fl.divergence(["a", "b"], reference=None, **how), "reference must be"),
    ]:
        with pytest.raises(ValueError, match=message):
            call()


def test_a_picture_shows_the_largest_parts():
    pytest.importorskip("matplotlib")
    table = fl.shift(pd.Series(["war war peace", "peace tea"]), by=["x", "y"], target="x")
    ax = fl.plot.shift(table, n=2)
    assert [label.get_text() for label in ax.get_yticklabels()] == ["war", "tea"]
    assert [bar.get_width() > 0 for bar in ax.patches] == [True, False]
