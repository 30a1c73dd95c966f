"""Which units hold an actor and a frame, and how sure is that? From the definitions, slowly.

A document is a list of tokens; hits are pairs of places: the first token, one past the last.
"""

from __future__ import annotations

from fractions import Fraction
from math import atanh, log, nan, sqrt, tanh

import oracle_company
from oracle_association import g2
from scipy import stats


def sentence_units(doc, actors, frames):
    """Return (both, actor, frame, all) sentences of a document."""
    here = {doc[first].sentence for first, _ in actors}
    there = {doc[first].sentence for first, end in frames if (first, end) not in actors}
    return len(here & there), len(here), len(there), len({token.sentence for token in doc})


def document_units(doc, actors, frames):
    there = [hit for hit in frames if hit not in actors]
    return bool(actors and there), bool(actors), bool(there), 1


def window_units(doc, actors, frames, left, right, across, bridge):
    """Return the same in counted tokens; `left` and `right` go out from the actor."""
    span = oracle_company.Span(right, left, across, bridge)
    places = [place for place, token in enumerate(doc) if token.counted]
    there = [hit for hit in frames if hit not in actors]

    def is_near(place):
        return any(
            first <= place < end or oracle_company.distance(doc, (first, end), place, span)
            for first, end in there
        )

    near = {place for place in places if is_near(place)}
    counted = [set(range(*hit)) & set(places) for hit in actors]
    counted = [tokens for tokens in counted if tokens]
    both = sum(bool(tokens & near) for tokens in counted)
    return both, len(counted), len(near), len(places)


def cells(units):
    """Return the four cells of (both, first, second, all)."""
    o, r, c, n = units
    return o, r - o, c - o, n - r - c + o


def npmi(o, r, c, n):
    if not (r and c):
        return nan
    if not o:
        return -1.0
    return 1.0 if o == n else log(o * n / (r * c)) / -log(o / n)


def limits(docs, level):
    """Return the limits of npmi, or a word that says why there are none."""
    total = tuple(map(sum, zip(*docs, strict=True))) if docs else (0, 0, 0, 0)
    value = npmi(*total)
    if value != value:
        return "no actor or no frame"
    if value == -1 and not total[0]:
        o = min(-log((1 - level) / 2), total[1], total[2])
        return -1.0, npmi(o, *total[1:])
    if len(docs) < 2:
        return "fewer than two documents"
    if total[0] == total[1] == total[2]:
        return "never apart"
    reach = stats.t.ppf((1 + level) / 2, len(docs) - 1)
    error = error_of_z(docs)
    if error is None:
        return "documents do not differ"
    return tanh(atanh(value) - reach * error), tanh(atanh(value) + reach * error)


def error_of_z(docs):
    """Return the standard error of artanh(npmi), None if there is none."""
    total = tuple(map(sum, zip(*docs, strict=True)))
    value = npmi(*total)
    left = [npmi(*(a - b for a, b in zip(total, doc, strict=True))) for doc in docs]
    left = [-1.0 if x != x else x for x in left]
    mean = sum(left) / len(left)
    error = sqrt((len(docs) - 1) / len(docs) * sum((x - mean) ** 2 for x in left))
    apart = total[0] > 0 and not total[0] == total[1] == total[2]
    if not apart or error <= 1e-9:
        return None
    return max(error, independent_error(*total)) / (1 - value**2)


def independent_error(o, r, c, n):
    """Return the standard error of npmi by the delta method, with slopes from small steps."""
    full = [x + 0.5 for x in cells((o, r, c, n))]

    def value(a, b, c, d):
        return npmi(a, a + b, a + c, a + b + c + d)

    square = 0
    for place, x in enumerate(full):
        more, less = ([*full[:place], x + step, *full[place + 1 :]] for step in (1e-5, -1e-5))
        square += x * ((value(*more) - value(*less)) / 2e-5) ** 2
    return sqrt(square)


def p_over_documents(docs):
    """Return p of npmi 0, or of Rao and Scott where npmi is -1 or 1; at least that of Fisher."""
    o, r, c, n = map(sum, zip(*docs, strict=True)) if docs else (0, 0, 0, 0)
    if len(docs) < 2 or 0 in (r, c, n - r, n - c):
        return nan
    error = error_of_z(docs)
    if error is None:
        return max(clustered_p(docs), fisher_p(docs))
    p = 2 * stats.t.sf(abs(atanh(npmi(o, r, c, n))) / error, len(docs) - 1)
    return max(p, fisher_p(docs))


def clustered_p(docs):
    """Return p of Rao and Scott, with the design effect in fractions."""
    o, r, c, n = map(sum, zip(*docs, strict=True)) if docs else (0, 0, 0, 0)
    if len(docs) < 2 or 0 in (r, c, n - r, n - c):
        return nan
    u = [a - b * Fraction(c, n) - d * Fraction(r, n) + s * Fraction(r * c, n**2)
         for a, b, d, s in docs]  # fmt: skip
    assert sum(u) == o - Fraction(r * c, n)
    v = Fraction(len(docs), len(docs) - 1) * sum(x**2 for x in u)
    effect = max(1, v / Fraction(r * c * (n - r) * (n - c), n**3))
    f = abs(float(g2(*cells((o, r, c, n))))) / float(effect)
    return stats.f.sf(f, 1, len(docs) - 1)


def fisher_p(docs):
    o, r, c, n = map(sum, zip(*docs, strict=True)) if docs else (0, 0, 0, 0)
    if len(docs) < 2 or 0 in (r, c, n - r, n - c):
        return nan
    a, b, d, e = cells((o, r, c, n))
    return stats.fisher_exact([[a, b], [d, e]])[1]
