"""Which published examples are compared in other files, and which not, and why?"""

from __future__ import annotations

#: Equal, each in the file that is about its measure.
ELSEWHERE = {
    "test_dispersion.py": [
        "gries_DP_a",
        "gries_DP_biqx",
        "gries_DPnorm_biqx",
        "gries_KL_biqx",
        "gries_S_biqx",
        "gries_D_biqx",
        "carroll_D2",
        "juilland_U",
        "rosengren_S",
        "rosengren_KF",
        "engwall_FM",
        "gries_ARF",
        "gries_ALD",
        "gries_fAWT_fALD",
        "lyne_allemand",
    ],
    "test_collocations.py": ["qtd_colloc_lambda"],
    "test_keyness.py": ["kilgarriff_mw"],
    "test_windows.py": ["nltk_bigram_win"],
    "test_similarity.py": ["burrows_galbraith"],
    # Of lexicalrichness all figures but its MTLD, which follows another rule.
    "test_lexical.py": [
        "lexicalrichness_readme",
        "lexicalrichness_yule",
        "stjohn_yuleK",
        "popescu_225",
        "fisher_alpha",
        "kyle_colorado",
        "koRpus_phasmatodea",
    ],
}

#: What they need that is not in the shared folder, or not in Python.
NEEDS = {
    "reddit-corpus-small of ConvoKit": ["convokit_fw"],
    "the six novels of janeaustenr": ["tidylo_austen"],
    "Moby Dick as of Project Gutenberg": ["nltk_moby_kwic"],
    "the classified sentences of putin_talks": ["corpus_putintalks_usa"],
    "the test set of SemEval 2021, task 6": ["corpus_semeval_offsets"],
    "a reader of PolNeAR's marks, which is in tests/rust/polnear.rs": ["corpus_polnear_offsets"],
}


def reasons():
    """Return {name: "equal, in <file>" or "needs <what>"}."""
    found = {name: f"equal, in {file}" for file, names in ELSEWHERE.items() for name in names}
    return found | {name: f"needs {what}" for what, names in NEEDS.items() for name in names}
