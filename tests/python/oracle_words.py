"""Which words stand together, and how strongly? From the definitions, by looking at all pairs."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import product
from math import inf, nan

import oracle
from mpmath import log, mpf, sqrt


def real(x):
    x = Fraction(x)
    return mpf(x.numerator) / x.denominator


def runs(docs, size, **how):
    """List all runs of `size` words as tuples; no word of these tests holds a space."""
    found = [oracle.ngrams(doc, size, **how) for doc in docs if doc is not None]
    return [[tuple(run.split(" ")) for run in of_doc] for of_doc in found]


def cells(run, everywhere):
    """Return {which words agree: how many runs}."""
    found = Counter(tuple(a == b for a, b in zip(run, other, strict=True)) for other in everywhere)
    return {pattern: found[pattern] for pattern in product((False, True), repeat=len(run))}


@cache
def strength_of(cells, smoothing):
    """Return λ, its z, G², PMI and NPMI of a table of cells."""
    table = dict(cells)
    size = len(next(iter(table)))
    smooth = {pattern: n + Fraction(smoothing) for pattern, n in table.items()}
    value = sum((-1) ** (size - sum(p)) * log(real(n)) for p, n in smooth.items())
    z = value / sqrt(real(sum(1 / n for n in smooth.values())))
    n, observed = sum(table.values()), table[(True,) * size]
    with_word = [sum(c for p, c in table.items() if p[i]) for i in range(size)]
    expected = {}
    for pattern in table:
        of = Fraction(n)
        for word, agrees in zip(with_word, pattern, strict=True):
            of *= Fraction(word if agrees else n - word, n)
        expected[pattern] = of
    together = expected[(True,) * size]
    g2 = 2 * sum(c * log(real(c / expected[p])) for p, c in table.items() if c)
    if size == 2 and with_word[1] == n:
        # Nothing is on the second side of the table.
        g2 = nan
    pmi = log(real(observed / together), 2) if observed else -inf
    npmi = mpf(1) if observed == n else pmi / (-(size - 1) * log(real(Fraction(observed, n)), 2))
    return {
        "lambda": value,
        "lambda_z": z,
        "g2": g2 if observed >= together else -g2,
        "pmi": pmi,
        "npmi": npmi,
    }


def strength(table, smoothing):
    return strength_of(tuple(table.items()), smoothing)


def collocations(docs, size, min_count, smoothing=Fraction(1, 2), **how):
    """Return {term: (count, docs, strength)}."""
    by_doc = runs(docs, size, **how)
    everywhere = [run for of_doc in by_doc for run in of_doc]
    found = {}
    for run, count in Counter(everywhere).items():
        if count >= min_count:
            n_docs = sum(run in of_doc for of_doc in by_doc)
            found[" ".join(run)] = (
                count,
                n_docs,
                strength(cells(run, everywhere), smoothing),
            )
    return found
