"""What should a dispersion be? From the definitions, part by part and pair by pair, 50 digits."""

from __future__ import annotations

from itertools import combinations, pairwise
from math import nan

from mpmath import log, mp, mpf, sqrt

mp.dps = 50


def dispersion(v, sizes):
    """Return all measures of v[i] occurrences in parts of sizes[i] tokens; sizes are not 0."""
    n, f, size = len(v), sum(v), sum(sizes)
    if f == 0:
        return dict.fromkeys(NAMES, nan)
    s = [mpf(part) / size for part in sizes]
    t = [mpf(x) / f for x in v]
    p = [mpf(x) / part for x, part in zip(v, sizes, strict=True)]
    q = [x / sum(p) for x in p]
    dp = sum(abs(a - b) for a, b in zip(t, s, strict=True)) / 2
    found = {
        "dp": dp,
        "rosengren_s": sum(sqrt(a * x) for a, x in zip(s, v, strict=True)) ** 2 / f,
        "kl": sum(a * log(a / b, 2) for a, b in zip(t, s, strict=True) if a),
    }
    if n == 1:
        return dict.fromkeys(NAMES, nan) | found
    mean = sum(p) / n
    sigma = sqrt(sum((x - mean) ** 2 for x in p) / n)
    apart = [abs(a - b) for a, b in combinations(p, 2)]
    return found | {
        "dp_norm": dp / (1 - min(s)),
        "dp_2020": 1 - dp / (1 - min(a for a, x in zip(s, v, strict=True) if x)),
        "juilland_d": 1 - sigma / mean / sqrt(n - 1),
        "carroll_d2": -sum(x * log(x) for x in q if x) / log(n),
        "da": 1 - sum(apart) / len(apart) / (2 * mean),
    }


NAMES = ["dp", "dp_norm", "dp_2020", "juilland_d", "carroll_d2", "rosengren_s", "kl", "da"]


DISTANCES = ["arf", "awt", "f_awt", "ald", "f_ald"]


def distances(positions, n):
    """Return all measures of the distances of occurrences in n tokens on a ring.

    AWT is what a reader waits on average, who begins before any of the tokens; ALD is the mean of
    the logarithm of the distance that each token lies in.
    """
    f = len(positions)
    if not f or not n:
        return dict.fromkeys(DISTANCES, nan)
    width = mpf(n) / f
    apart = [b - a for a, b in pairwise([positions[-1] - n, *positions])]
    waits = [wait for d in apart for wait in range(1, d + 1)]
    logs = [log(d, 10) for d in apart for _ in range(d)]
    awt, ald = mpf(sum(waits)) / n, sum(logs) / n
    return {
        "arf": sum(min(d, width) for d in apart) / width,
        "awt": awt,
        "f_awt": n / (2 * awt - 1),
        "ald": ald,
        "f_ald": n / mpf(10) ** ald,
    }
