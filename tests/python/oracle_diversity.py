"""What should a diversity be? Each from its definition over a list of words, slowly, 50 digits."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import comb, nan

from mpmath import findroot, log, mp, mpf, sqrt

mp.dps = 50
THRESHOLD = Fraction(72, 100)


def _ratio(words):
    return Fraction(len(set(words)), len(words))


def _factors(words, least, at_threshold):
    """Return whole factors and the part of one at the end."""
    factors, open_ = Fraction(0), []
    for word in words:
        open_.append(word)
        ratio = _ratio(open_)
        done = ratio <= THRESHOLD if at_threshold else ratio < THRESHOLD
        if done and len(open_) >= least:
            factors, open_ = factors + 1, []
    return factors + ((1 - _ratio(open_)) / (1 - THRESHOLD) if open_ else 0)


def mtld(words, least=1, *, at_threshold=False):
    both = [_factors(text, least, at_threshold) for text in (words, words[::-1])]
    return sum(len(words) / factors for factors in both) / 2 if all(both) else nan


def mtld_wrap(words, least=1):
    lengths = []
    for start in range(len(words)):
        ring = words[start:] + words[:start]
        ends = (n for n in range(least, len(ring) + 1) if _ratio(ring[:n]) < THRESHOLD)
        lengths += [n for n in [next(ends, None)] if n]
    return Fraction(sum(lengths), len(lengths)) if lengths else nan


def hdd(words):
    n = len(words)
    if n < 42:
        return nan
    none = [Fraction(comb(n - f, 42), comb(n, 42)) for f in Counter(words).values()]
    return sum(1 - share for share in none) / 42


def _mean(stretches):
    return sum(map(_ratio, stretches)) / len(stretches) if stretches else nan


def mattr(words, window):
    return _mean([words[i : i + window] for i in range(len(words) - window + 1)])


def msttr(words, window):
    return _mean([words[i * window : (i + 1) * window] for i in range(len(words) // window)])


def fisher_alpha(n, v):
    if not 0 < v < n:
        return nan
    return findroot(
        lambda a: a * log(1 + n / a) - v, (mpf(v) / 1000 / n, mpf(n) ** 3), solver="anderson"
    )


def diversity(words, *, window, least, base):
    """Return all measures of a list of words."""
    n, v = len(words), len(set(words))
    if n == 0:
        return {}
    counts = Counter(words).values()
    spectrum = Counter(counts)
    log_n, log_v = log(n, base), log(v, base)
    squares = sum(i * i for i in counts)
    entropy = -sum(mpf(i) / n * log(mpf(i) / n, 2) for i in counts)
    return {
        "ttr": Fraction(v, n),
        "root_ttr": v / sqrt(n),
        "corrected_ttr": v / sqrt(2 * n),
        "log_ttr": log(v) / log(n) if n > 1 else nan,
        "maas": (log_n - log_v) / log_n**2 if n > 1 else nan,
        "dugast": log_n**2 / (log_n - log_v) if v < n else nan,
        "summer": log(log_v, base) / log(log_n, base) if v > 1 and n > base else nan,
        "yule_k": Fraction(10_000 * (squares - n), n * n),
        "yule_i": Fraction(v * v, squares - v) if squares > v else nan,
        "simpson_d": Fraction(sum(i * (i - 1) for i in counts), n * (n - 1)) if n > 1 else nan,
        "herdan_vm": sqrt(mpf(squares) / n**2 - mpf(1) / v) if squares * v > n * n else 0,
        "entropy": entropy,
        "hapax_share": Fraction(spectrum[1], v),
        "sichel_s": Fraction(spectrum[2], v),
        "honore_r": 100 * log(n) / (1 - mpf(spectrum[1]) / v) if spectrum[1] < v else nan,
        "mattr": mattr(words, window),
        "msttr": msttr(words, window),
        "mtld": mtld(words, least),
        "mtld_wrap": mtld_wrap(words, least),
        "hdd": hdd(words),
    }
