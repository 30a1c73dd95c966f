"""Does the page say what the terminal says, safely, and the same every time?"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections import Counter

import framelens as fl
import matplotlib as mpl
import numpy as np
import pandas as pd
import polars as pl
import pytest
from data import needs
from framelens._comparison import compare
from framelens._plain import plain
from framelens.cli.render import render
from pages import PAYLOADS, Page, numbers, words

SECTIONS = ["documents", "frames", "terms", "likeness", "lines", "settings"]
#: Everything that a page may be made of.
TAGS = {
    *("html", "head", "meta", "title", "link", "style", "body", "header", "main", "nav"),
    *("section", "div", "h1", "h2", "h3", "h4", "p", "ul", "li", "a", "dl", "dt", "dd"),
    *("table", "caption", "thead", "tbody", "tr", "th", "td", "small", "bdi", "span", "mark"),
    *("figure", "img", "figcaption"),
}
ARABIC = "قالت الوزارة إن الهيمنة لا تخدم السلام في العالم."


@pytest.fixture(scope="module")
def file(sample, tmp_path_factory):
    path = tmp_path_factory.mktemp("report") / "report.html"
    return fl.report(sample, fl.sample_frames(), by="outlet", path=path)


@pytest.fixture(scope="module")
def page(file):
    return Page(file.read_text(encoding="utf-8"))


def written(corpus, frames, folder, **how):
    return Page(fl.report(corpus, frames, path=folder / "x.html", **how).read_text("utf-8"))


def printed(found, monkeypatch):
    """Return the sections of the comparison as it is printed, by their headings."""
    monkeypatch.setenv("COLUMNS", "300")
    text = "\n".join(render(found, 5))
    parts = re.split(r"\n([A-Z][^\n]*)\n-+\n", text)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


# --- what stands there -----------------------------------------------------------------------


def test_every_section_is_there_with_a_heading_and_a_link_to_it(page):
    assert [attrs["aria-labelledby"] for tag, attrs in page.tags if tag == "section"] == SECTIONS
    assert [f"#{name}" for name in SECTIONS] == page.attributes("href")[1:7]
    assert page.tags[0] == ("html", {"lang": "en"})
    assert sum(tag == "table" for tag, _ in page.tags) == sum(t == "caption" for t, _ in page.tags)
    assert all(page.attributes("alt"))
    assert len(page.pictures()) == 6


@pytest.mark.parametrize("by", ["outlet", None])
def test_the_page_holds_every_number_that_is_printed(sample, by, monkeypatch, tmp_path):
    corpus = sample if by else sample.where(np.arange(52) % 9 == 0)
    frames = fl.sample_frames()
    terminal = printed(compare(corpus, frames, by), monkeypatch)
    shown = written(corpus, frames, tmp_path, by=by).sections
    assert [*terminal][:2] == ["Documents", "Frames"]
    for place, heading in enumerate(["Documents", "Frames", *[*terminal][2:4]]):
        missing = Counter(numbers(terminal[heading])) - Counter(numbers(shown[SECTIONS[place]]))
        # The page says beside the terminal's numbers how large each group is; none is missing.
        assert not missing, heading


def test_the_page_names_the_dictionary_the_terms_and_the_settings(page, sample):
    for frame in fl.sample_frames().frames:
        assert frame in page.sections["frames"]
    assert "hegemony of ideas" in page.sections["settings"]
    for said in ("min_count = 3", "permutations = 999", "per = 1000", fl.__version__):
        assert said in page.sections["settings"]
    assert fl.settings(fl.framing(sample, fl.sample_frames()))["corpus"] in page.text
    assert "mutual" in page.sections["terms"]


def test_every_count_leads_to_its_lines(page, sample):
    ids = page.attributes("id")
    assert len(ids) == len(set(ids))
    targets = [href[1:] for href in page.attributes("href") if href.startswith("#")]
    assert set(targets) <= set(ids)
    table = fl.framing(sample, fl.sample_frames(), by="outlet")
    assert (
        sum(target.startswith("lines-") and target.count("-") == 2 for target in targets)
        == (table["count"] > 0).sum()
    )


def test_the_lines_are_those_of_the_concordance(page, sample):
    lines = fl.kwic(sample, fl.Dictionary({"no_limits": fl.sample_frames().to_dict()["no_limits"]}))
    shown = words(page.sections["lines"])
    for row in lines.itertuples():
        assert words(f"{row.left} {row.node} {row.right}") in shown


def test_a_line_in_another_voice_says_whose_words_they_are(tmp_path):
    texts = ["The bloc is multipolar. Xi said: “We want a multipolar world.” He left."]
    frames = fl.Dictionary({"poles": ["multipolar"]})
    shown = written(fl.Corpus(texts), frames, tmp_path).sections["lines"]
    assert words(shown).count("direct: Xi") == 1
    assert "own" not in words(shown).split()


def test_lines_beyond_the_limit_are_counted(sample, tmp_path):
    frames = fl.Dictionary({"partnership": ["partner*", "friendship*"]})
    total = len(fl.kwic(sample, frames))
    page = written(sample, frames, tmp_path, by="outlet", max_lines=7)
    assert sum(tag == "mark" for tag, _ in page.tags) == 7
    assert f"partnership: {total}" in words(page.sections["lines"])
    assert f"… and {total - 7} more" in page.sections["lines"]
    assert written(sample, frames, tmp_path, max_lines=0).sections["lines"].count("more") == 1


def test_documents_without_a_group_keep_their_lines(tmp_path):
    table = pd.DataFrame({"g": ["a", None, "b"], "text": ["hegemony", "a hegemon", "peace"]})
    with pytest.warns(UserWarning, match="belong to no group"):
        page = written(
            fl.Corpus(table, text="text"), fl.Dictionary({"h": ["hegemon*"]}), tmp_path, by="g"
        )
    assert "no value in g: 1" in words(page.sections["lines"])


@pytest.mark.parametrize("n", [1, 70])
def test_one_document_or_many_make_a_page(n, tmp_path):
    texts = {f"doc {i}": "Hegemony and sanctions." if i % 3 else None for i in range(n)}
    page = written(fl.Corpus(texts), fl.sample_frames(), tmp_path)
    assert f"(not compared: {n} groups)" in words(page.sections["terms"])
    assert ("The first 30 of 70 are shown." in page.text) == (n == 70)
    assert len(page.pictures()) == 1


def test_a_corpus_of_polars_makes_the_same_page(sample, tmp_path):
    table = sample.docvars.assign(text=[sample.text(id) for id in sample.ids])
    pages = [
        fl.report(
            fl.Corpus(given, text="text", id="id", title="title"),
            fl.Dictionary({"hegemony": ["hegemon*"]}),
            by="outlet",
            path=tmp_path / f"{name}.html",
        ).read_bytes()
        for name, given in (("pandas", table), ("polars", pl.from_pandas(table)))
    ]
    assert pages[0] == pages[1]


# --- safe, complete, the same ----------------------------------------------------------------


@pytest.mark.parametrize("start", [0, 8, 16, 24])
def test_no_text_becomes_more_than_text(start, tmp_path):
    payloads = PAYLOADS[start : start + 8]
    texts = [f"{payload} hegemony {payload} hegemony" for payload in payloads]
    named = {"id": payloads, "title": payloads, "outlet": payloads, "text": texts}
    frames = fl.Dictionary({payload: ["hegemon*"] for payload in payloads}, name=payloads[0])
    corpus = fl.Corpus(pd.DataFrame(named), text="text", id="id", title="title")
    page = written(corpus, frames, tmp_path, by="outlet", title=payloads[1])
    assert {tag for tag, _ in page.tags} <= TAGS
    assert page.open == []
    assert not [name for _, attrs in page.tags for name in attrs if name.startswith("on")]
    assert {href[0] for href in page.attributes("href")} == {"#", "d"}
    for payload in payloads:
        assert words(page.text).count(plain(payload)) > 10
    for picture in page.pictures():
        names = {element.tag.rpartition("}")[2] for element in picture.iter()}
        assert not names & {"script", "a", "foreignObject", "animate", "set"}
        links = [value for e in picture.iter() for k, value in e.items() if k.endswith("href")]
        assert all(link.startswith(("#", "data:image/png")) for link in links)


def test_nothing_is_fetched_and_nothing_runs(page, file):
    html = file.read_text(encoding="utf-8")
    policy = page.attributes("content")[0]
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")
    assert not re.search(r"(src|href)=\"(?!#|data:)", html)
    assert "<script" not in html
    assert "@import" not in html
    assert "url(" not in html
    assert {tag for tag, _ in page.tags} <= TAGS


def test_each_line_has_a_direction_of_its_own(tmp_path):
    corpus = fl.Corpus({"ar": ARABIC, "en": "No hegemony."})
    frames = fl.Dictionary({"h": ["الهيمنة", "hegemon*"]})
    page = written(corpus, frames, tmp_path)
    assert page.attributes("dir") == ["auto", "auto"]
    row = fl.kwic(corpus, frames).iloc[0]
    assert words(f"{row.left} {row.node} {row.right}") in words(page.sections["lines"])


def test_the_same_corpus_gives_the_same_bytes(file, sample, tmp_path):
    with mpl.rc_context({"figure.facecolor": "black", "svg.fonttype": "path", "font.size": 20}):
        again = fl.report(sample, fl.sample_frames(), by="outlet", path=tmp_path / "again.html")
    assert again.read_bytes() == file.read_bytes()
    code = "import framelens as f; f.report(f.load_sample(), f.sample_frames(), by='outlet')"
    where = {**os.environ, "PYTHONHASHSEED": "7", "FRAMELENS_THREADS": "1"}
    subprocess.run([sys.executable, "-c", code], check=True, cwd=tmp_path, env=where)
    assert (tmp_path / "report.html").read_bytes() == file.read_bytes()


def test_twenty_years_of_the_kremlin_stay_under_three_megabytes(tmp_path):
    table = pd.read_json(needs("data/kremlin_en.jsonl.gz"), lines=True)
    table["year"] = pd.to_datetime(table["date"]).dt.year
    corpus = fl.Corpus(table, text="text", id="id", title="title")
    file = fl.report(corpus, fl.sample_frames(), by="year", path=tmp_path / "kremlin.html")
    assert file.stat().st_size < 3_000_000
    assert "7,235 documents" in file.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("how", "error", "message"),
    [
        ({"path": "x.pdf"}, ValueError, "path must end in .html or .htm, got 'x.pdf'"),
        ({"path": 3}, TypeError, "path must be a str or a path, got int"),
        ({"path": "no/such/x.html"}, FileNotFoundError, "path must lie in a folder that exists"),
        ({"by": ["outlet"]}, TypeError, "by must be the name of a docvar or None"),
        ({"by": "paper"}, ValueError, "by must be one of 'id', 'outlet'"),
        ({"max_lines": -1}, ValueError, "max_lines must be 0 or more, got -1"),
        ({"max_lines": 1.5}, TypeError, "max_lines must be a whole number"),
        ({"title": 3}, TypeError, "title must be a str or None, got 3"),
    ],
)
def test_a_wrong_option_is_an_error_that_names_it(sample, how, error, message, tmp_path):
    os.chdir(tmp_path)
    with pytest.raises(error, match=f"^{re.escape(message)}"):
        fl.report(sample, fl.sample_frames(), **how)
    assert not list(tmp_path.iterdir())


def test_a_column_of_texts_is_taken_and_anything_else_an_error(sample, tmp_path):
    page = written(["Hegemony.", "Peace."], fl.sample_frames(), tmp_path)
    assert "2 documents, 2 words counted" in page.sections["documents"]
    with pytest.raises(ValueError, match=r"^corpus must have at least one document"):
        fl.report([], fl.sample_frames(), path=tmp_path / "y.html")
    with pytest.raises(TypeError, match=r"^corpus must"):
        fl.report(3, fl.sample_frames(), path=tmp_path / "y.html")
    with pytest.raises(TypeError, match=r"^frames must be a framelens\.Dictionary"):
        fl.report(sample, {"h": ["hegemon*"]})
