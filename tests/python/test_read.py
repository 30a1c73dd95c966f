"""What comes in from files: each kind, each way to name them, and what a broken one says."""

from __future__ import annotations

import gzip
import json
import re

import framelens as fl
import pandas as pd
import pytest
from containers import column

ROWS = [
    {"id": "001", "text": "Мир и war", "year": 2024},
    {"id": "002", "text": "1984", "year": 2025},
    {"id": "003", "text": None, "year": 2025},
]


@pytest.fixture
def folder(tmp_path):
    lines = "\n".join(json.dumps(row, ensure_ascii=False) for row in ROWS) + "\n\n"
    (tmp_path / "a.jsonl").write_text(lines, encoding="utf-8")
    (tmp_path / "a.jsonl.gz").write_bytes(gzip.compress(lines.encode()))
    pd.DataFrame(ROWS).to_csv(tmp_path / "a.csv", index=False)
    pd.DataFrame(ROWS).to_csv(tmp_path / "bom.csv", index=False, encoding="utf-8-sig")
    pd.DataFrame(ROWS).to_parquet(tmp_path / "a.parquet")
    (tmp_path / "one.txt").write_bytes("no limits\r\nмир".encode())
    (tmp_path / "two.txt").write_bytes("\ufeffno limits".encode())
    for name in ("x", "y"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.txt").write_text(f"text of {name}")
    return tmp_path


@pytest.mark.parametrize("name", ["a.jsonl", "a.jsonl.gz", "a.parquet", "a.csv", "bom.csv"])
def test_every_kind_of_table_gives_the_same_words(folder, name):
    corpus = fl.read(folder / name)
    assert column(fl.tokens(corpus), "surface") == ["Мир", "и", "war", "1984"]
    assert (len(corpus), corpus.n_missing) == (3, 1)
    assert column(corpus.docvars, "year") == [2024, 2025, 2025]
    if not name.endswith(".csv"):
        assert fl.read(folder / name, id="id").ids == ["001", "002", "003"]


def test_a_mark_of_byte_order_is_never_a_word(folder):
    corpus = fl.read([folder / "one.txt", folder / "two.txt"])
    assert corpus.ids == ["one.txt", "two.txt"]
    assert corpus.text("one.txt") == "no limits\r\nмир"
    assert corpus.text("two.txt") == "no limits"
    table = fl.tokens(corpus)
    assert list(table["surface"]) == ["no", "limits", "мир", "no", "limits"]
    assert list(table["start"]) == [0, 3, 11, 0, 3]


def test_files_are_named_by_pattern_list_or_path_in_that_order(folder):
    assert fl.read(str(folder / "*.txt")).ids == ["one.txt", "two.txt"]
    assert fl.read([folder / "two.txt", str(folder / "o*.txt")]).ids == ["two.txt", "one.txt"]
    assert fl.read(folder / "one.txt").ids == ["one.txt"]
    assert len(fl.read([folder / "a.jsonl", folder / "a.csv"])) == 6
    assert fl.read(str(folder / "**/same.txt")).ids == ["x/same.txt", "y/same.txt"]


def test_files_of_one_name_in_two_folders_are_told_apart(folder):
    corpus = fl.read([folder / "y/same.txt", folder / "x/same.txt", folder / "one.txt"])
    assert corpus.ids[:2] == ["y/same.txt", "x/same.txt"]
    assert corpus.text("x/same.txt") == "text of x"
    assert list(corpus.docvars.columns) == ["file"]


def refused(kind, message, *paths, **options):
    with pytest.raises(kind, match=f"^{re.escape(message)}$"):
        fl.read(*paths, **options)


@pytest.mark.parametrize("name", ["bad.txt", "bad.csv", "bad.jsonl", "bad.jsonl.gz"])
def test_a_file_in_another_encoding_is_named_with_the_byte_and_never_guessed(folder, name):
    file = folder / name
    content = b"text\nna\xefve"
    file.write_bytes(gzip.compress(content) if name.endswith(".gz") else content)
    told = f"{file} is not UTF-8: byte 7 is 0xef; "
    refused(ValueError, told + "convert it, or decode it yourself and pass the texts", file)


def test_what_cannot_be_read_is_named(folder):
    none = folder / "none.txt"
    refused(FileNotFoundError, f"paths must name files, there is none at '{none}'", none)
    refused(FileNotFoundError, "paths must name at least one file, got none", [])
    told = f"paths must name files, got the folder '{folder}'; add /*.txt to it"
    refused(ValueError, told, folder)
    both = [folder / "one.txt", folder / "a.csv"]
    refused(ValueError, "paths must be either texts or tables, got both", both)
    told = f"paths must name each file once, got '{folder}/one.txt' again"
    refused(ValueError, told, [folder / "two.txt", folder / "one.txt", folder / "one.txt"])
    told = "text names a column, but text files have none, got 'body'"
    refused(ValueError, told, folder / "one.txt", text="body")
    told = "text must be one of 'id', 'text', 'year', got 'body'"
    refused(ValueError, told, folder / "a.csv", text="body")


def test_a_broken_table_is_named_with_the_line(folder):
    broken = folder / "broken.jsonl"
    broken.write_text('{"text": "a"}\n{"text": \n')
    told = f"{broken} cannot be read: line 2: Expecting value: line 1 column 10 (char 9)"
    refused(ValueError, told, broken)
    broken.write_text('{"text": "a"}\n["b"]\n')
    refused(ValueError, f"{broken} cannot be read: line 2 is not a JSON object", broken)
    odd = folder / "odd.doc"
    odd.write_text("a")
    kinds = ".txt, .html, .htm, .csv, .jsonl, .jsonl.gz, .parquet"
    refused(ValueError, f"{odd} must end in one of {kinds}", odd)
    for name in ("broken.parquet", "broken.jsonl.gz"):
        file = folder / name
        file.write_bytes(b"PAR1 not at all")
        with pytest.raises(ValueError, match=f"^{re.escape(str(file))} cannot be read: "):
            fl.read(file)


def test_half_a_surrogate_pair_in_a_file_of_json_is_refused_by_line(folder):
    file = folder / "half.jsonl"
    file.write_text('{"text": "a"}\n{"text": "b\\ud800"}\n')
    told = f"^{re.escape(str(file))} cannot be read: line 2 holds half a surrogate pair$"
    with pytest.raises(ValueError, match=told):
        fl.read(file)


def test_clean_and_lines_are_those_of_the_corpus(folder):
    file = folder / "page.txt"
    file.write_text(
        "Skip to content\nOur Beacon of the North\nThe talks began on Monday in Geneva."
    )
    assert len(fl.cleaning(fl.read(file))) == 1
    assert "skip" in set(fl.frequency(fl.read(file))["term"])
    assert "skip" not in set(fl.frequency(fl.read(file, clean=True))["term"])
    lines = fl.learn_lines(fl.read(file), min_docs=1)
    left = fl.cleaning(fl.read(file, clean=True, lines=lines[lines["line"].str.contains("beacon")]))
    assert left["rule"].tolist() == ["skip_link", "recurring_line"]
    with pytest.raises(TypeError, match="clean must be True or False"):
        fl.read(file, clean=1)


WEB_PAGE = """<!DOCTYPE html><html><head><title>A bridge over the strait</title></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World and its oceans</a></li></ul></nav>
<article><h1>A bridge over the strait</h1>
<p>The two ministers opened the bridge on Monday, and spoke of a multipolar world at its foot.</p>
<p>Click here to subscribe to our newsletter</p>
<p>Nobody who had crossed it by noon could say what it had cost, or who would pay for it.</p>
<p>It will take until spring before trains may cross it as well, said those who had built it.</p>
</article>
<footer><p>Copyright of the Harbour Post</p></footer></body></html>"""


def test_an_article_of_html_may_be_cleaned_as_well(folder):
    pytest.importorskip("trafilatura", reason="needs the extra html: trafilatura is missing")
    file = folder / "bridge.html"
    file.write_text(WEB_PAGE)
    plain, clean = fl.read(file), fl.read(file, clean=True)
    assert plain.text("bridge.html") == clean.text("bridge.html")
    assert "oceans" not in plain.text("bridge.html")
    assert "newsletter" in set(fl.frequency(plain)["term"])
    counted = set(fl.frequency(clean)["term"])
    assert {"multipolar", "noon", "spring"} <= counted
    assert "newsletter" not in counted
    assert fl.cleaning(clean)["text"].tolist() == ["Click here to subscribe to our newsletter"]
