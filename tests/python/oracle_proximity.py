"""What is each measure of likeness by its definition? Slow and plain: fractions and mpmath.

x and y are lists of weights, one a term, of all terms that any row has.
"""

from __future__ import annotations

from fractions import Fraction
from math import nan

from mpmath import log, mp, mpf, sqrt

mp.dps = 40


def exact(x):
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def sizes(x, y):
    both = sum(1 for a, b in zip(x, y, strict=True) if a and b)
    return both, sum(map(bool, x)), sum(map(bool, y)), len(x)


def dot(x, y):
    return sum(a * b for a, b in zip(x, y, strict=True))


def quotient(a, b):
    return exact(a) / exact(b) if b else nan


def cosine(x, y):
    length = sqrt(exact(dot(x, x)) * exact(dot(y, y)))
    return exact(dot(x, y)) / length if length else nan


def correlation(x, y):
    means = [Fraction(sum(row)) / len(row) for row in (x, y)]
    return cosine(*([w - mean for w in row] for row, mean in zip((x, y), means, strict=True)))


def jaccard(x, y):
    both, a, b, _ = sizes(x, y)
    return quotient(both, a + b - both)


def dice(x, y):
    both, a, b, _ = sizes(x, y)
    return quotient(2 * both, a + b)


def overlap(x, y):
    both, a, b, _ = sizes(x, y)
    return quotient(both, min(a, b))


def bag_jaccard(x, y):
    return quotient(sum(min(a, b) for a, b in zip(x, y, strict=True)), sum(x) + sum(y))


def containment(x, y):
    both, a, _, _ = sizes(x, y)
    return quotient(both, a)


def simple_matching(x, y):
    return quotient(sum(bool(a) == bool(b) for a, b in zip(x, y, strict=True)), len(x))


def hamann(x, y):
    return 2 * simple_matching(x, y) - 1


def extended_jaccard(x, y):
    return quotient(dot(x, y), dot(x, x) + dot(y, y) - dot(x, y))


def extended_dice(x, y):
    return quotient(2 * dot(x, y), dot(x, x) + dot(y, y))


def shares(x, smooth=0):
    return [exact((w + smooth) / (sum(x) + Fraction(smooth) * len(x))) for w in x]


def bits(p, q):
    return sum(a * log(a / b, 2) for a, b in zip(p, q, strict=True) if a)


def kl(x, y):
    half = Fraction(1, 2)
    return bits(shares(x, half), shares(y, half))


def jeffreys(x, y):
    return kl(x, y) + kl(y, x)


def jsd(x, y):
    p, q = shares(x), shares(y)
    middle = [(a + b) / 2 for a, b in zip(p, q, strict=True)]
    return (bits(p, middle) + bits(q, middle)) / 2


def js_distance(x, y):
    return sqrt(jsd(x, y))


def hellinger(x, y):
    pairs = zip(shares(x), shares(y), strict=True)
    return sqrt(sum((sqrt(a) - sqrt(b)) ** 2 for a, b in pairs) / 2)


def differences(x, y):
    return [abs(a - b) for a, b in zip(x, y, strict=True)]


def euclidean(x, y):
    return sqrt(exact(sum(d * d for d in differences(x, y))))


def manhattan(x, y):
    return sum(differences(x, y))


def maximum(x, y):
    return max(differences(x, y))


def minkowski(x, y):
    return exact(sum(d**3 for d in differences(x, y))) ** (mpf(1) / 3)


def canberra(x, y):
    return sum(Fraction(abs(a - b)) / (a + b) for a, b in zip(x, y, strict=True) if a or b)


def hamming(x, y):
    return sum(a != b for a, b in zip(x, y, strict=True))


def chi_squared(x, y):
    total, found = sum(x) + sum(y), Fraction(0)
    for cells in zip(x, y, strict=True):
        for observed, row in zip(cells, (sum(x), sum(y)), strict=True):
            expected = Fraction(sum(cells) * row) / total
            found += (observed - expected) ** 2 / expected if expected else 0
    return found


def scores(rows):
    """Put z-scores of relative frequencies in the place of counts; rows without any are None."""
    frequent = [[Fraction(w) / sum(row) for w in row] if any(row) else None for row in rows]
    present = [row for row in frequent if row]
    columns = []
    for column in zip(*present, strict=True):
        mean = sum(column) / len(column)
        squares = sum((f - mean) ** 2 for f in column)
        if len(column) < 2:
            columns.append((mean, nan))
        else:
            columns.append((mean, sqrt(exact(squares / (len(column) - 1)))))
    return [row and [_z(f, *of) for f, of in zip(row, columns, strict=True)] for row in frequent]


def _z(f, mean, deviation):
    return mpf(0) if deviation == 0 else exact(f - mean) / deviation


def burrows_delta(x, y):
    return sum(differences(x, y)) / len(x)


def eder_delta(x, y):
    n = len(x)
    weighted = [d * (n - i) / n for i, d in enumerate(differences(x, y))]
    return sum(weighted) / n


def cosine_delta(x, y):
    return 1 - cosine(x, y)


def lcs(x, y):
    """Of words in their order, not of weights."""
    row = [0] * (len(y) + 1)
    for a in x:
        row = longer(a, y, row)
    return quotient(row[-1], len(x))


def longer(a, y, above):
    row = [0]
    for j, b in enumerate(y):
        row.append(above[j] + 1 if a == b else max(above[j + 1], row[j]))
    return row


SCORES = {"burrows_delta", "eder_delta", "cosine_delta"}
NAMES = [
    *("cosine", "jaccard", "bag_jaccard", "extended_jaccard", "dice", "extended_dice"),
    *("simple_matching", "hamann", "overlap", "containment", "lcs", "correlation", "hellinger"),
    *("jsd", "js_distance", "kl", "jeffreys", "euclidean", "manhattan", "maximum", "minkowski"),
    *("canberra", "hamming", "chi_squared", "burrows_delta", "cosine_delta", "eder_delta"),
]
MEASURES = {name: globals()[name] for name in NAMES}
