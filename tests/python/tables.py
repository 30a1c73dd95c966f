"""One table of every kind, with the names and dtypes that its columns are documented to have."""

from __future__ import annotations

import datetime as dt

import framelens as fl
import narwhals.stable.v2 as nw
from containers import TABLES

DOCS = {
    "text": ["No limits pact.", None, "A multipolar world", "“No-limits”, they said. Peace"],
    "id": ["a", "b", "c", "d"],
    "outlet": ["Wire", "Post", "Post", "Wire"],
    "year": [2021, 2022, 2022, 2021],
    "date": [dt.datetime(2024, month, 5) for month in (1, 1, 2, 4)],
}
FRAMES = fl.Dictionary({"no_limits": ["no-limits"], "multipolar": ["multipolar*"]})
NEVER = fl.Dictionary({"never": ["zebra*"]})
LIBRARIES = ["pandas", "polars", "pyarrow"]
PAGE = (
    "Skip to content\nTalks of the World Health Organization (WHO)\n"
    "The No limits pact was signed. They said that no limits are set on a multipolar world."
)
RICH = [PAGE, None, PAGE, "A multipolar pact. The pact was signed by the other side."]
BARE = ["no limits", "multipolar", None, "war"]

TEXT, WHOLE, REAL, TRUTH = nw.String, nw.Int64, nw.Float64, nw.Boolean
RATES = {"count": WHOLE, "docs": WHOLE, "n_docs": WHOLE, "tokens": WHOLE}
RATES |= {"rate": REAL, "low": REAL, "high": REAL, "ci_method": TEXT}
FLAGS = {"negated": TRUTH, "hedged": TRUTH}
SPOKEN = {"region": TEXT, "voice": TEXT, "speaker": TEXT}
LINE = {"doc": TEXT, "start": WHOLE, "end": WHOLE, "left": TEXT, "node": TEXT, "right": TEXT}
VOICES = dict.fromkeys(["own", "direct", "reported", "scare", "mention", "unknown"], WHOLE)
VOICES |= dict.fromkeys(FLAGS, WHOLE)
SIDES = dict.fromkeys(["target", "reference", "target_docs", "reference_docs"], WHOLE)
SIDES |= dict.fromkeys(["target_rate", "reference_rate"], REAL)
MEASURED = ["g2", "log_ratio", "log_ratio_low", "log_ratio_high", "log_odds", "log_odds_z"]
CHANCE = {"p": REAL, "q": REAL, "p_method": TEXT}
SPREAD = ["dp", "dp_norm", "dp_2020", "juilland_d", "carroll_d2", "rosengren_s", "kl", "da"]
SPREAD += ["arf", "awt", "f_awt", "ald", "f_ald"]
LENGTHS = ["words", "sentences", "letters", "syllables", "polysyllables", "long_words"]
GRADES = ["flesch", "flesch_kincaid", "fog", "smog", "coleman_liau", "ari", "lix", "rix"]
RICHNESS = ["ttr", "mattr", "mtld", "hdd", "yule_k", "entropy", "hapax_share"]
CONTRAST = [f"{what}{end}" for what in ("difference", "ratio") for end in ("", "_low", "_high")]
DTYPES = {
    "tokens": {"doc": TEXT, "position": WHOLE, "start": WHOLE, "end": WHOLE, "surface": TEXT}
    | {"term": TEXT, "sentence": WHOLE, "region": TEXT, "counted": TRUTH, "voice": TEXT}
    | FLAGS,
    "summary": {"doc": TEXT, "chars": WHOLE, "tokens": WHOLE, "counted": WHOLE, "types": WHOLE}
    | {"sentences": WHOLE, "regions": WHOLE, "missing": TRUTH},
    "cleaning": {"doc": TEXT, "start": WHOLE, "end": WHOLE, "rule": TEXT, "region": TEXT}
    | {"text": TEXT, "share": REAL},
    "variants": {"term": TEXT, "surface": TEXT, "count": WHOLE},
    "learn_variants": {"long_form": TEXT, "acronym": TEXT, "count": WHOLE, "docs": WHOLE},
    "learn_lines": {"line": TEXT, "outlet": TEXT, "docs": WHOLE, "n_docs": WHOLE}
    | {"share": REAL, "example": TEXT},
    "frequency": {"term": TEXT, "outlet": TEXT, "year": WHOLE} | RATES,
    "dispersion": {"term": TEXT, "count": WHOLE, "range": WHOLE, "parts": WHOLE}
    | dict.fromkeys(SPREAD, REAL)
    | {"unstable": TRUTH},
    "lexical": {"outlet": TEXT, "tokens": WHOLE, "types": WHOLE} | dict.fromkeys(RICHNESS, REAL),
    "readability": {"doc": TEXT} | dict.fromkeys(LENGTHS, WHOLE) | dict.fromkeys(GRADES, REAL),
    "collocations": {"term": TEXT, "count": WHOLE, "docs": WHOLE}
    | dict.fromkeys(["g2", "npmi", "lambda", "lambda_z"], REAL),
    "collocates": {"term": TEXT, "outlet": TEXT, "count": WHOLE, "docs": WHOLE}
    | {"share": REAL, "expected": REAL}
    | dict.fromkeys(["total", "near", "tokens", "nodes"], WHOLE)
    | dict.fromkeys(["log_dice", "npmi", "g2", "delta_p_2_1", "delta_p_1_2"], REAL),
    "effective_documents": {"outlet": TEXT}
    | dict.fromkeys(["n_docs", "pairs", "clusters"], WHOLE)
    | dict.fromkeys(["effective", "design_effect"], REAL),
    "cooccurrence": {"actor": TEXT, "frame": TEXT, "outlet": TEXT, "count": WHOLE, "docs": WHOLE}
    | {"share": REAL, "expected": REAL}
    | dict.fromkeys(["actor_units", "frame_units", "units", "n_docs"], WHOLE)
    | {"npmi": REAL, "npmi_low": REAL, "npmi_high": REAL, "ci_method": TEXT}
    | {"log_dice": REAL, "g2": REAL, "p": REAL, "q": REAL, "p_method": TEXT},
    "hits": {"frame": TEXT, "entry": TEXT, "doc": TEXT, "start": WHOLE, "end": WHOLE}
    | {"surface": TEXT, "sentence": WHOLE}
    | SPOKEN
    | FLAGS
    | {"position": WHOLE},
    "framing": {"frame": TEXT, "year": WHOLE}
    | RATES
    | {"prevalence": REAL, "prominence": REAL, "dp_norm": REAL}
    | VOICES,
    "score": {"no_limits": WHOLE, "multipolar": WHOLE},
    "coverage": {"frame": TEXT, "entry": TEXT, "exclude": TRUTH, "count": WHOLE, "docs": WHOLE}
    | dict.fromkeys(["share", "effective", "prevalence", "token_share"], REAL)
    | dict.fromkeys(["matches", "same_frame", "other_frames"], WHOLE)
    | dict.fromkeys(["overlaps", "overlaps_frame", "flag"], TEXT),
    "trend": {"frame": TEXT, "outlet": TEXT, "date": nw.Datetime, "n_docs": WHOLE}
    | RATES
    | {"rolling": REAL, "change": TRUTH, "change_p": REAL},
    "contrast": {"frame": TEXT}
    | SIDES
    | dict.fromkeys(CONTRAST, REAL)
    | {"ci_method": TEXT}
    | CHANCE,
    "resample": {"frame": TEXT, "outlet": TEXT, "count": WHOLE, "docs": WHOLE, "n_docs": WHOLE}
    | {"n_sources": WHOLE, "tokens": WHOLE, "rate": REAL, "se": REAL, "low": REAL, "high": REAL}
    | {"ci_method": TEXT},
    "kwic": LINE | SPOKEN,
    "evidence": {"side": TEXT} | LINE | {"sentence": TEXT} | SPOKEN,
    "keyness": {"term": TEXT, "year": WHOLE}
    | SIDES
    | dict.fromkeys([*MEASURED, "log_odds_se", "log_odds_prior"], REAL)
    | CHANCE,
    "shift": {"term": TEXT, "part": REAL, "direction": TEXT} | SIDES,
    "divergence": {"target": WHOLE, "reference": WHOLE, "target_docs": WHOLE}
    | dict.fromkeys(["reference_docs", "target_tokens", "reference_tokens"], WHOLE)
    | dict.fromkeys(["observed", "maximum", "corrected", "null_mean", "excess"], REAL)
    | {"low": REAL, "high": REAL, "p": REAL, "p_method": TEXT},
    "near_duplicates": {"doc": TEXT, "duplicate": TEXT, "similarity": REAL, "cluster": WHOLE}
    | {"representative": TEXT},
    "neighbors": {"doc": TEXT, "neighbor": TEXT, "similarity": REAL, "rank": WHOLE},
    "reuse": {"doc": TEXT, "start": WHOLE, "end": WHOLE}
    | {"other": TEXT, "other_start": WHOLE, "other_end": WHOLE}
    | {"tokens": WHOLE, "other_tokens": WHOLE, "similarity": REAL}
    | {"quoted": REAL, "other_quoted": REAL, "speaker": TEXT, "other_speaker": TEXT}
    | {"cluster": WHOLE, "docs": WHOLE, "first": TEXT}
    | {"text": TEXT, "other_text": TEXT},
    "align": {"a": TEXT, "b": TEXT, "kind": TEXT}
    | dict.fromkeys(["a_start", "a_end", "b_start", "b_end"], WHOLE),
}
#: These have a row for every document, group or frame, whatever is in the texts.
NEVER_EMPTY = {
    "cooccurrence",
    "tokens",
    "summary",
    "frequency",
    "lexical",
    "readability",
    "framing",
    "score",
}
NEVER_EMPTY |= {
    "cooccurrence",
    "coverage",
    "effective_documents",
    "resample",
    "trend",
    "contrast",
    "shift",
    "divergence",
    "evidence",
}


def asked(corpus, frames, pattern, least):
    """Return one table of every kind."""
    months = ["outlet", fl.period("date", "month")]
    keys = fl.keyness(corpus, by="year", min_count=least)
    one = fl.keyness(corpus, by="year", target=2021)
    first = {name: nw.from_native(one)[name][0] for name in ("term", "target", "reference")}
    return {
        "tokens": fl.tokens(corpus),
        "summary": fl.summary(corpus),
        "cleaning": fl.cleaning(corpus),
        "variants": fl.variants(corpus),
        "learn_variants": fl.learn_variants(corpus, min_count=1),
        "learn_lines": fl.learn_lines(corpus, by="outlet", min_docs=least, min_share=0.0),
        "frequency": fl.frequency(corpus, by=["outlet", "year"]),
        "dispersion": fl.dispersion(corpus, min_count=least),
        "lexical": fl.lexical(corpus, by="outlet"),
        "readability": fl.readability(corpus),
        "collocations": fl.collocations(corpus, min_count=least),
        "collocates": fl.collocates(corpus, pattern, by="outlet", min_count=least),
        "cooccurrence": fl.cooccurrence(corpus, {"we": [pattern]}, frames, by="outlet"),
        "effective_documents": fl.effective_documents(corpus, by="outlet"),
        "hits": fl.hits(corpus, frames),
        "framing": fl.framing(corpus, frames, by="year"),
        "score": fl.score(corpus, FRAMES),
        "coverage": fl.coverage(corpus, frames),
        "trend": fl.trend(corpus, frames, by=months, permutations=9),
        "contrast": fl.contrast(corpus, frames, by="outlet", target="Wire", permutations=9),
        "resample": fl.resample(corpus, frames, by="outlet", sources="year", replicates=99),
        "kwic": fl.kwic(corpus, pattern),
        "evidence": fl.evidence(corpus, first, settings=fl.settings(one)),
        "keyness": keys,
        "shift": fl.shift(corpus, by="outlet", target="Wire"),
        "divergence": fl.divergence(corpus, by="year", reference=None, permutations=9),
        "near_duplicates": fl.near_duplicates(corpus, threshold=0.9),
        "neighbors": fl.neighbors(corpus, threshold=0.9),
        "reuse": fl.reuse(corpus, min_tokens=5, seed=3, date="date"),
        "align": fl.align("a", "c", corpus=corpus).table,
    }


def made(kind, **changes):
    """Return the documents as a corpus, from a table of that library."""
    return fl.Corpus(TABLES[kind](DOCS | changes), text="text", id="id")
