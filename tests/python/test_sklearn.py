"""Can scikit-learn's vectorizers be swapped for ours, and nothing but the time change?"""

from __future__ import annotations

import copy
import io
import os
import pickle
import random
import sys
import warnings

import framelens as fl
import numpy as np
import pandas as pd
import pytest
import sklearn
from framelens import sklearn as ours
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction import text as theirs
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GridSearchCV
from sklearn.pipeline import FeatureUnion, Pipeline

NIGHTLY = os.environ.get("FRAMELENS_NIGHTLY") == "1"
N_SETTINGS = 10_000 if NIGHTLY else 2_000
PIECES = (
    *("war", "War", "WAR’s", "peace", "Peace.", "the", "of", "a", "I", "no-limits", "x_y", "_"),
    *("мир", "МИРА", "naïve", "nai\u0308ve", "ÉCOLE", "ﬁne", "Straße", "İstanbul", "ǅ", "ΟΔΟΣ"),
    *("ΣΣ", "Σ", "aΣ\u0301.", "中文", "日本語", "हिन्दी", "ไทย", "한국어", "①②", "٣٤", "Ⅷ", "x²"),
    *("don't", "3.5", "2024", "—", "(a)", "🇫🇷", "\u200b", "a\u0301", "\xad", "𝔸𝔹", "𐐀𐐁", "\ud7ff"),
)
GAPS = (" ", " ", " ", "  ", "\n", " \n\t", "\xa0", "\u2003\u2003", "\x1c", "\x85", ",", "")


def a_text(chance):
    n = chance.choice([0, 1, 2, 5, 12, 30])
    return "".join(chance.choice(PIECES) + chance.choice(GAPS) for _ in range(n))


def upper(text):
    return text.upper()


def some_settings(chance):
    least = chance.choice([1, 1, 1, 2, 3])
    analyzer = chance.choice(["word", "word", "char", "char_wb"])
    how = {
        "analyzer": analyzer,
        "ngram_range": (least, least + chance.choice([0, 0, 1, 2])),
        "lowercase": chance.random() < 0.8,
        "strip_accents": chance.choice([None, None, "ascii", "unicode"]),
        "binary": chance.random() < 0.2,
        "max_df": chance.choice([1.0, 1.0, 0.7, 5]),
        "min_df": chance.choice([1, 1, 2, 0.2]),
        "max_features": chance.choice([None, None, 3, 10]),
    }
    if analyzer == "word":
        patterns = [*ours.NATIVE, r"(?u)\b\w\w+\b", r"[a-z]+", r"(?u)\b(\w)\w*"]
        how["token_pattern"] = chance.choice(patterns)
        how["stop_words"] = chance.choice([None, None, "english", ["war", "the", "мир"]])
    if chance.random() < 0.1:
        how |= {"vocabulary": ["peace", "war", "the", "zebra", "war peace", "é"]}
    if chance.random() < 0.05:
        how["preprocessor"] = upper
    return how


def run(kind, how, texts, more):
    """Return all that can be seen of a vectorizer, or its error."""
    warnings.simplefilter("ignore")
    try:
        vectorizer = kind(**how)
        fitted = vectorizer.fit_transform(texts)
        return vectorizer, fitted, vectorizer.transform(more)
    except ValueError as error:
        return str(error)


def assert_same_matrix(one, other):
    assert type(one) is type(other)
    assert (one.shape, one.dtype) == (other.shape, other.dtype)
    for part in ("data", "indices", "indptr"):
        a, b = getattr(one, part), getattr(other, part)
        assert a.dtype == b.dtype
        assert a.tobytes() == b.tobytes()


def assert_same(mine, wanted):
    if isinstance(wanted, str):
        assert mine == wanted
        return
    assert list(mine[0].vocabulary_.items()) == list(wanted[0].vocabulary_.items())
    assert mine[0].fixed_vocabulary_ == wanted[0].fixed_vocabulary_
    names = (v.get_feature_names_out() for v in (mine[0], wanted[0]))
    np.testing.assert_array_equal(*names)
    for one, other in zip(mine[1:], wanted[1:], strict=True):
        assert_same_matrix(one, other)


def test_every_setting_gives_the_matrix_and_the_vocabulary_of_scikit_learn():
    chance = random.Random(2026)
    native = 0
    for case in range(N_SETTINGS):
        texts = [a_text(chance) for _ in range(chance.randint(1, 12))]
        more = [a_text(chance) for _ in range(3)]
        how = some_settings(chance)
        name = chance.choice(["CountVectorizer", "TfidfVectorizer"])
        if name == "TfidfVectorizer":
            how["norm"] = chance.choice(["l1", "l2", None])
            how["sublinear_tf"] = chance.random() < 0.3
            how["smooth_idf"] = chance.random() < 0.7
        fl.set_threads(chance.choice([1, 2, 5]))
        wanted = run(getattr(theirs, name), how, texts, more)
        mine = run(getattr(ours, name), how, texts, more)
        try:
            assert_same(mine, wanted)
        except AssertionError:
            print(case, name, how, texts)
            raise
        if not isinstance(mine, str):
            native += mine[0]._is_native()
            if name == "TfidfVectorizer":
                np.testing.assert_array_equal(mine[0].idf_, wanted[0].idf_)
    fl.set_threads(None)
    # Most settings are counted by the core, and most of these have something to count.
    assert native > N_SETTINGS / 2


def test_every_character_is_what_python_takes_it_for():
    """One text a block of code points, alone and between letters; surrogates are no text."""
    codes = [code for code in range(sys.maxunicode + 1) if not 0xD800 <= code < 0xE000]
    blocks = [codes[at : at + 4096] for at in range(0, len(codes), 4096)]
    texts = [" ".join(f"{chr(c)} b{chr(c)}b" for c in block) for block in blocks]
    for how in ({}, {"strip_accents": "unicode"}, {"token_pattern": r"\w+", "lowercase": False}):
        assert_same(
            run(ours.CountVectorizer, how, texts, texts[:3]),
            run(theirs.CountVectorizer, how, texts, texts[:3]),
        )


def test_what_the_core_does_not_know_is_left_to_python():
    counter = ours.CountVectorizer
    assert counter()._is_native()
    assert counter(analyzer="char_wb", ngram_range=(2, 5), strip_accents="ascii")._is_native()
    for how in (
        {"analyzer": str.split},
        {"tokenizer": str.split},
        {"preprocessor": upper},
        {"strip_accents": upper},
        {"token_pattern": r"[a-z]+"},
    ):
        assert not counter(**how)._is_native()
        texts = ["War and peace", "Peace, war."]
        assert_same(run(counter, how, texts, texts), run(theirs.CountVectorizer, how, texts, texts))

    class Stemming(ours.CountVectorizer):
        def build_analyzer(self):
            analyze = super().build_analyzer()
            return lambda text: [word[:3] for word in analyze(text)]

    assert sorted(Stemming().fit(["peaceful peace war"]).vocabulary_) == ["pea", "war"]


def test_a_text_that_utf8_cannot_hold_is_counted_as_by_scikit_learn():
    texts = ["war \ud800 peace", "peace"]
    assert_same(
        run(ours.CountVectorizer, {}, texts, texts), run(theirs.CountVectorizer, {}, texts, texts)
    )


def test_texts_may_be_bytes_files_and_names(tmp_path):
    path = tmp_path / "a.txt"
    path.write_bytes("Größe und größe".encode("latin-1"))
    how = {"encoding": "latin-1"}
    for kind in (ours.CountVectorizer, theirs.CountVectorizer):
        name = kind(input="filename", **how).fit([str(path)])
        file = kind(input="file", **how).fit([io.BytesIO(path.read_bytes())])
        data = kind(**how).fit([path.read_bytes()])
        assert sorted(name.vocabulary_) == ["größe", "und"]
        assert name.vocabulary_ == file.vocabulary_ == data.vocabulary_
        with pytest.raises(UnicodeDecodeError):
            kind().fit([path.read_bytes()])
        assert (
            "gr"
            in kind(decode_error="ignore", token_pattern=r"\w\w")
            .fit([path.read_bytes()])
            .vocabulary_
        )


@pytest.mark.parametrize(
    "texts",
    [[None], [1.5], [np.nan], "war and peace", None, [], [""], ["a"], [["war"]], [b"war", "war"]],
    ids=repr,
)
def test_errors_are_those_of_scikit_learn(texts):
    def outcome(kind):
        try:
            return sorted(kind().fit(texts).vocabulary_)
        except Exception as error:
            return type(error), str(error)

    assert outcome(ours.CountVectorizer) == outcome(theirs.CountVectorizer)


@pytest.mark.parametrize(
    "how",
    [
        {"ngram_range": (2, 1)},
        {"max_df": 1, "min_df": 2},
        {"max_df": -1},
        {"analyzer": "words"},
        {"stop_words": "german"},
        {"strip_accents": "none"},
        {"token_pattern": r"(\w)(\w)"},
        {"vocabulary": []},
        {"vocabulary": ["war", "war"]},
        {"vocabulary": {"war": 1}},
        {"min_df": 3},
        {"dtype": "text"},
    ],
    ids=repr,
)
def test_a_setting_is_refused_in_the_same_words(how):
    def outcome(kind):
        with pytest.raises((ValueError, TypeError)) as refused:
            kind(**how).fit(["war and peace", "war"])
        return str(refused.value)

    found = outcome(ours.CountVectorizer)
    assert found == outcome(theirs.CountVectorizer)


def test_before_fitting_nothing_can_be_asked():
    for ask in ("transform", "inverse_transform"):
        with pytest.raises(sklearn.exceptions.NotFittedError):
            getattr(ours.CountVectorizer(), ask)(["war"])


def test_terms_come_back_from_a_matrix():
    texts = ["war and peace", "peace now"]
    counters = ours.CountVectorizer(), theirs.CountVectorizer()
    one, other = (counter.inverse_transform(counter.fit_transform(texts)) for counter in counters)
    for a, b in zip(one, other, strict=True):
        np.testing.assert_array_equal(a, b)


@pytest.mark.parametrize("dtype", [np.int64, np.float32, np.uint8, float])
def test_the_matrix_has_the_type_that_was_asked_for(dtype):
    texts = ["war war peace", "peace"]
    assert_same_matrix(
        ours.CountVectorizer(dtype=dtype).fit_transform(texts),
        theirs.CountVectorizer(dtype=dtype).fit_transform(texts),
    )


def test_scikit_learn_decides_which_sparse_type_is_returned():
    texts = ["war", "peace"]
    interfaces = ["spmatrix", "sparray"] if "sparse_interface" in sklearn.get_config() else [None]
    for interface in interfaces:
        with sklearn.config_context(**({"sparse_interface": interface} if interface else {})):
            one = ours.TfidfVectorizer().fit(texts).transform(texts)
            assert type(one) is type(theirs.TfidfVectorizer().fit(texts).transform(texts))


# --- in pipelines ------------------------------------------------------------------------------


def sample():
    corpus = fl.load_sample()
    texts = pd.Series([corpus.text(doc) for doc in corpus.ids])
    return texts, corpus.docvars["outlet"].to_numpy()


def test_a_grid_search_over_a_pipeline_finds_the_same():
    texts, outlets = sample()
    grid = {"words__ngram_range": [(1, 1), (1, 2)], "words__min_df": [1, 2]}
    scores = []
    for module in (ours, theirs):
        steps = [("words", module.TfidfVectorizer()), ("model", LogisticRegression(max_iter=300))]
        search = GridSearchCV(Pipeline(steps), grid, cv=3, n_jobs=2).fit(texts, outlets)
        scores.append((search.best_params_, search.cv_results_["mean_test_score"].tolist()))
    assert scores[0] == scores[1]


def test_unions_and_column_transformers_take_it():
    texts, _ = sample()
    frame = pd.DataFrame({"text": texts, "title": texts.str[:40]})
    made = []
    for module in (ours, theirs):
        union = FeatureUnion(
            [
                ("words", module.CountVectorizer(min_df=2)),
                ("signs", module.TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 3))),
            ]
        )
        columns = ColumnTransformer(
            [("text", union, "text"), ("t", module.CountVectorizer(), "title")]
        )
        made.append((columns.fit_transform(frame), columns.get_feature_names_out().tolist()))
    assert made[0][1] == made[1][1]
    assert abs(made[0][0] - made[1][0]).max() == 0
    assert not hasattr(theirs.CountVectorizer(), "set_output")
    assert not hasattr(ours.CountVectorizer(), "set_output")


def test_settings_can_be_read_set_and_cloned():
    counter = ours.TfidfVectorizer(ngram_range=(1, 2), stop_words=["the"])
    assert counter.get_params() == theirs.TfidfVectorizer(**counter.get_params()).get_params()
    twin = clone(counter.fit(["the war", "peace"]))
    assert twin.get_params() == counter.get_params()
    assert not hasattr(twin, "vocabulary_")
    assert twin.set_params(binary=True).binary
    assert repr(counter) == repr(theirs.TfidfVectorizer(ngram_range=(1, 2), stop_words=["the"]))
    assert isinstance(counter, theirs.TfidfVectorizer)


def test_the_estimator_checks_of_scikit_learn_that_apply_pass():
    from sklearn.utils.estimator_checks import check_estimator

    for kind in (ours.CountVectorizer, ours.TfidfVectorizer):
        warnings.simplefilter("ignore")
        found = check_estimator(kind(), on_fail=None)
        wanted = check_estimator(getattr(theirs, kind.__name__)(), on_fail=None)
        status = [{r["check_name"]: r["status"] for r in results} for results in (found, wanted)]
        assert status[0] == status[1]
        assert "passed" in status[0].values()


# --- kept as bytes -----------------------------------------------------------------------------

KEPT = [
    {},
    {"stop_words": ["war"], "ngram_range": (1, 2), "dtype": np.float32, "max_df": 0.9},
    {"vocabulary": {"war": 1, "peace": 0}},
    {"vocabulary": {"war", "peace"}, "stop_words": [], "dtype": np.dtype("f8")},
    {"analyzer": "char", "strip_accents": "unicode"},
]


@pytest.mark.parametrize("kind", [ours.CountVectorizer, ours.TfidfVectorizer])
@pytest.mark.parametrize("how", KEPT, ids=str)
def test_a_pickle_holds_settings_and_vocabulary_and_no_code(kind, how):
    texts = ["war and peace", "peace now", "мир"]
    for fit in (False, True):
        vectorizer = kind(**how)
        if fit:
            vectorizer.fit(texts)
        for again in (
            pickle.loads(pickle.dumps(vectorizer)),
            copy.deepcopy(vectorizer),
            kind.from_bytes(vectorizer.to_bytes()),
        ):
            assert type(again) is kind
            assert again.get_params() == vectorizer.get_params()
            assert type(again.dtype) is type(vectorizer.dtype)
            if fit:
                assert again.vocabulary_ == vectorizer.vocabulary_
                assert_same_matrix(again.transform(texts), vectorizer.transform(texts))
            else:
                assert not hasattr(again, "vocabulary_")
    assert b"sklearn" not in vectorizer.to_bytes()


def test_a_vectorizer_with_a_function_is_pickled_by_its_name():
    counter = ours.CountVectorizer(preprocessor=upper).fit(["war"])
    again = pickle.loads(pickle.dumps(counter))
    assert again.preprocessor is upper
    assert again.transform(["war"]).sum() == 1
    with pytest.raises(TypeError, match="CountVectorizer holds a setting that is not plain data"):
        counter.to_bytes()


def test_damaged_bytes_are_refused():
    data = ours.CountVectorizer().fit(["war and peace"]).to_bytes()
    wrong = "data must be what CountVectorizer.to_bytes returned, got"
    for damaged in (b"", b"x", data[:-1], data.replace(b"war", b"wax"), data[5:]):
        with pytest.raises(ValueError, match=wrong):
            ours.CountVectorizer.from_bytes(damaged)
    for at in range(0, len(data), 7):
        flipped = data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]
        with pytest.raises(ValueError, match=wrong):
            ours.CountVectorizer.from_bytes(flipped)
    with pytest.raises(ValueError, match="got those of a CountVectorizer"):
        ours.TfidfVectorizer.from_bytes(data)
