"""Which published examples are of measures of association? One comparison each.

Each takes the input and the expectation of an entry, and `close`, which holds two numbers together
at the entry's tolerance. Values of theirs have no sign; ours have one where the measure has.
"""

from __future__ import annotations

from collections import Counter

import framelens as fl
import pandas as pd


def value(name, *table, column=None, **options):
    found = fl.association(*table, measures=[name], **options)
    return found[column or name].iloc[0]


def of_margins(together, first, second, n):
    """Return the cells of a pair: together, all of the first, all of the second, all."""
    return together, first - together, second - together, n - first - second + together


def of_sizes(a, b, n1, n2):
    """Return the cells of a term: counts and sizes of both sides."""
    return a, b, n1 - a, n2 - b


def margins(name):
    def compare(given, wanted, close):
        close(
            value(name, *of_margins(*(given[k] for k in ("n_ii", "n_ix", "n_xi", "n_xx")))), wanted
        )

    return compare


def cells(name):
    def compare(given, wanted, close):
        close(value(name, *(given[k] for k in ("o11", "o12", "o21", "o22"))), wanted)

    return compare


def letters(given):
    return tuple(given[k] for k in "abcd")


def church_hanks(given, wanted, close):
    close(value("pmi", *of_margins(*(given[k] for k in ("o11", "r1", "c1", "n")))), wanted)


def gries_2013(given, wanted, close):
    found = fl.association(*letters(given), measures=["delta_p"]).iloc[0]
    close(found["delta_p_2_1"], wanted[0])
    close(found["delta_p_1_2"], wanted[1])


def durrant(given, wanted, close):
    found = fl.association(*letters(given), measures=["conditional"]).iloc[0]
    close(100 * found["conditional_2_1"], wanted[0])
    close(100 * found["conditional_1_2"], wanted[1])


def hofland(given, wanted, close):
    table = of_sizes(*(given[k] for k in ("f1", "f2", "n1", "n2")))
    close(value("diff_coefficient", *table), wanted)


def kilgarriff(given, wanted, close):
    table = (given[k] for k in ("a", "b", "n1_minus_a", "n2_minus_b"))
    close(value("simple_maths", *table, simple_maths=given["n"]), wanted)


def pedersen_bruce(given, wanted, close):
    close(value("min_sensitivity", *letters(given)), wanted)


def tables(name):
    def compare(given, wanted, close):
        for table, number in zip(given["tables"], wanted, strict=True):
            close(value(name, *table), number)

    return compare


def pedersen_fisher(given, wanted, close):
    for column, number in zip(("fisher_p", "fisher_less", "fisher_more"), wanted, strict=True):
        close(value("fisher", *given["table"], column=column), number)


def pedersen_yates(given, wanted, close):
    close(abs(value("chi2_yates", *given["table"])), wanted)


def lancaster(given, wanted, close):
    table = of_sizes(*(given[k] for k in ("f1", "f2", "n1", "n2")))
    close(value("g2_two_terms", *table), wanted)


def rayson(given, wanted, close):
    for word, (a, b) in given["pairs"].items():
        close(abs(value("g2_two_terms", *of_sizes(a, b, *given["n"]))), wanted[word])


def korap(given, wanted, close):
    """They count the window: so many times the first word as it has neighbours."""
    first = given["O1"] * given["window"]
    table = of_margins(given["O"], first, given["O2"], given["N"])
    names = {"ll": "g2", "pmi": "pmi", "mi2": "pmi2", "mi3": "pmi3", "logDice": "log_dice"}
    for theirs, ours in names.items():
        close(value(ours, *table), wanted[theirs])


def rychly(given, wanted, close):
    table = of_margins(given["fxy"], given["fx"], given["fy"], 1000)
    close(value("log_dice", *table), wanted)


def quanteda_b(given, wanted, close):
    """Their odds ratio is the conditional estimate of Fisher's test, which is not built."""
    a, others, b, rest = given["table"]
    table = a, b, others, rest
    names = {"chi2_yates": "chi2_yates", "chi2": "chi2", "G": "g2", "G_williams": "g2_williams"}
    for theirs, ours in names.items():
        close(value(ours, *table), wanted[theirs])
    close(value("fisher", *table, column="fisher_p"), wanted["fisher_p"])


def yates_small(given, wanted, close):
    """The correction never goes past 0: R's side, not that of "always a half"."""
    close(value("chi2_yates", *given["table"]), wanted["R_stats_chisq_test"])


def fighting_words(given, wanted, close):
    sides = [list(Counter(given[side]).elements()) for side in ("c1", "c2")]
    corpus = fl.Corpus.from_tokens(sides, docvars=pd.DataFrame({"side": ["t", "r"]}))
    table = fl.keyness(corpus, by="side", target="t", measures=["log_odds"], prior=given["prior"])
    found = dict(zip(table["term"], table["log_odds_z"], strict=True))
    assert set(found) == set(wanted)
    for term, number in wanted.items():
        # Printed with twelve decimals and no tolerance.
        assert abs(found[term] - number) <= 1e-11, term


COMPARED = {
    "dunning93_x2_3": cells("chi2"),
    "ms_t_new_companies": margins("t_score"),
    "ms_t_20_42_20": margins("t_score"),
    "ms_x2_new_companies": margins("chi2"),
    "ms_x2_59_67_65": margins("chi2"),
    "ms_pmi_20_42_20": margins("pmi"),
    "church_hanks_pmi": church_hanks,
    "gries13_deltaP": gries_2013,
    "durrant_condprob": durrant,
    "hofland_diffcoeff": hofland,
    "kilgarriff_simple_maths": kilgarriff,
    "pedersen_bruce_ms": pedersen_bruce,
    "dunning98_mi": tables("average_mi"),
    "bouma_npmi": tables("npmi"),
    "pedersen_fisher": pedersen_fisher,
    "pedersen_yates": pedersen_yates,
    "lancs_sigtest_52_57": lancaster,
    "rayson_keep": rayson,
    "korap_assoc": korap,
    "rychly_logdice_max": rychly,
    "qtd_keyness_b": quanteda_b,
    "qtd_yates_small": yates_small,
    "fw_formula_toy": fighting_words,
}
