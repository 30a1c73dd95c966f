"""What should a measure of association be? From the definitions, in fractions and 50 digits.

Cells are whole numbers: o11, o12 the event on both sides, o21, o22 all else. Every function returns
a number, nan where it is not defined, or a tuple in the order of the columns.
"""

from __future__ import annotations

from fractions import Fraction
from math import comb, inf, nan

from mpmath import erfc, erfinv, exp, log, mp, mpf, sqrt

mp.dps = 60
HALF = Fraction(1, 2)


def real(x):
    """Return a fraction as a number with many digits."""
    return mpf(x.numerator) / x.denominator if isinstance(x, Fraction) else mpf(x)


def z_of(alpha):
    """Return the z with P(|Z| > z) = alpha."""
    return sqrt(2) * erfinv(1 - mpf(alpha))


def margins(o11, o12, o21, o22):
    return o11 + o12, o21 + o22, o11 + o21, o12 + o22, o11 + o12 + o21 + o22


def sides(o11, o12, o21, o22):
    """Return a, n1, b, n2; None if a side is empty."""
    n1, n2 = o11 + o21, o12 + o22
    return (o11, n1, o12, n2) if n1 and n2 else None


def expected(t):
    r1, r2, c1, c2, n = margins(*t)
    return [Fraction(r * c, n) for r in (r1, r2) for c in (c1, c2)]


def sign(t):
    return 1 if t[0] * t[3] >= t[1] * t[2] else -1


def entropy_part(o, e):
    return o * (log(o) - log(real(e))) if o else mpf(0)


def g2(*t):
    if not sides(*t):
        return nan
    return sign(t) * 2 * sum(entropy_part(o, e) for o, e in zip(t, expected(t), strict=True))


def g2_two_terms(*t):
    if not sides(*t):
        return nan
    parts = list(zip(t, expected(t), strict=True))[:2]
    return sign(t) * 2 * sum(entropy_part(o, e) for o, e in parts)


def g2_williams(*t):
    r1, r2, c1, c2, n = margins(*t)
    if not sides(*t):
        return nan
    if not r1 or not r2:
        return 0
    rows, columns = Fraction(n, r1) + Fraction(n, r2) - 1, Fraction(n, c1) + Fraction(n, c2) - 1
    return g2(*t) / real(1 + rows * columns / (6 * n))


def chi2_of(t, distance):
    r1, r2, c1, c2, n = margins(*t)
    if not sides(*t):
        return nan
    return sign(t) * Fraction(n * distance**2, r1 * r2 * c1 * c2) if r1 and r2 else 0


def chi2(*t):
    return chi2_of(t, abs(t[0] * t[3] - t[1] * t[2]))


def chi2_yates(*t):
    distance = max(0, abs(t[0] * t[3] - t[1] * t[2]) - Fraction(sum(t), 2))
    if not sides(*t):
        return nan
    r1, r2, c1, c2, n = margins(*t)
    return sign(t) * n * distance**2 / (r1 * r2 * c1 * c2) if r1 and r2 else 0


def fisher(*t):
    """Count the ways, one by one; chances that agree to seven digits are equal."""
    if not sides(*t):
        return nan, nan, nan, nan
    r1, r2, c1, _, n = margins(*t)
    ways = {k: comb(r1, k) * comb(r2, c1 - k) for k in range(max(0, c1 - r2), min(r1, c1) + 1)}
    every = comb(n, c1)
    limit = ways[t[0]] * (1 + Fraction(1, 10**7))
    two = sum(w for w in ways.values() if w <= limit)
    more = sum(w for k, w in ways.items() if k >= t[0])
    less = sum(w for k, w in ways.items() if k <= t[0])
    two, more, less = (real(Fraction(x, every)) for x in (two, more, less))
    return -sign(t) * log(two, 10), two, more, less


def bic(*t):
    return abs(g2(*t)) - log(sum(t)) if sides(*t) else nan


def average_mi(*t):
    return abs(g2(*t)) / (2 * sum(t) * log(2)) if sides(*t) else nan


def walter(t, alpha):
    a, n1, b, n2 = (real(x + HALF) for x in sides(*t))
    middle = log(a / n1 / (b / n2), 2)
    # Where a word is all there is on either side this is 0, give or take the fiftieth digit.
    reach = z_of(alpha) * sqrt(max(0, 1 / a + 1 / b - 1 / n1 - 1 / n2)) / log(2)
    return middle, middle - reach, middle + reach


def log_ratio(*t, level):
    return walter(t, 1 - mpf(level)) if sides(*t) else (nan,) * 3


def log_ratio_hardie(*t):
    if not sides(*t) or not t[0] + t[1]:
        return nan
    a, n1, b, n2 = sides(*t)
    return log(real(Fraction((a or HALF) * n2) / ((b or HALF) * n1)), 2)


def nearest_to_0(low, high):
    return low if low > 0 else high if high < 0 else 0


def log_ratio_conservative(*t, level, tests):
    return nearest_to_0(*walter(t, (1 - mpf(level)) / tests)[1:]) if sides(*t) else nan


def log_ratio_conservative_sidak(*t, level, tests):
    alpha = 1 - (1 - (1 - mpf(level))) ** (mpf(1) / tests)
    return nearest_to_0(*walter(t, alpha)[1:]) if sides(*t) else nan


def katz(t, level):
    """Return the ratio of rates and its limits."""
    if not sides(*t) or not t[0] + t[1]:
        return (nan,) * 3
    a, n1, b, n2 = sides(*t)
    ratio = Fraction(a * n2, b * n1) if b else inf
    if not a or not b:
        a, n1, b, n2 = (x + HALF for x in (a, n1, b, n2))
    a, n1, b, n2 = map(real, (a, n1, b, n2))
    factor = exp(z_of(1 - mpf(level)) * sqrt(max(0, 1 / a - 1 / n1 + 1 / b - 1 / n2)))
    middle = a / n1 / (b / n2)
    return ratio, middle / factor if t[0] else 0, middle * factor if t[1] else inf


def percent_diff(*t, level):
    return tuple(100 * (x - 1) for x in katz(t, level))


def diff_coefficient(*t, level):
    return tuple(1 if x == inf else (x - 1) / (x + 1) for x in katz(t, level))


def odds_ratio(*t, level):
    if not sides(*t):
        return (nan,) * 3
    o11, o12, o21, o22 = (real(o + HALF) for o in t)
    factor = exp(z_of(1 - mpf(level)) * sqrt(1 / o11 + 1 / o12 + 1 / o21 + 1 / o22))
    ratio = o11 * o22 / (o12 * o21)
    return ratio, ratio / factor, ratio * factor


def simple_maths(*t, k):
    if not sides(*t):
        return nan
    a, n1, b, n2 = sides(*t)
    return (Fraction(10**6 * a, n1) + Fraction(k)) / (Fraction(10**6 * b, n2) + Fraction(k))


def log_odds(*t, prior):
    """Return δ, z, σ and α_w; the term has its share of both sides together of the prior."""
    a, b, n1, n2 = t[0], t[1], t[0] + t[2], t[1] + t[3]
    if not n1 + n2:
        return nan, nan, nan, nan
    alpha_0 = mpf(prior)
    alpha = alpha_0 * (a + b) / (n1 + n2)
    if not 0 < a + b < n1 + n2:
        return nan, nan, nan, alpha

    def ln_odds(y, n):
        return log((y + alpha) / (n + alpha_0 - y - alpha))

    delta, sigma = ln_odds(a, n1) - ln_odds(b, n2), sqrt(1 / (a + alpha) + 1 / (b + alpha))
    return delta, delta / sigma, sigma, alpha


def ell(*t):
    """Return -1/ln q · Σ p ln(p/q), as the paper has it."""
    if not sides(*t) or not t[0] + t[1]:
        return nan
    a, n1, b, n2 = sides(*t)
    shares = (
        (Fraction(a, a + b), Fraction(n1, n1 + n2)),
        (Fraction(b, a + b), Fraction(n2, n1 + n2)),
    )
    total = sum(real(p) * log(real(p) / real(q)) for p, q in shares if p)
    return -total / log(real(min(q for _, q in shares)))


def ell_ucrel(*t):
    if not sum(t) or min(expected(t)[:2]) <= 1:
        return nan
    return abs(g2_two_terms(*t)) / (sum(t) * log(real(min(expected(t)[:2]))))


def pmi_power(t, k):
    r1, _, c1, _, n = margins(*t)
    if not r1 or not c1:
        return nan
    return log(real(Fraction(t[0] ** k * n, r1 * c1)), 2) if t[0] else -inf


def pmi(*t):
    return pmi_power(t, 1)


def pmi2(*t):
    return pmi_power(t, 2)


def pmi3(*t):
    return pmi_power(t, 3)


def npmi(*t):
    value = pmi(*t)
    if not t[0]:
        return nan if value != -inf else -1
    return value / -log(real(Fraction(t[0], sum(t))), 2) if t[0] < sum(t) else 1


def local_mi(*t):
    value = pmi(*t)
    return 0 if value == -inf else t[0] * value


def t_score(*t):
    r1, _, c1, _, n = margins(*t)
    if not r1 or not c1:
        return nan
    return real(t[0] - Fraction(r1 * c1, n)) / sqrt(t[0]) if t[0] else -inf


def z_score(*t):
    r1, _, c1, _, n = margins(*t)
    if not r1 or not c1:
        return nan
    return real(t[0] - Fraction(r1 * c1, n)) / sqrt(real(Fraction(r1 * c1, n)))


def dice(*t):
    both = 2 * t[0] + t[1] + t[2]
    return Fraction(2 * t[0], both) if both else nan


def log_dice(*t):
    value = dice(*t)
    return value if value != value else 14 + log(real(value), 2) if value else -inf


def share(part, whole):
    return Fraction(part, whole) if whole else nan


def delta_p(*t):
    r1, r2, c1, c2, _ = margins(*t)
    return share(t[0], r1) - share(t[2], r2), share(t[0], c1) - share(t[1], c2)


def conditional(*t):
    r1, _, c1, _, _ = margins(*t)
    return share(t[0], r1), share(t[0], c1)


def min_sensitivity(*t):
    r1, _, c1, _, _ = margins(*t)
    return min(Fraction(t[0], r1), Fraction(t[0], c1)) if r1 and c1 else nan


def text_dispersion(*t):
    return g2(*t)


#: What a measure needs to know besides the table.
OPTIONS = {
    "log_ratio": ("level",),
    "log_ratio_conservative": ("level", "tests"),
    "log_ratio_conservative_sidak": ("level", "tests"),
    "percent_diff": ("level",),
    "odds_ratio": ("level",),
    "diff_coefficient": ("level",),
    "simple_maths": ("k",),
    "log_odds": ("prior",),
}


def measure(name, table, **options):
    """Return all columns of a measure; options are those of OPTIONS."""
    needed = {key: options[key] for key in OPTIONS.get(name, ())}
    found = globals()[name](*table, **needed)
    return found if isinstance(found, tuple) else (found,)


def chi2_tail(x):
    """Return P(χ² > x) for one degree of freedom."""
    return erfc(sqrt(mpf(x) / 2))
