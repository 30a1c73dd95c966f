"""Documents drawn again: the same limits as a slow loop and as scipy give for the same draws."""

from __future__ import annotations

import math
import os
import signal
import threading

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from scipy import stats

WAR = fl.Dictionary({"war": ["war"], "peace": ["peace"], "never": ["never"]})
M = 399
GAMMA = 0x9E3779B97F4A7C15
MASK = (1 << 64) - 1


def corpus_of(counts, sizes, **docvars):
    """One document for each count of war and peace, with words to fill it up."""
    texts = [
        "war " * war + "peace " * peace + "x " * (size - war - peace)
        for (war, peace), size in zip(counts, sizes, strict=True)
    ]
    ids = [f"d{number:03}" for number in range(len(texts))]
    return fl.Corpus(pd.DataFrame({"text": texts, "id": ids} | docvars), text="text", id="id")


def random_corpus(seed=0, n=24, **docvars):
    rng = np.random.default_rng(seed)
    sizes = rng.integers(30, 90, n)
    counts = list(zip(rng.poisson(rng.gamma(1, 3, n)), rng.poisson(1, n), strict=True))
    return corpus_of(counts, sizes, **docvars), np.array(counts)[:, 0], sizes


def mix(z):
    """The finaliser of SplitMix64."""
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9 & MASK
    z = (z ^ (z >> 27)) * 0x94D049BB133111EB & MASK
    return z ^ (z >> 31)


def below(seed, stream, counter, n):
    """The number in 0..n that stands at a place of a stream, from the definition."""
    key = mix(mix((seed + GAMMA) & MASK) ^ stream)
    return mix((key + (counter + 1) * GAMMA) & MASK) * n >> 64


def draws(seed, n, side=0, m=M):
    """The documents of each replicate."""
    return [[below(seed, 2 * r + side, d, n) for d in range(n)] for r in range(m)]


def nested_draws(seed, sources, m=M):
    """The documents of each replicate, by drawn source; `sources` lists those of each."""
    found = []
    for r in range(m):
        units = []
        for j in range(len(sources)):
            own = sources[below(seed, 2 * r, j, len(sources))]
            at = [below(seed, 2 * r, ((j + 1) << 32) + d, len(own)) for d in range(len(own))]
            units.append([own[place] for place in at])
        found.append(units)
    return found


def rate(x, s):
    return sum(x) / sum(s)


def error(x, s):
    """The linearised standard error of a ratio of totals."""
    n, r, total = len(x), rate(x, s), sum(s)
    return math.sqrt(n / (n - 1) * sum((a - r * b) ** 2 for a, b in zip(x, s, strict=True))) / total


def row(corpus, **how):
    table = fl.resample(corpus, "war", **({"replicates": M, "seed": 7} | how))
    return table.iloc[0]


class Replicates:
    """What scipy wants to see to go on from replicates that were drawn elsewhere."""

    def __init__(self, values):
        self.bootstrap_distribution = np.array(values)


def scipy_limits(data, statistic, values, method):
    found = stats.bootstrap(
        data,
        statistic,
        method=method,
        n_resamples=0,
        bootstrap_result=Replicates(values),
        paired=True,
        vectorized=False,
    )
    return tuple(found.confidence_interval)


@pytest.mark.parametrize("method", ["percentile", "bca"])
def test_limits_of_a_rate_are_those_of_scipy_for_the_same_draws(method):
    corpus, x, s = random_corpus()
    values = [rate(x[d], s[d]) for d in map(np.array, draws(7, len(x)))]
    found = row(corpus, method=method, per=1)
    assert found["rate"] == rate(x, s)
    expected = scipy_limits((x, s), rate, values, method)
    assert (found["low"], found["high"]) == pytest.approx(expected, rel=1e-12)
    assert found["se"] == pytest.approx(np.std(values, ddof=1), rel=1e-12)
    assert found["ci_method"] == f"{method} over documents"


def test_bootstrap_t_limits_are_those_of_a_slow_loop():
    corpus, x, s = random_corpus(1)
    value, se = rate(x, s), error(x, s)
    t = []
    for d in map(np.array, draws(7, len(x))):
        t.append((rate(x[d], s[d]) - value) / error(x[d], s[d]))
    low, high = np.quantile(t, [0.05, 0.95])
    found = row(corpus, method="t", per=1, ci=0.9)
    assert (found["low"], found["high"]) == pytest.approx(
        (max(value - se * high, 0), value - se * low), rel=1e-9
    )


@pytest.mark.parametrize("statistic", ["difference", "ratio"])
@pytest.mark.parametrize("method", ["percentile", "bca", "t"])
def test_what_compares_two_groups_is_drawn_from_both(statistic, method):
    side = ["a"] * 11 + ["b"] * 13
    corpus, x, s = random_corpus(2, side=side)
    one, two = slice(0, 11), slice(11, 24)

    def of(a, b):
        return a - b if statistic == "difference" else a / b

    def log(value):
        return value if statistic == "difference" else math.log(value)

    def se(xa, sa, xb, sb):
        e = error(xa, sa), error(xb, sb)
        return (
            math.hypot(*e)
            if statistic == "difference"
            else math.hypot(e[0] / rate(xa, sa), e[1] / rate(xb, sb))
        )

    values, t = [], []
    observed = of(rate(x[one], s[one]), rate(x[two], s[two]))
    for a, b in zip(draws(7, 11), draws(7, 13, side=1), strict=True):
        xa, sa, xb, sb = x[one][a], s[one][a], x[two][b], s[two][b]
        values.append(of(rate(xa, sa), rate(xb, sb)))
        t.append((log(values[-1]) - log(observed)) / se(xa, sa, xb, sb))
    unit = {"per": 1} if statistic == "difference" else {}
    found = row(corpus, by="side", target="a", statistic=statistic, method=method, **unit)
    assert found[statistic] == pytest.approx(observed, rel=1e-12)
    if method == "t":
        low, high = np.quantile(t, [0.025, 0.975])
        width = se(x[one], s[one], x[two], s[two])
        limits = log(observed) - width * high, log(observed) - width * low
        expected = limits if statistic == "difference" else tuple(map(math.exp, limits))
    elif method == "percentile":
        expected = tuple(np.quantile(values, [0.025, 0.975]))
    else:
        # Documents as numbers, so that scipy leaves out one document of one group at a time.
        def by_number(a, b):
            a, b = a.astype(int), b.astype(int)
            return of(rate(x[a], s[a]), rate(x[b], s[b]))

        expected = tuple(
            stats.bootstrap(
                (np.arange(11), np.arange(11, 24)),
                by_number,
                method="BCa",
                n_resamples=0,
                bootstrap_result=Replicates(values),
                vectorized=False,
            ).confidence_interval
        )
    assert (found["low"], found["high"]) == pytest.approx(expected, rel=1e-9)


def test_documents_are_drawn_within_drawn_sources():
    outlets = ["c", "a", "b", "a", "c", "a", "b", "b", "b", "d", "d", "c"]
    corpus, x, s = random_corpus(3, n=12, outlet=outlets)
    sources = [[d for d in range(12) if outlets[d] == name] for name in "abcd"]
    units = nested_draws(7, sources)
    flat = [[d for unit in drawn for d in unit] for drawn in units]
    values = [rate(x[drawn], s[drawn]) for drawn in flat]
    found = row(corpus, sources="outlet", method="percentile", per=1)
    assert (found["low"], found["high"]) == pytest.approx(
        tuple(np.quantile(values, [0.025, 0.975])), rel=1e-12
    )
    assert (found["n_docs"], found["n_sources"]) == (12, 4)
    assert found["ci_method"].startswith("percentile over sources")

    # Bootstrap-t: the spread is that between sources.
    def total(of, drawn):
        return [int(sum(of[d])) for d in drawn]

    value, se = rate(x, s), error(total(x, sources), total(s, sources))
    t = [
        (rate(total(x, drawn), total(s, drawn)) - value) / error(total(x, drawn), total(s, drawn))
        for drawn in units
    ]
    low, high = np.quantile(t, [0.025, 0.975])
    found = row(corpus, sources="outlet", per=1)
    assert found["low"] == pytest.approx(max(value - se * high, 0), rel=1e-9)
    assert found["high"] == pytest.approx(value - se * low, rel=1e-9)


def test_sources_that_differ_widen_the_limits():
    rng = np.random.default_rng(4)
    outlet = np.repeat(list("abcdefghij"), 10)
    level = np.repeat(rng.gamma(1, 4, 10), 10)
    counts = [(war, 0) for war in rng.poisson(level)]
    corpus = corpus_of(counts, [60] * 100, outlet=outlet)
    flat, nested = row(corpus), row(corpus, sources="outlet")
    assert nested["high"] - nested["low"] > 1.5 * (flat["high"] - flat["low"])


def test_order_of_documents_threads_groups_and_other_patterns_change_nothing():
    side = ["a", "b", "c"] * 8
    corpus, _, _ = random_corpus(5, side=side, outlet=list("uvwxyz") * 4)
    places = np.random.default_rng(1).permutation(24)
    texts = ["".join(fl.tokens(corpus.where(np.arange(24) == p))["surface"] + " ") for p in places]
    shuffled = fl.Corpus(
        pd.DataFrame(
            {
                "text": texts,
                "id": [corpus.ids[p] for p in places],
                "side": [side[p] for p in places],
                "outlet": [(list("uvwxyz") * 4)[p] for p in places],
            }
        ),
        text="text",
        id="id",
    )
    for how in ({"by": "side"}, {"by": "side", "sources": "outlet"}):
        for method in ("t", "bca", "percentile"):
            how |= {"method": method, "replicates": 99}
            whole = fl.resample(corpus, WAR, **how)
            pd.testing.assert_frame_equal(fl.resample(shuffled, WAR, **how), whole)
            try:
                for threads in (1, 3, 8):
                    fl.set_threads(threads)
                    pd.testing.assert_frame_equal(fl.resample(corpus, WAR, **how), whole)
            finally:
                fl.set_threads(None)
            alone = fl.resample(corpus.where(side="b"), fl.Dictionary({"war": ["war"]}), **how)
            same = whole[(whole["frame"] == "war") & (whole["side"] == "b")]
            pd.testing.assert_frame_equal(alone, same.reset_index(drop=True))
    other = fl.resample(corpus, WAR, by="side", seed=1)
    assert not fl.resample(corpus, WAR, by="side")["low"].equals(other["low"])


def test_what_the_documents_cannot_tell_is_nan_with_its_reason():
    def method(counts, sizes=None, **how):
        how = {"method": "percentile", "replicates": 99} | how
        docvars = {name: how.pop(name) for name in ("side", "outlet") if name in how}
        found = row(corpus_of(counts, sizes or [20] * len(counts), **docvars), **how)
        assert math.isnan(found["low"])
        assert math.isnan(found["high"])
        return found["ci_method"]

    assert method([(3, 0)]) == "undefined (fewer than two documents)"
    assert method([(0, 1), (0, 0)]) == "undefined (no hit)"
    assert method([(2, 0)] * 4) == "undefined (documents do not differ)"
    assert method([(2, 0), (1, 0)], [20, 10]) == "undefined (documents do not differ)"
    assert method([(0, 0), (0, 0)], [0, 0]) == "undefined (no tokens)"
    one = method([(1, 0), (2, 0)], outlet=["u", "u"], sources="outlet")
    assert one == "undefined (fewer than two sources)"
    pair = {"by": "side", "target": "a", "side": ["a", "a", "b", "b"]}
    assert (
        method([(1, 0), (2, 0), (0, 0), (0, 0)], statistic="ratio", **pair) == "undefined (no hit)"
    )
    # A difference from nothing is still one.
    corpus = corpus_of([(1, 0), (2, 0), (0, 0), (0, 0)], [20] * 4, side=["a", "a", "b", "b"])
    found = row(corpus, by="side", target="a", statistic="difference", method="percentile")
    assert 0 < found["low"] <= found["difference"] <= found["high"]


def test_bootstrap_t_is_unbounded_above_where_few_documents_have_hits():
    corpus = corpus_of([(1, 0), (2, 0)] + [(0, 0)] * 6, [20] * 8)
    found = row(corpus)
    assert found["low"] >= 0
    assert found["high"] == math.inf
    assert row(corpus, method="bca")["high"] < math.inf


def test_wrong_values_are_named():
    corpus, _, _ = random_corpus(side=["a", "b"] * 12, day=[None, "x"] * 12)
    wrongs = [
        (ValueError, "statistic must be one of", {"statistic": "mean"}),
        (ValueError, "method must be one of", {"method": "basic"}),
        (ValueError, "replicates must be at least 39", {"replicates": 38}),
        (ValueError, "replicates must be 1 or more", {"replicates": 0}),
        (ValueError, "ci must be a number between", {"ci": 1.0}),
        (ValueError, "per must be a positive", {"per": 0}),
        (ValueError, "target must be given", {"statistic": "ratio", "by": "side"}),
        (ValueError, "target must be left out", {"target": "a", "by": "side"}),
        (
            ValueError,
            "reference must be left out",
            {"reference": "a", "by": "side"},
        ),
        (ValueError, "sources must", {"sources": "day"}),
        (TypeError, "sources must be the name", {"sources": ["day"]}),
        (ValueError, "sources must be one of", {"sources": "outlet"}),
        (ValueError, "seed must be", {"seed": -1}),
    ]
    for kind, message, how in wrongs:
        with pytest.raises(kind, match=message):
            fl.resample(corpus, "war", **how)
    with pytest.raises(ValueError, match="patterns must name"):
        fl.resample(corpus, [])


@pytest.mark.skipif(not hasattr(signal, "pthread_kill"), reason="needs POSIX signals")
def test_ctrl_c_stops_a_long_draw():
    corpus, _, _ = random_corpus(n=400)
    timer = threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        fl.resample(corpus, WAR, replicates=50_000_000)
    timer.join()
    assert len(fl.resample(corpus, WAR, replicates=99)) == 3


def test_settings_tell_how_a_table_was_made():
    corpus, _, _ = random_corpus()
    settings = fl.settings(fl.resample(corpus, "war", replicates=99))
    for name, value in {"replicates": 99, "method": "t", "seed": 0, "sources": None}.items():
        assert settings[name] == value, settings
    assert settings["patterns"] == "war"
