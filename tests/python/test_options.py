"""An option that nothing would use is an error, and a default spelt out changes nothing."""

from __future__ import annotations

import re

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from framelens.cli.main import main

CORPUS = fl.load_sample()
BEACON = CORPUS.where(outlet=["Eastern Beacon", "Meridian Wire"])
FRAMES = fl.Dictionary({"hegemony": ["hegemon*"], "poles": ["multipolar*"]})
ACTORS = {"China": ["china*"], "Russia": ["russia*"]}
PAIR = {"by": "outlet", "target": "Eastern Beacon"}
TERMS = {"hegemony": 1.0}


def keyness(**how):
    given = {"measures": ["g2", "log_ratio", "log_odds", "simple_maths"], "min_count": 9}
    return fl.keyness(CORPUS, **PAIR | given | how)


def divergence(**how):
    return fl.divergence(BEACON, **PAIR | how)


def resample(**how):
    return fl.resample(BEACON, "hegemon*", **{"by": "outlet", "replicates": 99} | how)


def collocates(**how):
    return fl.collocates(CORPUS, "hegemon*", **{"measures": ["log_ratio", "lambda"]} | how)


def collocations(**how):
    return fl.collocations(CORPUS, **{"measures": ["log_ratio", "lambda"]} | how)


def cooccurrence(**how):
    return fl.cooccurrence(CORPUS, ACTORS, FRAMES, **how)


def association(**how):
    everything = ["log_ratio_conservative", "simple_maths", "log_odds"]
    return fl.association(8, 5, 24, 31740, **{"measures": everything} | how)


def lexical(**how):
    return fl.lexical(BEACON, **{"measures": ["mattr", "mtld"]} | how)


def similarity(**how):
    return fl.similarity(BEACON, **how)


def neighbors(**how):
    return fl.neighbors(BEACON, **how)


def shift(**how):
    return fl.shift(BEACON, **PAIR | how)


def dispersion(**how):
    return fl.dispersion(BEACON, **how)


def reuse(**how):
    return fl.reuse(BEACON, **how)


def sample(**how):
    return fl.validation_sample(BEACON, FRAMES, n=30, **how).sheet


def dtm(**how):
    return fl.dtm(BEACON, **how).to_frame()


def evidence(table, **how):
    return fl.evidence(BEACON, table.iloc[0], **how)


def keyness_row(**how):
    return evidence(fl.keyness(BEACON, **PAIR, measures=["g2"], min_count=20), **how)


def framing_row(**how):
    return evidence(fl.framing(BEACON, FRAMES), **how)


def tokens(**how):
    return fl.tokens(fl.Corpus(["a no-limits pact"], tokenizer=fl.Tokenizer(**how)))


#: Function, what makes options of no account, how that is said, and these options.
NO_ACCOUNT = [
    (keyness, {"unit": "token"}, "unit is 'token'", {"test": "permutation"}),
    (keyness, {"unit": "token"}, "unit is 'token'", {"test": "mann_whitney"}),
    (keyness, {"unit": "token"}, "unit is 'token'", {"permutations": 999}),
    (keyness, {"unit": "token"}, "unit is 'token'", {"seed": 0}),
    (keyness, {"test": "mann_whitney"}, "test is 'mann_whitney'", {"permutations": 99}),
    (keyness, {"test": "mann_whitney"}, "test is 'mann_whitney'", {"seed": 1}),
    (keyness, {"reference": TERMS}, "reference holds counts", {"test": "sequential"}),
    (keyness, {"reference": TERMS}, "reference holds counts", {"permutations": 99}),
    (keyness, {"reference": TERMS}, "reference holds counts", {"seed": 1}),
    (keyness, {}, "reference holds no counts", {"reference_size": 100}),
    (keyness, {"measures": ["g2", "log_odds"]}, "no measure has limits", {"ci": 0.95}),
    (keyness, {"measures": ["g2"]}, "measures have no 'log_odds'", {"prior": 3.0}),
    (keyness, {"measures": ["g2"]}, "measures have no 'log_odds'", {"prior": {"peace": 1}}),
    (keyness, {"measures": ["g2"]}, "measures have no 'simple_maths'", {"simple_maths": 1.0}),
    (divergence, {"null": None}, "null is None", {"permutations": 999}),
    (divergence, {"null": None}, "null is None", {"seed": 0}),
    (divergence, {"null": None}, "null is None", {"ci": 0.95}),
    (divergence, {}, "method is 'jsd'", {"alpha": 2}),
    (divergence, {"method": "alpha_jsd"}, "method is 'alpha_jsd'", {"smooth": 0.5}),
    (resample, {}, "statistic is 'rate'", {"target": "Eastern Beacon"}),
    (resample, {}, "statistic is 'rate'", {"reference": "rest"}),
    (resample, PAIR | {"statistic": "ratio"}, "statistic is 'ratio'", {"per": 1000}),
    (collocates, {}, "no target is given", {"adjust": "bh"}),
    (collocates, {}, "no target is given", {"permutations": 999}),
    (collocates, {}, "no target is given", {"seed": 0}),
    (collocates, {}, "no target is given", {"reference": "rest"}),
    (collocates, {"measures": ["g2"]}, "no measure has limits", {"ci": 0.95}),
    (collocates, {"measures": ["g2"]}, "measures have no 'lambda'", {"smoothing": 0.5}),
    (collocations, {"measures": ["lambda", "npmi"]}, "no measure has limits", {"ci": 0.95}),
    (collocations, {"measures": ["g2"]}, "measures have no 'lambda'", {"smoothing": 0.5}),
    (cooccurrence, {}, "no target is given", {"permutations": 999}),
    (cooccurrence, {}, "no window is given", {"bridge": False}),
    (cooccurrence, {"measures": ["g2"]}, "no measure has limits", {"ci": 0.95}),
    (cooccurrence, {}, "measures have no 'lambda'", {"smoothing": 0.5}),
    (association, {"measures": ["g2"]}, "no measure has limits", {"ci": 0.95}),
    (association, {"measures": ["g2"]}, "measures have no 'simple_maths'", {"simple_maths": 1.0}),
    (association, {"measures": ["g2"]}, "measures have no 'log_odds'", {"prior": 500.0}),
    (
        association,
        {"measures": ["log_ratio"]},
        "measures have no 'log_ratio_conservative' or 'log_ratio_conservative_sidak'",
        {"tests": 1},
    ),
    (lexical, {"measures": ["ttr"]}, "measures have no 'mattr' or 'msttr'", {"window": 50}),
    (lexical, {"measures": ["ttr"]}, "measures have no 'mtld' or 'mtld_wrap'", {"min_factor": 1}),
    (lexical, {}, "measures have no 'maas' or 'dugast' or 'summer'", {"base": 2}),
    (similarity, {"method": "jaccard"}, "method is 'jaccard'", {"weighting": "tfidf"}),
    (similarity, {"method": "overlap"}, "method is 'overlap'", {"weighting": fl.Weight("log")}),
    (similarity, {"method": "burrows_delta"}, "method is 'burrows_delta'", {"weighting": "log"}),
    (similarity, {"method": "lcs"}, "method is 'lcs'", {"top": 5}),
    (similarity, {}, "method is 'cosine'", {"smooth": 0.0}),
    (similarity, {}, "method is 'cosine'", {"power": 2}),
    (neighbors, {"method": "jaccard"}, "method is 'jaccard'", {"weighting": "tfidf"}),
    (shift, {}, "method is 'jsd'", {"scores": TERMS}),
    (dispersion, {"patterns": ["war"]}, "patterns are given", {"min_count": 1}),
    (reuse, {"detail": "documents"}, "detail is 'documents'", {"date": "date"}),
    (sample, {"strata": ["outlet"]}, "strata have no 'frame'", {"hit_share": 0.5}),
    (dtm, {}, "no frames are given", {"capkeys": True}),
    (dtm, {}, "no skip is given", {"skips": "each"}),
    (dtm, {"vocabulary": ["war"]}, "vocabulary is given", {"min_docs": 2}),
    (dtm, {"weighting": "ltc"}, "weighting is a SMART code such as 'ltc'", {"normalize": "l1"}),
    (keyness_row, {}, "row is of 'keyness'", {"frames": FRAMES}),
    (fl.Weight, {}, "tf is 'count' and df is 'none'", {"base": 2}),
    (tokens, {"rules": "unicode"}, "rules are 'unicode'", {"hyphens": "fold"}),
]


def named(case):
    call, _, where, option = case
    return f"{call.__name__}: {', '.join(option)} where {where}"


@pytest.mark.parametrize("case", NO_ACCOUNT, ids=named)
def test_an_option_that_nothing_uses_is_an_error_that_says_why(case):
    call, rest, where, option = case
    call(**rest)
    (name, value) = next(iter(option.items()))
    told = repr(value) if len(repr(value)) <= 60 else type(value).__name__
    with pytest.raises(ValueError, match="^" + re.escape(f"{name} must be left out where ")) as err:
        call(**rest | option)
    assert str(err.value).removeprefix(f"{name} must be left out where ").startswith(where)
    assert str(err.value).endswith(f", got {told}")


#: Function, what makes options of account, and their defaults.
DEFAULTS = [
    (keyness, {"unit": "document"}, {"test": "permutation", "permutations": 999, "seed": 0}),
    (keyness, {}, {"test": "permutation", "permutations": 999, "seed": 0, "ci": 0.95}),
    (keyness, {}, {"simple_maths": 1.0, "prior": None}),
    (divergence, {}, {"permutations": 999, "seed": 0, "ci": 0.95}),
    (divergence, {"method": "alpha_jsd", "null": None}, {"alpha": 2}),
    (divergence, {"method": "kl", "null": None}, {"smooth": 0.5}),
    (resample, {}, {"per": 1000}),
    (resample, PAIR | {"statistic": "difference"}, {"reference": "rest", "per": 1000}),
    (collocates, {}, {"ci": 0.95, "smoothing": 0.5}),
    (collocates, PAIR, {"adjust": "bh", "permutations": 999, "seed": 0, "reference": "rest"}),
    (collocations, {}, {"ci": 0.95, "smoothing": 0.5}),
    (cooccurrence, {}, {"ci": 0.95}),
    (cooccurrence, {"window": 5}, {"bridge": False}),
    (association, {}, {"ci": 0.95, "tests": 1, "simple_maths": 1.0, "prior": 500.0}),
    (lexical, {}, {"window": 50, "min_factor": 1}),
    (lexical, {"measures": ["maas"]}, {"base": 10}),
    (similarity, {"method": "kl"}, {"smooth": 0.5, "weighting": "count"}),
    (similarity, {"method": "jaccard"}, {"weighting": "count"}),
    (neighbors, {}, {"weighting": "tfidf"}),
    (neighbors, {"method": "jaccard"}, {"weighting": "count"}),
    (dispersion, {}, {"min_count": 1}),
    (sample, {}, {"hit_share": 0.5}),
    (framing_row, {}, {"frames": FRAMES}),
]


@pytest.mark.parametrize(
    ("call", "rest", "defaults"),
    DEFAULTS,
    ids=[f"{call.__name__}: {', '.join(told)}" for call, _, told in DEFAULTS],
)
def test_a_default_that_is_spelt_out_changes_nothing(call, rest, defaults):
    one, other = call(**rest), call(**rest, **defaults)
    pd.testing.assert_frame_equal(one, other, check_exact=True)
    if one.attrs:
        assert fl.settings(one) == fl.settings(other)


def test_the_settings_name_no_option_that_was_not_used():
    for table, names in [
        (keyness(unit="token"), {"test", "permutations", "seed"}),
        (keyness(test="mann_whitney"), {"permutations", "seed"}),
        (keyness(measures=["g2"]), {"ci", "prior", "simple_maths"}),
        (divergence(null=None), {"permutations", "seed", "ci"}),
        (resample(), {"target", "reference"}),
        (resample(**PAIR, statistic="ratio"), {"per"}),
        (collocates(measures=["g2"]), {"ci", "smoothing", "permutations", "seed", "adjust"}),
        (cooccurrence(measures=["g2"]), {"ci", "smoothing", "permutations", "seed"}),
        (association(measures=["g2"]), {"ci", "tests", "simple_maths", "prior"}),
        (lexical(measures=["ttr"]), {"window", "min_factor", "base"}),
        (similarity(method="jaccard"), {"weighting", "smooth", "power"}),
        (neighbors(method="jaccard"), {"weighting"}),
        (dispersion(patterns=["war"]), {"min_count"}),
    ]:
        assert not names & set(fl.settings(table)), fl.settings(table)["function"]


def test_too_few_documents_are_no_error_whatever_the_test():
    few = fl.keyness(["war", "peace"], by=["a", "b"], permutations=9, seed=3, test="bootstrap")
    assert few["p"].isna().all()
    assert np.isnan(fl.keyness(["war", "peace"], by=["a", "b"], test="mann_whitney")["auc"]).all()


@pytest.mark.parametrize("option", ["--text", "--id", "--title"])
def test_the_sample_corpus_has_columns_of_its_own(capsys, option):
    assert main(["kwic", "hegemon*", "--sample", option, "x"]) == 2
    told = f"framelens: {option} must be left out where --sample is given, got 'x'\n"
    assert capsys.readouterr().err == told
