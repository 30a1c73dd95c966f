"""Does the command say what the functions say, in every format, and fail in one line?"""

from __future__ import annotations

import csv
import io
import json
import re
import subprocess
import sys

import framelens as fl
import pandas as pd
import pytest
from data import needs
from framelens.cli import main
from framelens.cli.output import harmless
from pages import Page

COMMANDS = ["compare", "framing", "keyness", "kwic"]


@pytest.fixture
def run(capsys, monkeypatch):
    """Return a function that runs a command: exit code, stdout, stderr."""
    monkeypatch.setenv("COLUMNS", "240")

    def ask(*arguments):
        try:
            code = main([str(argument) for argument in arguments])
        except SystemExit as stop:
            code = stop.code
        out, err = capsys.readouterr()
        return code, out, err

    return ask


@pytest.fixture
def articles(tmp_path):
    """Write a table of articles with cells that a spreadsheet would run."""
    path = tmp_path / "articles.csv"
    rows = [
        ["a", "=1+1", 2013, "Hegemony, hegemony! Peace."],
        ["b", "@x", 2014, "Peace and +friendship."],
        ["-c", "@x", 2014, "Sanctions"],
    ]
    pd.DataFrame(rows, columns=["id", "=outlet", "year", "text"]).to_csv(path, index=False)
    return path


def fails(result, message):
    code, out, err = result
    assert code == 2
    assert out == ""
    assert err.startswith(f"framelens: {message}"), err
    assert err.count("\n") == 1
    assert err.endswith("\n")


# --- compare ---------------------------------------------------------------------------------


def test_the_five_seeds_use_each_entry_as_often_as_counted_by_hand(run):
    seeds = sorted(needs("data/seeds").glob("*.txt"))
    code, out, err = run("compare", *seeds)
    assert (code, err) == (0, "")
    counts = out.split("hits of each entry")[1].split("Terms that set")[0]
    for entry, wanted in {
        "no-limits": [0, 0, 0, 2, 0],
        "multipolar*": [2, 0, 3, 0, 0],
        "hegemon*": [1, 0, 0, 1, 0],
        "unilateral*": [0, 0, 0, 4, 0],
        "sanction*": [1, 5, 2, 3, 0],
    }.items():
        shown = re.search(rf"{re.escape(entry)}((?:\s+\d+)+)$", counts, flags=re.MULTILINE)
        assert [int(count) for count in shown[1].split()] == wanted, entry


def test_compare_writes_a_page(run, tmp_path):
    page = tmp_path / "report.html"
    code, out, err = run("compare", "--sample", "-o", page, "--lines", 2)
    assert (code, err) == (0, "")
    assert re.fullmatch(rf"{re.escape(str(page))}: \d+ kB\n", out)
    assert "… and 21 more" in Page(page.read_text(encoding="utf-8")).sections["lines"]
    fails(run("compare", "--sample", "-o", tmp_path / "x.pdf"), "path must end in .html or .htm")
    fails(run("compare", "--sample", "--lines", -1), "--lines must be 0 or more, got -1")


def test_no_name_or_text_moves_the_cursor_of_the_terminal(run, tmp_path):
    bad = "a\x1b[2J\x07\u202eb"
    table = pd.DataFrame({"outlet": [bad, "x"], "text": [f"hegemony {bad} hegemony", "peace"]})
    table.to_json(tmp_path / "t.jsonl", orient="records", lines=True)
    frames = tmp_path / "f.yml"
    frames.write_text(json.dumps({f"h{bad}": ["hegemon*"]}), encoding="utf-8")
    for command in (["compare"], ["framing"], ["keyness", "--min-count", "1"], ["kwic", "heg*"]):
        grouped = [] if command[0] == "kwic" else ["--by", "outlet"]
        framed = ["--frames", frames] if command[0] in ("compare", "framing") else []
        code, out, _ = run(*command, tmp_path / "t.jsonl", *grouped, *framed)
        assert code == 0
        assert not set(out) & set("\x1b\x07\u202e")


# --- tables ----------------------------------------------------------------------------------


def read_csv(out):
    return pd.read_csv(io.StringIO(out), keep_default_na=False, na_values=[""])


def test_kwic_gives_the_lines_in_every_format(run, tmp_path):
    wanted = fl.kwic(fl.load_sample(), "hegemon*", window=3)
    code, out, err = run("kwic", "hegemon*", "--sample", "--window", 3)
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(wanted)
    assert all(
        f"[{node}]" in line for node, line in zip(wanted["node"], out.splitlines(), strict=True)
    )
    _, out, _ = run("kwic", "hegemon*", "--sample", "--window", 3, "--format", "csv")
    pd.testing.assert_frame_equal(read_csv(out), wanted, check_dtype=False)
    _, out, _ = run("kwic", "hegemon*", "--sample", "--window", 3, "--format", "json")
    plain = wanted.astype(object).where(wanted.notna(), None)
    assert json.loads(out) == plain.to_dict("records")
    assert "‘" in out
    file = tmp_path / "lines.parquet"
    assert run("kwic", "hegemon*", "--sample", "--window", 3, "-o", file) == (0, "", "")
    pd.testing.assert_frame_equal(pd.read_parquet(file), wanted, check_dtype=False)


def test_framing_gives_the_table(run, tmp_path):
    wanted = fl.framing(fl.load_sample(), fl.sample_frames(), by="outlet")
    code, out, err = run("framing", "--sample")
    assert (code, err) == (0, "")
    assert len(out.splitlines()) == len(wanted) + 1
    assert "gamma over documents, bursty" in out
    _, out, _ = run("framing", "--sample", "--format", "csv")
    pd.testing.assert_frame_equal(read_csv(out), wanted, check_dtype=False)
    frames = tmp_path / "mine.yml"
    frames.write_text("peace: [peace]\n", encoding="utf-8")
    _, out, _ = run("framing", "--sample", "--by", "date", "--frames", frames, "--format", "json")
    rows = json.loads(out)
    assert {row["frame"] for row in rows} == {"peace"}
    assert rows[0]["date"].startswith("2024-")


def test_keyness_gives_the_terms(run):
    how = {"by": "outlet", "min_count": 3, "ngrams": (1, 2), "measures": ["log_odds", "g2"]}
    wanted = fl.keyness(fl.load_sample(), target="Eastern Beacon", **how)
    options = ["--ngrams", "1-2", "--measures", "log_odds,g2", "--format", "csv"]
    options += ["--target", "Eastern Beacon"]
    _, out, err = run("keyness", "--sample", *options)
    assert err == ""
    pd.testing.assert_frame_equal(read_csv(out), wanted, check_dtype=False)
    _, out, _ = run("keyness", "--sample", *options, "--top", 5)
    assert len(out.splitlines()) == 6
    wanted = fl.keyness(fl.load_sample(), by="outlet", min_count=3)
    _, out, _ = run("keyness", "--sample", "--top", 2, "--format", "json")
    assert [row["term"] for row in json.loads(out)] == [*wanted.groupby("outlet").head(2)["term"]]
    _, out, _ = run("keyness", "--sample", "--target", "Meridian Wire")
    assert len(out.splitlines()) == 21


def test_a_group_may_be_a_number(run, articles):
    options = ["--by", "year", "--min-count", 1, "--unit", "token", "--format", "json"]
    code, out, _ = run("keyness", articles, *options, "--target", 2013, "--reference", 2014)
    assert code == 0
    assert json.loads(out)[0]["term"] == "hegemony"


def test_paths_may_stand_on_both_sides_of_an_option(run, tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text(f"{name} hegemony", encoding="utf-8")
    _, out, _ = run("kwic", "hegemony", tmp_path / "a.txt", "--window", 1, tmp_path / "b.txt")
    assert out == "a.txt  a [hegemony] \nb.txt  b [hegemony] \n"
    _, out, _ = run("kwic", "--window", 1, "hegemony", tmp_path / "a.txt")
    assert out == "a.txt  a [hegemony] \n"


def test_kwic_says_whose_words_a_line_is(run, tmp_path):
    text = "War is here. Xi said: “There is no war.” Some fear war, according to reports."
    (tmp_path / "a.txt").write_text(text)
    _, out, _ = run("kwic", "war", "--window", 1, tmp_path / "a.txt")
    assert [line.partition("] ")[2] for line in out.splitlines()] == [
        "is",
        ".” Some  (direct: Xi)",
        ", according  (reported: reports)",
    ]


def test_nothing_found_is_said(run):
    assert run("kwic", "xyzzy", "--sample") == (0, "(none)\n", "")
    assert run("kwic", "xyzzy", "--sample", "--format", "json") == (0, "[]\n", "")


def test_safe_cells_are_no_formulas(run, articles):
    options = ["--by", "=outlet", "--format", "csv"]
    _, plain, _ = run("framing", articles, *options)
    _, safe, _ = run("framing", articles, *options, "--safe")
    rows, kept = list(csv.reader(io.StringIO(plain))), list(csv.reader(io.StringIO(safe)))
    assert rows[0][1] == "=outlet"
    assert {row[1] for row in rows[1:]} == {"=1+1", "@x"}
    assert {row[1] for row in kept} == {"'=outlet", "'=1+1", "'@x"}
    assert [row[2:] for row in rows] == [row[2:] for row in kept]


def test_only_texts_are_made_safe():
    table = pd.DataFrame({"n": [-1.5, 2.0], "t": ["-1", "a=b"], "u": ["\t=x", None]})
    kept = harmless(table)
    assert [*kept["n"]] == [-1.5, 2.0]
    assert [*kept["t"]] == ["'-1", "a=b"]
    assert kept["u"][0] == "'\t=x"
    assert pd.isna(kept["u"][1])


# --- wrong calls -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("", "the following arguments are required: COMMAND"),
        ("nonsense", "argument COMMAND: invalid choice: 'nonsense'"),
        ("kwic", "the following arguments are required: PATTERN (see framelens kwic --help)"),
        ("kwic war", "PATH must name at least one file"),
        ("kwic war no.txt", "paths must name files, there is none at 'no.txt'"),
        ("kwic war --sample a.txt", "--sample takes no PATH, got 'a.txt'"),
        ("kwic war --sample --window x", "argument --window: invalid int value: 'x'"),
        ("kwic war --sample --window -1", "window must be 0 or more, got -1"),
        ("kwic war --sample --format xml", "argument --format: invalid choice: 'xml'"),
        ("kwic war --sample --format parquet", "--format parquet needs a file: -o FILE"),
        ("kwic war --sample --safe", "--safe is for csv, got --format table"),
        ("kwic war --sample -o /no/such/x.csv", "[Errno 2] No such file or directory"),
        ("kwic war --sample --nope", "unrecognized arguments: --nope"),
        ("compare --sample --by paper", "by must be one of 'id', 'outlet'"),
        ("framing --sample --frames no.yml", "path must name a file, there is none at 'no.yml'"),
        ("framing --sample --frames x.txt", "path must end in .yml, .yaml, .json, .dic, .lc3,"),
        ("keyness --sample --by doc", "--by must name a column: 52 documents are too many"),
        ("keyness --sample --target Nobody", "target must be one of 'Atlantic Ledger'"),
        ("keyness --sample --ngrams 2-1", "ngrams must be two whole numbers"),
        ("keyness --sample --ngrams x", "argument --ngrams: must be N or N-M, got 'x'"),
        ("keyness --sample --measures g3", "measures must be one of g2, "),
        ("keyness --sample --unit word", "argument --unit: invalid choice: 'word'"),
        ("keyness --sample --top 0", "--top must be 1 or more, got 0"),
        ("keyness --sample --min-count 0", "min_count must be 1 or more, got 0"),
    ],
)
def test_a_wrong_call_says_in_one_line_what_is_wanted(run, line, message):
    fails(run(*line.split()), message)


def test_a_warning_is_one_line_said_once(run, tmp_path):
    table = pd.DataFrame({"g": ["a", "b", None], "text": ["hegemony", "war", "peace"]})
    table.to_csv(tmp_path / "t.csv", index=False)
    code, _, err = run("compare", tmp_path / "t.csv", "--by", "g")
    assert code == 0
    assert err == "framelens: 1 of 3 documents have no value in 'g' and belong to no group\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(run, command):
    code, out, err = run(command, "--help")
    assert (code, err) == (0, "")
    assert f"usage: framelens {command}" in out
    assert "--sample" in out


def test_the_help_of_keyness_names_every_measure(run):
    _, out, _ = run("keyness", "--help")
    named = re.findall(r"\w+", out.split("--measures", 2)[-1].split("--unit")[0])
    assert set(fl._core.MEASURES) <= set(named)


def test_ctrl_c_ends_with_130(run, monkeypatch):
    def stop(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr("framelens.cli.kwic.kwic", stop)
    assert run("kwic", "war", "--sample") == (130, "", "framelens: stopped\n")


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of Unix")
@pytest.mark.parametrize("form", ["table", "csv"])
def test_a_reader_that_leaves_is_no_error(form):
    call = f"{sys.executable} -m framelens.cli kwic the --sample --format {form} --window 60"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {call} | head -n 1"], capture_output=True, check=False
    )
    assert done.returncode == 0
    assert done.stdout.count(b"\n") == 1
    assert done.stderr == b""
