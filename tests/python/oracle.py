"""What should the answer be? A second implementation: slow, plain, from the definitions.
A document is a list of tokens (term, counted, sentence), or None if it is missing. Counts are whole
numbers, ratios are fractions, and what needs a logarithm or a root has 50 digits.
"""

from __future__ import annotations

import re
from collections import Counter
from fractions import Fraction
from functools import cache
from itertools import combinations, pairwise
from math import nan
from typing import NamedTuple

from mpmath import betainc, erfc, erfinv, exp, factorial, gammainc, log, mp, mpf, sqrt

mp.dps = 50
NONE = nan


class Token(NamedTuple):
    """A word, whether it is counted, and the number of its sentence."""

    term: str
    counted: bool = True
    sentence: int = 0


# --- how often -------------------------------------------------------------------------------


def ngrams(doc, n, *, across_sentences=False, bridge=False):
    """List the runs of n counted tokens, side by side, in one sentence."""
    if bridge:
        doc = [token for token in doc if token.counted]
    found = []
    for first in range(len(doc) - n + 1):
        run = doc[first : first + n]
        one_sentence = len({token.sentence for token in run}) == 1
        if all(token.counted for token in run) and (one_sentence or across_sentences):
            found.append(" ".join(token.term for token in run))
    return found


def size(doc):
    """Count the tokens that are counted."""
    return sum(token.counted for token in doc)


def grouped(docs, groups):
    """Return the documents of each group; a missing document is in none."""
    members = {group: [] for group in groups}
    for doc, group in zip(docs, groups, strict=True):
        if doc is not None:
            members[group].append(doc)
    return members


def frequency(docs, groups, lengths, **how):
    """Return {(term, group): (count, docs)}, and {group: (n_docs, tokens)}."""
    members = grouped(docs, groups)
    table = {}
    for group, of_group in members.items():
        for doc in of_group:
            grams = [gram for n in lengths for gram in ngrams(doc, n, **how)]
            for term, count in Counter(grams).items():
                before = table.get((term, group), (0, 0))
                table[term, group] = (before[0] + count, before[1] + 1)
    return table, {group: (len(of), sum(map(size, of))) for group, of in members.items()}


def rate(count, tokens, per=1000):
    """Return hits per so many tokens; not defined without tokens."""
    return Fraction(count * per, tokens) if tokens else NONE


# --- patterns --------------------------------------------------------------------------------


def glob(pattern, text):
    """Tell whether text as a whole matches; * is any run of characters, ? one."""
    if not pattern:
        return not text
    if pattern[0] == "*":
        return any(glob(pattern[1:], text[i:]) for i in range(len(text) + 1))
    return bool(text) and pattern[0] in ("?", text[0]) and glob(pattern[1:], text[1:])


def folded(word):
    """Drop the hyphens between letters."""
    return re.sub(r"(?<=[a-z])-(?=[a-z])", "", word)


def takes(parts, token, fold):
    """Tell whether one token stands for all these parts of a pattern; a gap stands for none."""
    token = folded(token.lower()) if fold else token.lower()
    written = [joint.join(parts).lower() for joint in ["-", " "] + [""] * fold]
    return token != "" and any(glob(pattern, token) for pattern in written)


def matches(pattern, words, fold=False):
    """List (first, end) of all matches of a word, glob or phrase."""
    parts = pattern.replace("-", " ").split()

    def ends(first, parts):
        if not parts:
            return {first}
        return {
            end
            for k in range(1, len(parts) + 1)
            if first < len(words) and takes(parts[:k], words[first], fold)
            for end in ends(first + 1, parts[k:])
        }

    return [(first, end) for first in range(len(words)) for end in sorted(ends(first, parts))]


def hits(words, frame, fold=False, glued=frozenset()):
    """List (first, end, entry) of the hits of a frame: leftmost, longest, first entry; no overlap.

    `glued` are the places of words that a hyphen joins to the one before: a match of several words
    never begins or ends inside a compound.
    """
    include, exclude = frame["include"], frame.get("exclude", [])

    def whole(first, end):
        return end == first + 1 or not (first in glued or end in glued)

    def found(patterns):
        return [
            (first, end, entry)
            for entry, pattern in enumerate(patterns)
            for first, end in matches(pattern, words, fold)
            if whole(first, end)
        ]

    taken, free = [], 0
    away = found(exclude)
    for first, end, entry in sorted(found(include), key=lambda m: (m[0], -m[1], m[2])):
        inside = any(a <= first and end <= b for a, b, _ in away)
        if first >= free and not inside:
            taken.append((first, end, entry))
            free = end
    return taken


def framing(docs, groups, frames, **how):
    """Return {(frame, group): (count, docs, n_docs, tokens)}."""
    table = {}
    for name, frame in frames.items():
        for group, members in grouped(docs, groups).items():
            counts = [len(hits([token.term for token in doc], frame, **how)) for doc in members]
            with_hit = sum(count > 0 for count in counts)
            table[name, group] = (sum(counts), with_hit, len(members), sum(map(size, members)))
    return table


# --- how strong ------------------------------------------------------------------------------


def g2(a, b, n1, n2):
    """Dunning's signed G² of the four cells; not defined if a side is empty."""
    if not n1 or not n2:
        return NONE
    cells = [[a, b], [n1 - a, n2 - b]]
    total = n1 + n2
    twice = 0
    for row in cells:
        for observed, column in zip(row, (n1, n2), strict=True):
            if observed:
                expected = Fraction(sum(row) * column, total)
                ratio = observed / expected
                twice += 2 * observed * (log(ratio.numerator) - log(ratio.denominator))
    return twice if Fraction(a, n1) >= Fraction(b, n2) else -twice


def log_ratio(a, b, n1, n2, level=0.95):
    """log2 of the ratio of rates, a half added everywhere, with its lower and upper limit."""
    if not n1 or not n2:
        return NONE, NONE, NONE
    a, b, n1, n2 = (mpf(x) + mpf(1) / 2 for x in (a, b, n1, n2))
    middle = log(a / n1 / (b / n2), 2)
    reach = z_critical(level) * sqrt(1 / a + 1 / b - 1 / n1 - 1 / n2) / log(2)
    return middle, middle - reach, middle + reach


def log_odds(a, b, n1, n2, prior):
    """Monroe, Colaresi & Quinn's δ and z; the prior is the share of both sides together."""
    if not n1 + n2 or not 0 < a + b < n1 + n2:
        return NONE, NONE
    alpha = mpf(prior) * (a + b) / (n1 + n2)

    def ln_odds(y, n):
        return log((y + alpha) / (n + mpf(prior) - y - alpha))

    delta = ln_odds(a, n1) - ln_odds(b, n2)
    return delta, delta / sqrt(1 / (a + alpha) + 1 / (b + alpha))


def chi2_tail(x):
    """P(χ² > x) for one degree of freedom."""
    return erfc(sqrt(mpf(x) / 2))


def z_critical(level):
    """The z with P(|Z| ≤ z) = level."""
    return sqrt(2) * erfinv(mpf(level))


def benjamini_hochberg(p):
    """q: the least of m/j · p over all p_(j) that are not smaller."""
    ranked = sorted(p)
    return [
        min([1.0] + [len(p) * ranked[j] / (j + 1) for j in range(len(p)) if ranked[j] >= one])
        for one in p
    ]


def holm(p):
    """The largest of (m - j + 1) · p over all p_(j) that are not larger; at most 1."""
    ranked = sorted(p)
    steps = [(len(p) - j) * ranked[j] for j in range(len(p))]
    return [
        min(1.0, max(steps[j] for j in range(len(p)) if j == ranked.index(one) or ranked[j] < one))
        for one in p
    ]


# --- between which limits --------------------------------------------------------------------


def bisect(f, low, high):
    """Find where a rising f is 0, to 40 digits."""
    low, high = mpf(low), mpf(high)
    while f(high) < 0:
        high *= 2
    for _ in range(140):
        middle = (low + high) / 2
        low, high = (middle, high) if f(middle) < 0 else (low, middle)
    return low


@cache
def garwood(count, level):
    """Exact Poisson limits of the expectation of `count` events."""
    tail = (1 - mpf(level)) / 2

    def at_most(k, mean):
        return exp(-mean) * sum(mean**i / factorial(i) for i in range(k + 1))

    low = bisect(lambda m: 1 - at_most(count - 1, m) - tail, 0, 2 * count) if count else mpf(0)
    return low, bisect(lambda m: tail - at_most(count, m), 0, 2 * count + 5)


@cache
def t_critical(level, df):
    """The t with P(|T| ≤ t) = level."""

    def outside(t):
        return betainc(df / 2, mpf(1) / 2, 0, df / (df + t * t), regularized=True)

    return bisect(lambda t: 1 - outside(t) - mpf(level), 0, 4)


def over_documents(counts, sizes, level):
    """Limits of a rate over documents: as for k independent hits, k from their scatter."""
    n, hits_, tokens = len(counts), sum(counts), sum(sizes)
    mean = Fraction(hits_, tokens)
    scatter = sum((x - mean * s) ** 2 for x, s in zip(counts, sizes, strict=True))
    variance = max(Fraction(n, n - 1) * scatter / tokens**2, mean / tokens)
    k = mpf((mean**2 / variance).numerator) / (mean**2 / variance).denominator
    share = k / hits_
    of_hits = max(k, mpf(1)) + 2 * share**3
    freedom = max(mpf(1), 1 / (1 / of_hits + (1 - share) / (n - 1)))
    unclumped = share**1.5 / (1 + (mpf(12) / n) ** 5)
    seen = mpf(hits_) ** 2 / (mpf(hits_) ** 2 + 900)
    z, t = z_critical(level), t_critical(level, freedom)
    tail = (1 - mpf(level)) / 2

    def limit(certain, p, more):
        kappa = k * (z / (z + (1 - certain) * (t - z))) ** 2
        shape = kappa + more

        def beyond(x):
            return gammainc(shape, 0, x, regularized=True) - p

        return bisect(beyond, 0, 2 * shape + 9) / kappa

    low = limit(unclumped, tail * (1 + unclumped * (1 - seen)), unclumped / 2)
    high = limit(unclumped * seen, 1 - tail, 1 - unclumped * seen / 2)
    rate = mpf(mean.numerator) / mean.denominator
    return min(low, mpf(1)) * rate, high * rate


# --- how alike -------------------------------------------------------------------------------


def cosine(x, y):
    """Cosine of two rows {term: weight}; not defined for a row without terms."""
    if not x or not y:
        return NONE
    dot = sum(mpf(weight) * y[term] for term, weight in x.items() if term in y)
    return dot / sqrt(sum(mpf(w) ** 2 for w in x.values()) * sum(mpf(w) ** 2 for w in y.values()))


def jaccard(x, y):
    """Share of the terms of either that both have; not defined if neither has any."""
    return Fraction(len(set(x) & set(y)), len(set(x) | set(y))) if x or y else NONE


def tfidf(rows):
    """count · (ln((1 + n) / (1 + df)) + 1) for n rows, df of them with the term."""
    df = Counter(term for row in rows for term in row)
    idf = {term: log(mpf(1 + len(rows)) / (1 + df[term])) + 1 for term in df}
    return [{term: count * idf[term] for term, count in row.items()} for row in rows]


# --- n-grams with gaps, n-grams inside n-grams --------------------------------------------------


def runs(doc, *, across_sentences=False, bridge=False):
    """Cut a document into the runs of terms that no border interrupts."""
    found = [[]]
    before = None
    for token in doc:
        border = before is not None and token.sentence != before and not across_sentences
        if border or not (token.counted or bridge):
            found.append([])
        if token.counted:
            found[-1].append(token.term)
        before = token.sentence
    return [run for run in found if run]


def skip_grams(run, lengths, least, most, rule):
    """List the choices of n terms of a run, in order, whose gaps the rule allows."""
    found = []
    for n in lengths:
        for places in combinations(range(len(run)), n):
            gaps = [b - a - 1 for a, b in pairwise(places)]
            fits = {
                "total": least <= sum(gaps) <= most,
                "each": all(least <= gap <= most for gap in gaps),
                "equal": all(least <= gap <= most for gap in gaps) and len(set(gaps)) < 2,
            }
            if n == 1 or fits[rule]:
                found.append(" ".join(run[place] for place in places))
    return found


def adjusted(docs, lengths, min_count=1, min_docs=1):
    """Count n-grams outside longer ones that are kept; return one Counter a document.

    A document is a list of runs. Kept of each length is what has `min_count` of these counts, in
    `min_docs` documents; the longest lengths come first.
    """
    covered = []  # document, run, start and end of every kept occurrence so far
    counts = [Counter() for _ in docs]
    for n in sorted(lengths, reverse=True):
        here = [
            (d, r, at, " ".join(run[at : at + n]))
            for d, doc in enumerate(docs)
            for r, run in enumerate(doc)
            for at in range(len(run) - n + 1)
        ]
        outside = [
            (d, r, at, gram)
            for d, r, at, gram in here
            if not any(
                (d, r) == (dd, rr) and start <= at and at + n <= end
                for dd, rr, start, end in covered
            )
        ]
        total = Counter(gram for *_, gram in outside)
        with_it = Counter(gram for _, gram in {(d, gram) for d, _, _, gram in outside})
        kept = {g for g in total if total[g] >= min_count and with_it[g] >= min_docs}
        for d, *_, gram in outside:
            if gram in kept:
                counts[d][gram] += 1
        covered += [(d, r, at, at + n) for d, r, at, gram in here if gram in kept]
    return counts


# --- weights ------------------------------------------------------------------------------------


def weigh(rows, tf, df, norm, n, *, base=10, k=0.5, k1=1.2, b=0.75):
    """Weigh counts {term: tf}, one row a document, of which n have a text."""

    def lg(x):
        return log(x) / log(base)

    holders = Counter(term for row in rows for term in row)
    mean_length = mpf(sum(sum(row.values()) for row in rows)) / n
    k, k1, b = mpf(k), mpf(k1), mpf(b)

    def local(count, row):
        total, most, mean = sum(row.values()), max(row.values()), mpf(sum(row.values())) / len(row)
        return {
            "count": lambda: mpf(count),
            "boolean": lambda: mpf(1),
            "proportion": lambda: mpf(count) / total,
            "propmax": lambda: mpf(count) / most,
            "log": lambda: 1 + lg(count),
            "augmented": lambda: k + (1 - k) * count / most,
            "logave": lambda: (1 + lg(count)) / (1 + lg(mean)),
            "bm25": lambda: count * (k1 + 1) / (count + k1 * (1 - b + b * total / mean_length)),
        }[tf]()

    def whole(term):
        d = holders[term]
        return {
            "none": lambda: mpf(1),
            "inverse": lambda: lg(mpf(n) / d),
            "inversemax": lambda: lg(mpf(max(holders.values())) / d),
            "inverseprob": lambda: max(mpf(0), lg(mpf(n - d) / d)) if d < n else mpf(0),
            "smooth": lambda: log(mpf(1 + n) / (1 + d)) + 1,
            "bm25": lambda: log(1 + (n - d + mpf("0.5")) / (d + mpf("0.5"))),
            "count": lambda: mpf(d),
        }[df]()

    weighted = [{t: local(c, row) * whole(t) for t, c in row.items()} for row in rows]
    lengths = {
        None: lambda row: 1,
        "l1": lambda row: sum(row.values()),
        "l2": lambda row: sqrt(sum(w * w for w in row.values())),
        "max": lambda row: max(row.values()),
    }
    return [
        {t: w / (lengths[norm](row) or 1) for t, w in row.items()} if row else {}
        for row in weighted
    ]
