"""What stands near a node? From the definition, by looking at every pair of a node and a token.

A document is a list of tokens; nodes are pairs of places: the first token, one past the last.
"""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from typing import NamedTuple


class Span(NamedTuple):
    left: int
    right: int
    across: bool = False
    bridge: bool = False
    each: bool = False


def distance(doc, node, place, span):
    """Return how far a token is from a node, or None if no window of the node holds it."""
    first, end = node
    way = doc[end : place + 1] if place >= end else doc[place:first]
    beside = doc[end - 1] if place >= end else doc[first]
    if not span.across and {token.sentence for token in way} != {beside.sentence}:
        return None
    if not span.bridge and not all(token.counted for token in way):
        return None
    far = sum(token.counted for token in way)
    return far if far <= (span.right if place >= end else span.left) else None


def eligible(doc, nodes):
    """List the places of counted tokens that are part of no node."""
    taken = {place for first, end in nodes for place in range(first, end)}
    return [place for place, token in enumerate(doc) if token.counted and place not in taken]


def near(doc, nodes, span):
    """List (place, distance), a token once or once for each window that it stands in."""
    found = []
    for place in eligible(doc, nodes):
        far = [distance(doc, node, place, span) for node in nodes]
        far = sorted(d for d in far if d is not None)
        found += [(place, d) for d in (far if span.each else far[:1])]
    return found


class Row(NamedTuple):
    count: int
    docs: int
    table: tuple[int, int, int, int]
    weighted: Fraction
    all_weights: Fraction


def company(docs, nodes, span, weight):
    """Return {term: Row} for the documents of one group."""
    count, n_docs, weighted, elsewhere = Counter(), Counter(), Counter(), Counter()
    for doc, of_doc in zip(docs, nodes, strict=True):
        places = near(doc, of_doc, span)
        count.update(doc[place].term for place, _ in places)
        n_docs.update({doc[place].term for place, _ in places})
        for place, far in places:
            weighted[doc[place].term] += weight(far)
        close = {place for place, _ in places}
        elsewhere.update(doc[p].term for p in eligible(doc, of_doc) if p not in close)
    n1, n2 = count.total(), elsewhere.total()
    rows = {}
    for term, a in count.items():
        b = elsewhere[term]
        everything = sum(weighted.values())
        rows[term] = Row(a, n_docs[term], (a, b, n1 - a, n2 - b), weighted[term], everything)
    return rows


def exact_p(sides, is_target):
    """Return p over all ways to deal documents [(count, near)] out, for one term."""
    from itertools import combinations

    def apart(targets):
        here = [side for n, side in enumerate(sides) if n in targets]
        there = [side for n, side in enumerate(sides) if n not in targets]
        rates = [Fraction(sum(a for a, _ in s), sum(n for _, n in s)) for s in (here, there)]
        return abs(rates[0] - rates[1])

    observed = {n for n, target in enumerate(is_target) if target}
    ways = [set(way) for way in combinations(range(len(sides)), len(observed))]
    return Fraction(sum(apart(way) >= apart(observed) for way in ways), len(ways))
