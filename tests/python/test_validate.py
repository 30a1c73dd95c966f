"""Does a dictionary get the marks that the labels give it?"""

from __future__ import annotations

import math
from fractions import Fraction

import framelens as fl
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import minimize_scalar
from scipy.stats import norm
from sklearn.metrics import cohen_kappa_score, f1_score, precision_score, recall_score

FRAMES = fl.Dictionary({"war": ["war", "fight"], "peace": ["peace"]})


def sample_of(strata: list[dict], rows: list[dict]) -> fl.ValidationSample:
    """Make a sample of one frame: strata with population and having, rows with stratum and hit."""
    frames = fl.Dictionary({"war": ["war"]})
    ids = [f"s{place}" for place in range(len(rows))]
    hits = [name for name, row in zip(ids, rows, strict=True) if row["hit"]]
    table = pd.DataFrame({"population": [stratum["population"] for stratum in strata]})
    table["drawn"] = [sum(row["stratum"] == h for row in rows) for h in range(len(strata))]
    table["source"] = [stratum.get("source", "a") for stratum in strata]
    return fl.ValidationSample(
        sheet=pd.DataFrame({"id": ids, "war": pd.NA}),
        key=pd.DataFrame({"id": ids, "stratum": [row["stratum"] for row in rows]}),
        hits=pd.DataFrame({"id": hits, "frame": "war", "entry": "war"}, dtype=object),
        strata=table,
        having=pd.DataFrame({"war": [stratum["having"] for stratum in strata]}),
        settings={"frames": frames._setting()},
    )


def sheet_of(labels: list) -> pd.DataFrame:
    return pd.DataFrame({"id": [f"s{place}" for place in range(len(labels))], "war": labels})


@st.composite
def coded(draw):
    """Strata with sentences drawn from each, with and without a hit, and their labels."""
    strata, rows = [], []
    for h in range(draw(st.integers(1, 4))):
        cells = [draw(st.tuples(st.integers(0, 8), st.integers(0, 60))) for _ in range(2)]
        for hit, (drawn, more) in enumerate(cells):
            rows += [
                {"stratum": h, "hit": bool(hit), "label": draw(st.booleans())} for _ in range(drawn)
            ]
            cells[hit] = drawn + more
        strata.append({"population": sum(cells), "having": cells[1]})
    return strata, rows


def slow_cells(strata, rows):
    """Return [misses, hits], each a list of (k, n, N) by stratum."""
    sides = []
    for hit in (False, True):
        side = []
        for h, stratum in enumerate(strata):
            own = [row["label"] for row in rows if row["stratum"] == h and row["hit"] == hit]
            size = stratum["having"] if hit else stratum["population"] - stratum["having"]
            side.append((sum(own), len(own), size))
        sides.append(side)
    return sides


def slow_share(cells):
    """Return the weighted share as a fraction; None if nothing was drawn."""
    drawn = [(k, n, size) for k, n, size in cells if n]
    total = sum(size for _, _, size in drawn)
    return sum(Fraction(k, n) * size for k, n, size in drawn) / total if total else None


def slow_limit(cells, z, upper):
    """Wilson's limit of each stratum by the roots of its equation, put together as MOVER does."""
    p, squares = float(slow_share(cells)), 0.0
    total = sum(size for _, n, size in cells if n)
    for k, n, size in cells:
        if not n or n == size:
            continue
        worth = n * (size - 1) / (size - n)
        # (p - x)^2 = z^2 x (1 - x) / n
        roots = np.roots([1 + z * z / worth, -(2 * k / n + z * z / worth), (k / n) ** 2])
        limit = max(roots.real) if upper else min(roots.real)
        squares += (size / total * (limit - k / n)) ** 2
    return p + math.sqrt(squares) if upper else p - math.sqrt(squares)


def slow_total(cells, z, upper):
    size = sum(size for _, _, size in cells)
    return size * min(max(slow_limit(cells, z, upper), 0.0), 1.0) if size else 0.0


def known(table, name):
    return table[[name, f"{name}_low", f"{name}_high"]].iloc[0].tolist()


@given(coded())
def test_estimates_are_those_of_the_weighted_sentences(case):
    strata, rows = case
    if not rows:
        return
    missed, hit = slow_cells(strata, rows)
    table = fl.validate(
        sheet_of([int(row["label"]) for row in rows]), sample_of(strata, rows)
    ).frames
    precision, miss = slow_share(hit), slow_share(missed)
    h, others = sum(size for *_, size in hit), sum(size for *_, size in missed)
    assert table["tp"][0] + table["fn"][0] == sum(row["label"] for row in rows)
    assert same(table["precision"][0], precision)
    t = precision * h if precision is not None else (None if h else 0)
    f = miss * others if miss is not None else (None if others else 0)
    unknown = t is None or f is None
    assert same(table["recall"][0], None if unknown or t + f == 0 else t / (t + f))
    assert same(table["f1"][0], None if unknown or h + t + f == 0 else 2 * t / (h + t + f))
    assert same(table["corrected"][0], None if unknown else (t + f) / (h + others))
    assert same(table["raw"][0], Fraction(h, h + others))


def same(got, wanted):
    if wanted is None:
        return math.isnan(got)
    return abs(got - float(wanted)) < 1e-12


@given(coded(), st.sampled_from([0.8, 0.95]))
def test_limits_are_wilsons_by_stratum_and_propagate(case, ci):
    strata, rows = case
    missed, hit = slow_cells(strata, rows)
    if slow_share(hit) is None or slow_share(missed) is None:
        return
    z = norm.ppf(0.5 + ci / 2)
    labels = sheet_of([int(row["label"]) for row in rows])
    table = fl.validate(labels, sample_of(strata, rows), ci=ci).frames
    value, low, high = known(table, "precision")
    assert abs(low - max(slow_limit(hit, z, False), 0)) < 1e-9
    assert abs(high - min(slow_limit(hit, z, True), 1)) < 1e-9
    h, n = sum(size for *_, size in hit), sum(stratum["population"] for stratum in strata)
    # Each with the side of F that makes it small.
    marks = {
        "corrected": (False, lambda t, f: (t + f) / n),
        "recall": (True, lambda t, f: t / (t + f) if t + f else math.nan),
        "f1": (True, lambda t, f: 2 * t / (h + t + f) if h + t + f else math.nan),
    }
    for name, (f_above, mark) in marks.items():
        value, low, high = known(table, name)
        if math.isnan(value):
            continue
        assert low <= value <= high
        assert low < searched(mark, hit, missed, z, (False, f_above), math.inf) + 1e-3
        assert high > searched(mark, hit, missed, z, (True, not f_above), -math.inf) - 1e-3
        # Nor does it go further than a corner in which both are at their limits.
        corner = mark(slow_total(hit, z, False), slow_total(missed, z, f_above))
        assert math.isnan(corner) or low > corner - 1e-9
        corner = mark(slow_total(hit, z, True), slow_total(missed, z, not f_above))
        assert math.isnan(corner) or high < corner + 1e-9


def searched(mark, hit, missed, z, above, worst):
    """Search the angles freely for the least mark (worst = inf) or the greatest (-inf)."""
    sign = 1 if worst > 0 else -1

    def at(angle):
        found = mark(
            slow_total(hit, z * math.sin(angle), above[0]),
            slow_total(missed, z * math.cos(angle), above[1]),
        )
        return sign * (worst if math.isnan(found) else found)

    return sign * minimize_scalar(at, bounds=(0, math.pi / 2), method="bounded").fun


def test_without_strata_the_marks_are_those_of_scikit_learn():
    rng = np.random.default_rng(3)
    hit, label = rng.integers(0, 2, 90), rng.integers(0, 2, 90)
    strata = [{"population": 90, "having": int(hit.sum())}]
    rows = [{"stratum": 0, "hit": bool(is_hit)} for is_hit in hit]
    table = fl.validate(sheet_of(label.tolist()), sample_of(strata, rows)).frames
    wanted = [score(label, hit) for score in (precision_score, recall_score, f1_score)]
    assert np.allclose(table[["precision", "recall", "f1"]].iloc[0], wanted, atol=1e-12)
    # All were drawn: there is nothing to be unsure of.
    for name in ("precision", "recall", "f1", "corrected"):
        assert len({round(limit, 12) for limit in known(table, name)}) == 1
    assert table["corrected"][0] == pytest.approx(label.mean())


labels_of_coders = st.lists(
    st.tuples(*[st.sampled_from([0, 1, None])] * 3), min_size=2, max_size=30
).filter(lambda rows: all(any(row[c] is not None for row in rows) for c in range(3)))


@given(labels_of_coders)
def test_alpha_and_kappa_are_those_of_their_definitions(rows):
    strata = [{"population": len(rows), "having": 0}]
    sample = sample_of(strata, [{"stratum": 0, "hit": False} for _ in rows])
    sheets = [sheet_of([row[coder] for row in rows]) for coder in range(3)]
    found = fl.validate(sheets, sample, replicates=39)
    # Every pair of values within a unit, against every pair of values at all.
    units = [[v for v in row if v is not None] for row in rows]
    units = [unit for unit in units if len(unit) > 1]
    values = [v for unit in units for v in unit]
    observed = sum(
        Fraction(sum(a != b for a in unit for b in unit), len(unit) - 1) for unit in units
    )
    chance = sum(a != b for a in values for b in values)
    wanted = None if not chance else 1 - (len(values) - 1) * observed / chance
    assert same(found.agreement["alpha"][0], wanted)
    assert found.agreement["n"][0] == len(units)
    for (a, b), row in zip([(0, 1), (0, 2), (1, 2)], found.pairs.itertuples(), strict=True):
        both = [(x[a], x[b]) for x in rows if x[a] is not None and x[b] is not None]
        assert row.n == len(both)
        if len({value for pair in both for value in pair}) < 2:
            assert math.isnan(row.kappa)
        else:
            assert row.kappa == pytest.approx(cohen_kappa_score(*zip(*both, strict=True)), abs=1e-9)


@pytest.fixture(scope="module")
def sample():
    """A war in 12 of 30 sentences, found in 10; "peace" in 6 of them."""
    texts = ["A war. A peace. A fight." if i % 2 else "A feud. A war and peace." for i in range(12)]
    table = pd.DataFrame({"text": texts, "source": ["x", "y"] * 6})
    corpus = fl.Corpus(table, text="text")
    return fl.validation_sample(corpus, FRAMES, n=20, strata=["frame", "source"])


@pytest.fixture(scope="module")
def truth(sample):
    """What an infallible coder would write."""
    has = sample.sheet["sentence"].str.contains
    return sample.sheet.assign(war=has("war|fight|feud") * 1, peace=has("peace") * 1)


def test_tables_have_their_columns_and_rows(sample, truth):
    found = fl.validate({"Ann": truth, "Bo": truth}, sample)
    assert found.frames["frame"].tolist() == ["war", "peace"]
    assert found.entries["entry"].tolist() == ["war", "fight", "peace"]
    assert found.agreement["alpha"].tolist() == [1, 1]
    assert found.pairs[["first", "second"]].to_numpy().tolist() == [["Ann", "Bo"]] * 2
    assert found.frames["precision"].tolist() == [1, 1]
    assert found.frames.loc[1, "recall"] == 1
    assert found.frames.loc[0, "recall"] < 1
    assert fl.settings(found.frames)["coders"] == ["Ann", "Bo"]
    assert repr(found) == "<framelens.Validation on 20 sentences by 2 coders>"
    both = found.confusion.set_index(["frame", "coded"])["n"]
    drawn = sample.hits.drop_duplicates(["id", "frame"]).groupby("id")["frame"].nunique()
    assert both["war", "peace"] == both["peace", "war"] == (drawn == 2).sum()
    assert len(found.confusion) == 6


def test_results_by_a_docvar_are_those_of_its_strata_alone(sample, truth):
    found = fl.validate(truth, sample, by="source").frames
    assert found[["frame", "source"]].to_numpy().tolist() == [
        ["war", "x"],
        ["war", "y"],
        ["peace", "x"],
        ["peace", "y"],
    ]
    # In source x nobody fights without a hit, in y there are feuds, which the dictionary misses.
    recall = found.set_index(["frame", "source"])["recall"]
    assert min(recall["war", "x"], recall["war", "y"]) < 1
    assert max(recall["war", "x"], recall["war", "y"]) == 1


def test_whose_labels_count_is_chosen(sample, truth):
    no = truth.assign(war=0)
    yes = truth.assign(war=1)
    tp = {
        how: fl.validate([truth, no, yes], sample, truth=how).frames["tp"][0]
        for how in ("majority", "any", "all")
    }
    right = fl.validate(truth, sample).frames
    assert tp == {"majority": right["tp"][0], "any": right["tp"][0] + right["fp"][0], "all": 0}
    tie = fl.validate([truth, no], sample).frames
    assert tie["undecided"][0] == truth["war"].sum()
    assert math.isnan(tie["recall"][0]) or tie["tp"][0] == 0


def test_an_entry_is_marked_by_the_sentences_that_it_hits(sample, truth):
    fights = sample.sheet["sentence"].str.contains("fight")
    wrong = truth.assign(war=truth["war"].where(~fights, 0))
    entries = fl.validate(wrong, sample).entries.set_index("entry")
    assert entries.loc["fight", ["n", "correct", "precision"]].tolist() == [fights.sum(), 0, 0]
    assert entries.loc["war", "precision"] == 1
    assert 0 < entries.loc["war", "precision_low"] < 1
    assert entries.loc["fight", "precision_high"] > 0


def test_sheets_come_back_from_files_as_they_went(sample, truth, tmp_path):
    sample.write(tmp_path / "sheet.csv")
    sample.write(tmp_path / "sheet.xlsx")
    truth.to_csv(tmp_path / "a.csv", index=False, encoding="utf-8-sig")
    truth.to_csv(tmp_path / "b.csv", index=False, sep=";")
    truth.astype({"war": float}).to_excel(tmp_path / "c.xlsx", index=False)
    key = tmp_path / "sheet.key.json"
    wanted = fl.validate(truth, sample)
    for name in ("a.csv", "b.csv", "c.xlsx"):
        found = fl.validate(tmp_path / name, key)
        for table in ("frames", "entries", "confusion", "agreement"):
            pd.testing.assert_frame_equal(
                getattr(found, table), getattr(wanted, table), check_dtype=False
            )
    by = fl.validate(tmp_path / "a.csv", key, by="source").frames
    pd.testing.assert_frame_equal(by, fl.validate(truth, sample, by="source").frames)


def test_a_frame_that_looks_like_a_formula_survives_the_spreadsheet(tmp_path):
    frames = fl.Dictionary({"=war": ["war"]})
    sample = fl.validation_sample(fl.Corpus(["A war. A dog."]), frames, n=2)
    sample.write(tmp_path / "sheet.csv")
    sheet = pd.read_csv(tmp_path / "sheet.csv").assign(**{"'=war": [1, 0]})
    assert fl.validate(sheet, sample).frames["frame"].tolist() == ["=war"]


def test_one_table_may_hold_several_coders_and_rows_in_any_order(sample, truth):
    both = pd.concat([truth.assign(coder="b"), truth.assign(coder="a", war=0)])
    found = fl.validate(both.sample(frac=1, random_state=1), sample)
    assert found.settings["coders"] == ["a", "b"]
    wanted = fl.validate({"a": truth.assign(war=0), "b": truth}, sample)
    pd.testing.assert_frame_equal(found.pairs, wanted.pairs)


def test_labels_that_are_missing_are_left_out(sample, truth):
    part = truth.astype({"war": object})
    part.loc[::2, "war"] = None
    found = fl.validate(part, sample).frames
    assert found["undecided"].tolist() == [10, 0]
    assert found.loc[0, ["tp", "fp", "fn", "tn"]].sum() == 10
    rows = fl.validate(truth.iloc[:5], sample).frames
    assert (rows["undecided"] == 15).all()


def test_threads_and_seeds_leave_estimates_alone(sample, truth):
    sheets = [truth, truth.assign(war=[0, 1] * 10)]
    tables = []
    for threads in (1, 4):
        fl.set_threads(threads)
        tables.append(fl.validate(sheets, sample, seed=4).pairs)
    fl.set_threads(None)
    pd.testing.assert_frame_equal(*tables)
    other = fl.validate(sheets, sample, seed=5).pairs
    assert other["kappa"].equals(tables[0]["kappa"])


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (lambda t: t.drop(columns="war"), r"that of 'coder1' lacks 'war'"),
        (lambda t: t.assign(war=2), r"holds '2' for 'war' in 's01'"),
        (lambda t: t.assign(war="yes"), r"holds 'yes' for 'war' in 's01'"),
        (
            lambda t: t.assign(war=None, peace=None),
            r"must hold labels, that of 'coder1' holds none",
        ),
        (lambda t: pd.concat([t, t]), r"more than once; name coders in a column 'coder'"),
        (lambda t: t.assign(id="x"), r"must have the ids of the key, that of 'coder1' has 'x'"),
    ],
)
def test_what_is_wrong_with_a_sheet_is_told(sample, truth, change, message):
    with pytest.raises(ValueError, match=f"^coded .*{message}"):
        fl.validate(change(truth), sample)


def test_what_is_wrong_with_the_key_is_told(sample, truth, tmp_path):
    path = tmp_path / "key.json"
    with pytest.raises(FileNotFoundError):
        fl.validate(truth, path)
    path.write_text("id,war\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^key must be a JSON file, '.*' is none"):
        fl.validate(truth, path)
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(ValueError, match=r"^key must be a file of the format 'framelens v"):
        fl.validate(truth, path)
    path.write_text('{"format": "framelens validation key 1"}', encoding="utf-8")
    with pytest.raises(ValueError, match=r"^key '.*' is not as it was written: KeyError"):
        fl.validate(truth, path)
    with pytest.raises(TypeError, match=r"^key must be the framelens\.ValidationSample or"):
        fl.validate(truth, 5)


def test_wrong_options_are_told(sample, truth):
    for options, message in [
        ({"truth": "first"}, "^truth must be one of majority, any, all, got 'first'"),
        ({"ci": 1.0}, r"^ci must be between 0 and 1, got 1\.0"),
        ({"by": "outlet"}, "^by must be one of 'source', got 'outlet'"),
        ({"replicates": 5}, "^replicates must be at least 39 at this level, got 5"),
    ]:
        with pytest.raises(ValueError, match=message):
            fl.validate(truth, sample, **options)
    with pytest.raises(TypeError, match=r"^coded must hold tables or files, or map coders to them"):
        fl.validate([5], sample)
    with pytest.raises(ValueError, match=r"^coded must hold a sheet at least, got none"):
        fl.validate([], sample)


def test_entries_weigh_each_sentence_with_the_number_it_stands_for():
    strata = [{"population": 10, "having": 10}, {"population": 2, "having": 2}]
    rows = [{"stratum": 0, "hit": True}, {"stratum": 1, "hit": True}]
    entry = fl.validate(sheet_of([1, 0]), sample_of(strata, rows)).entries.iloc[0]
    assert entry[["n", "correct"]].tolist() == [2, 1]
    # 10 sentences right, 2 wrong: as much as 12 ** 2 / (10 ** 2 + 2 ** 2) of equal weight.
    p, n, z = 10 / 12, 144 / 104, norm.ppf(0.975)
    roots = sorted(np.roots([1 + z * z / n, -(2 * p + z * z / n), p * p]).real)
    found = entry[["precision", "precision_low", "precision_high"]].tolist()
    assert found == pytest.approx([p, *roots], abs=1e-9)


def test_confusion_weighs_sentences_too():
    strata = [{"population": 10, "having": 10}, {"population": 2, "having": 2}]
    rows = [{"stratum": 0, "hit": True}, {"stratum": 1, "hit": True}]
    table = fl.validate(sheet_of([1, 0]), sample_of(strata, rows)).confusion
    assert table["n"].tolist() == [1, 1]
    assert table["share"].tolist() == pytest.approx([10 / 12, 2 / 12])
