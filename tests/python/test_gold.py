"""Are our figures those of quanteda, table by table? Nothing of the shared folder is copied here.

Tables whose part is not built are named with the part, so that none is forgotten. Files that are
neither compared nor named make a test fail.
"""

from __future__ import annotations

from fnmatch import fnmatch
from functools import cache

import pytest
import quanteda as q
import quanteda_keyness as k
import quanteda_likeness as likeness
import quanteda_matrix as m
import quanteda_patterns as p
from data import SHARED, needs

IN_BOTH = {
    "frequency_all.csv.gz": q.frequencies,
    "docfreq_all.csv.gz": q.document_frequencies,
    "dfm_topfeatures.csv": q.top_features,
    "ngrams_*": m.ngrams,
    "tokens_counts_default.csv": lambda name: q.sizes(name, "default"),
    "tokens_counts_remove_punct.csv": lambda name: q.sizes(name, "remove_punct"),
    "simil_allpairs_cosine.csv.gz": q.likeness_of_all,
    "dfm_trim.csv": m.trimmed,
    "weight_sample.csv.gz": lambda name: m.cells(name, "weight_sample.csv.gz"),
    "weight_rowsums.csv": lambda name: m.row_sums(name, "weight_rowsums.csv"),
    "tfidf_sample.csv.gz": lambda name: m.cells(name, "tfidf_sample.csv.gz"),
    "tfidf_rowsums.csv": lambda name: m.row_sums(name, "tfidf_rowsums.csv"),
    "simil_features.csv": likeness.of_features,
    "kwic_counts.csv": p.kwic_counts,
    "kwic_rows.csv": p.kwic_rows,
    "xray.csv": p.xray,
    "dict_append_key_freq.csv": p.matched_words,
    "dict_tokens_nomatch_levels1.csv": p.unmatched,
}
for scope in ("dict_exclusiveFALSE_scope-key", "dict_exclusiveFALSE_scope-dictionary"):
    counts, first = f"{scope}_counts", f"{scope}_first3docs"
    IN_BOTH[f"{counts}.csv"] = lambda name, t=counts: p.keys_beside_terms(name, t)
    IN_BOTH[f"{first}.json.gz"] = lambda name, t=first: p.keys_among_terms(name, t)
TWENTY = ["simil_docs20_count", "simil_docs20_count_fullvocab", "simil_dist_docs20_prop"]
TWENTY += ["simil_docs20_tfidf", "dist_docs20_count", "proxyC_dist_docs20_smooth1"]
IN_BOTH |= {f"{t}.csv": lambda name, t=t: likeness.of_twenty(name, t) for t in TWENTY}
LEVELS = {
    "dict_tokens_excl_scope-key_levels1": "1",
    "dict_tokens_excl_scope-key_levels2": "2",
    "dict_tokens_excl_scope-key_levelsall": "all",
    "dict_tokens_excl_scope-dictionary_levels1": "1",
    "dict_tokens_excl_scope-dictionary_levels2": "2",
    "dict_tokens_excl_scope-dictionary_levelsall": "all",
    "dict_tokens_withpunct_levels1": "1",
    "dict_tokens_case_sensitive_levels1": "1",
    "dict_dfmlookup_levels1": "1",
    "dict_dfmlookup_levelsall": "all",
}
IN_BOTH |= {f"{t}.csv": lambda name, t=t, n=n: p.lookup(name, t, n) for t, n in LEVELS.items()}

COMPARED = {f"{name}/{path}": (f, name) for name in q.NAMES for path, f in IN_BOTH.items()}
COMPARED |= {
    f"{name}/frequency_by_{by}_top200.csv": (q.frequencies_by_group, name)
    for name, by in q.GROUPS.items()
}
COMPARED |= {path: (k.compare, path) for path in k.PATHS}
COMPARED |= {
    "ngrams_toy.json": (m.ngrams_toy,),
    "tokens_totals.csv": (q.totals,),
    "dict_overlap_toy.json": (p.overlap_toy,),
}

#: Why the other files are not compared, or not yet.
OTHERS = {
    "*.md": "prose",
    "*/tokens_*.jsonl.gz": "the token streams that all else is counted from",
    "geopolitics_dictionary.json": "the dictionary that is looked up",
    "*keyness_*_top_bottom200.csv.gz": "the rows of keyness_*_all once more, sorted (Q31)",
    "*/frequency_ties_*": "the rows of frequency_all once more, with other ranks of ties",
    "*/frequency_wordstem_*": "another version of the Snowball stemmer: even and evening, intern",
    "*/tokens_counts_*": "needs quanteda's sentences, or what its other options remove (Q11-Q17)",
    "tricky_tokens.json": "compared in test_quanteda_cutting.py, rule by rule",
    "*/summary*": "counts of quanteda's own kinds of tokens (Q19)",
    "*/dict_LSD2015_*": "needs the dictionary LSD2015, which is not there",
    "*/collocations_*": "compared in test_collocations.py",
    "*fcm_*": "windows: compared in test_windows.py; documents as windows: not built",
    "*/entropy_*": "compared in test_lexical.py",
    "*/lexdiv_*": "compared in test_lexical.py",
    "*/readability_*": "compared in test_readability.py, as far as formulas are built",
    "nsyllable_sample.csv": "compared in test_readability.py",
}


@cache
def compared(path):
    compare, *arguments = COMPARED[path]
    return compare(*arguments)


@pytest.mark.parametrize("path", COMPARED)
def test_a_table_of_quanteda_is_ours_as_well(path):
    cells, worst = compared(path)
    assert cells > 0
    assert 0 <= worst <= 1e-8


def test_every_file_of_quanteda_is_compared_or_has_its_reason():
    root = needs("gold/quanteda")
    files = {str(f.relative_to(root)) for f in root.rglob("*") if f.is_file()}
    for file in files:
        assert any(fnmatch(file, known) for known in [*COMPARED, *OTHERS]), file
    for known in [*COMPARED, *OTHERS]:
        assert any(fnmatch(file, known) for file in files), known


def test_no_table_is_lost_on_the_way():
    found = {path: compared(path) for path in COMPARED}
    cells = sum(cells for cells, _ in found.values())
    worst, where = max((float(worst), path) for path, (_, worst) in found.items())
    exact = sum(worst == 0 for _, worst in found.values())
    print(f"\nquanteda, in {SHARED.name}: {len(found)} tables, {cells:,} cells; {exact} tables")
    print(f"equal to the last digit; worst deviation {worst:.2g} ({where})")
    assert (len(found), cells) == (89, 1_292_832)
