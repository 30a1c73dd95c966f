"""Are corpora that nobody would wish for answered right, and in bounded memory and time?"""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import framelens as fl
import numpy as np
import peak
import planted
import pytest

pytestmark = pytest.mark.skipif(not peak.STATUS.exists(), reason="Linux alone tells peak memory")

STORY = "The two sides signed a joint statement on energy, railways and trade after the talks."
MANY = 10_000
#: Processor seconds: some ten times what a calm machine needs, a hundredth of all with all.
PATIENCE = 60


def measured(question):
    """Return what a function of this file says in a process of its own, and megabytes."""
    code = (
        "import json, time, warnings; import peak, test_hostile as here\n"
        "warnings.simplefilter('ignore')\n"
        f"told = here.{question.__name__}()\n"
        "print(json.dumps([told, peak.kibibytes() / 1024, time.process_time()]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=Path(__file__).parent, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()[-2_000:]
    told, megabytes, seconds = json.loads(done.stdout)
    print(f"{question.__name__}: {megabytes:.0f} MB, {seconds:.1f} s")
    assert seconds < PATIENCE
    return told, megabytes


def identical():
    corpus = fl.Corpus([STORY] * MANY)
    pairs = fl.near_duplicates(corpus)
    near = fl.neighbors(corpus, k=3)
    passages = fl.reuse(corpus, min_tokens=10)
    effective = fl.effective_documents(corpus).iloc[0]
    return {
        "pairs": [len(pairs), int(pairs["cluster"].nunique()), int(pairs["doc"].max())],
        "near": [len(near), float(near["similarity"].min())],
        "last": near["neighbor"].tolist()[-3:],
        "passages": [len(passages), int(passages["docs"].max()), int(passages["tokens"].min())],
        "effective": [float(effective["effective"]), int(effective["pairs"])],
    }


def test_ten_thousand_identical_documents_are_one_story():
    told, megabytes = measured(identical)
    assert told["pairs"] == [MANY - 1, 1, 0]
    assert told["near"][0] == 3 * MANY
    assert told["near"][1] == pytest.approx(1)
    assert told["last"] == [0, 1, 2]
    assert told["passages"] == [MANY - 1, MANY, 15]
    assert told["effective"] == [1, MANY * (MANY - 1) // 2]
    assert megabytes < 600  # a table of all pairs has 4 GB


def one_among_small():
    draw = np.random.default_rng(0)
    words, counts = planted.words_of_news()
    rare = [f"{word}{i}" for i in range(20) for word in words]
    vocabulary = np.array(words + rare)
    shares = np.cumsum(np.array([*counts, *[0.2] * len(rare)]))
    shares /= shares[-1]

    def drawn(n):
        return vocabulary[np.searchsorted(shares, draw.random(n))]

    large = drawn(8_500_000)
    small = [" ".join(drawn(300)) for _ in range(1_000)]
    copied = {3: 1_000_000, 997: 8_000_000}
    for doc, at in copied.items():
        small[doc] = " ".join(large[at : at + 200])
    text = " ".join(large)
    corpus = fl.Corpus([*small[:500], text, *small[500:]])
    excerpts = fl.near_duplicates(corpus, measure="containment")
    passages = fl.reuse(corpus, min_tokens=100)
    found = [
        corpus.text(doc)[start:end] == corpus.text(other)[there:until]
        for doc, start, end, other, there, until in passages[
            ["doc", "start", "end", "other", "other_start", "other_end"]
        ].itertuples(index=False)
    ]
    near = fl.neighbors(corpus, k=1, threshold=0.9)
    frames = fl.framing(corpus, fl.Dictionary({"Talks": ["talks"]}))
    return {
        "megabytes": len(text) / 1e6,
        "excerpts": excerpts[["doc", "duplicate", "similarity"]].to_numpy().tolist(),
        "passages": [passages[["doc", "other", "tokens"]].to_numpy().tolist(), found],
        "neighbors": len(near),
        "talks": [int(frames["count"].sum()), " ".join([*small, text]).split().count("talks")],
    }


def test_a_document_of_fifty_megabytes_stands_among_small_ones():
    told, megabytes = measured(one_among_small)
    assert told["megabytes"] > 50
    assert told["excerpts"] == [[3, 500, 1.0], [998, 500, 1.0]]
    assert told["passages"] == [[[3, 500, 200], [500, 998, 200]], [True, True]]
    assert told["talks"][0] == told["talks"][1] > 0
    assert megabytes < 2_500


def test_empty_documents_and_those_of_one_word_are_like_their_equals_alone():
    texts = ["", "war", None, "peace", " ", "war", "…", "war and peace"]
    assert fl.near_duplicates(texts)[["doc", "duplicate"]].to_numpy().tolist() == [[1, 5]]
    near = fl.neighbors(texts, method="jaccard", threshold=0.3)
    pairs = sorted(zip(near["doc"], near["neighbor"], strict=True))
    assert pairs == sorted(
        [(1, 5), (5, 1), *[(d, 7) for d in (1, 3, 5)], *[(7, d) for d in (1, 3, 5)]]
    )
    assert len(fl.reuse(fl.Corpus(texts), min_tokens=2, seed=2)) == 0
    square = fl.similarity(texts, by="doc").to_numpy()
    assert np.isnan(square[[0, 2, 4, 6]]).all()  # nothing is like nothing, not even itself
    told = fl.effective_documents(texts).iloc[0]
    assert told["clusters"] == told["n_docs"] - 1


def one_term():
    texts = ["war " * (i % 50) for i in range(MANY)]
    corpus = fl.Corpus(texts)
    pairs = fl.near_duplicates(corpus, max_pairs=20_000)
    near = fl.neighbors(corpus, k=2)
    passages = fl.reuse(corpus)
    return {
        "clusters": int(pairs["cluster"].nunique()),
        "near": [len(near), near["similarity"].min()],
        "passages": sorted({int(n) for n in passages["tokens"]}),
        "docs": int(passages["docs"].max()),
    }


def test_a_vocabulary_of_one_term_tells_documents_apart_by_their_length_at_most():
    told, megabytes = measured(one_term)
    # One word, two, three, four, and five or more: these have the same shingle.
    assert told["clusters"] == 5
    assert told["near"][0] == 2 * (MANY - MANY // 50)
    assert told["near"][1] == pytest.approx(1)
    # All are compared with the first of twelve words.
    assert told["passages"] == [12]
    assert told["docs"] == MANY * 38 // 50
    assert megabytes < 600


def test_every_pair_of_few_short_documents_is_looked_at():
    texts = ["a", "a a", "a a a", "b", ""]
    found = fl.near_duplicates(texts, shingle=1)[["doc", "duplicate"]].to_numpy().tolist()
    assert found == [list(pair) for pair in combinations(range(3), 2)]
