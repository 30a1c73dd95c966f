"""Does the page open in a browser: everything visible, nothing asked of the network, no error?"""

from __future__ import annotations

import os
import subprocess
from contextlib import contextmanager
from pathlib import Path

import framelens as fl
import pandas as pd
import pytest
from pages import PAYLOADS, Page

CHROMIUM = Path(os.environ.get("FRAMELENS_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
ARABIC = "قالت الوزارة إن الهيمنة لا تخدم السلام في العالم."

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"needs a browser at {CHROMIUM}")


@pytest.fixture(scope="module")
def file(tmp_path_factory):
    """Write a page of texts that try to break out, one of them in Arabic."""
    texts = [f"{payload} hegemony {payload}" for payload in PAYLOADS]
    table = pd.DataFrame({"title": PAYLOADS, "text": texts})
    table["outlet"] = [PAYLOADS[number % 4] for number in range(len(table))]
    table.loc[len(table)] = ["عنوان", ARABIC, PAYLOADS[0]]
    frames = fl.Dictionary({PAYLOADS[3]: ["hegemon*"], "عربي": ["الهيمنة"]}, name=PAYLOADS[2])
    corpus = fl.Corpus(table, text="text", title="title")
    folder = tmp_path_factory.mktemp("browser")
    return fl.report(corpus, frames, by="outlet", path=folder / "report.html", title=PAYLOADS[9])


@contextmanager
def opened(file, *, width):
    playwright = pytest.importorskip("playwright.sync_api", reason="needs playwright")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        page = browser.new_page(viewport={"width": width, "height": 900})
        page.asked, page.said = [], []
        page.on("request", lambda request: page.asked.append(request.url))
        page.on("console", lambda message: page.said.append(message.text))
        page.on("pageerror", lambda error: page.said.append(str(error)))
        page.on("dialog", lambda dialog: page.said.append(dialog.message))
        page.goto(file.as_uri())
        yield page
        browser.close()


@pytest.mark.parametrize("width", [1200, 400])
def test_all_is_visible_and_nothing_is_asked_or_run(file, width):
    with opened(file, width=width) as page:
        assert page.said == []
        assert {url.split(":")[0] for url in page.asked} <= {"file", "data"}
        assert page.evaluate("window.hacked") is None
        sections = page.query_selector_all("section")
        assert len(sections) == 6
        boxes = [section.bounding_box() for section in sections]
        assert all(box["height"] > 60 and box["width"] > 300 for box in boxes)
        # Wide tables scroll in their own box; the page itself never does.
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        loaded = "[...document.images].map(i => i.complete && i.naturalWidth > 100)"
        assert page.evaluate(loaded) == [True] * 6


def test_a_line_runs_in_the_direction_of_its_script(file):
    with opened(file, width=1200) as page:
        node = page.query_selector("mark:has-text('الهيمنة')")
        line = node.evaluate_handle("mark => mark.parentElement")
        left, right = line.query_selector(".left"), line.query_selector(".right")
        assert line.get_attribute("dir") == "auto"
        start, end = left.bounding_box()["x"], right.bounding_box()["x"]
        assert line.evaluate("element => getComputedStyle(element).direction") == "rtl"
        assert start > end


def test_a_count_leads_to_its_lines(file):
    with opened(file, width=1200) as page:
        page.click("#frames ~ .scroll td a")
        heading = page.query_selector(":target")
        assert heading.is_visible()
        assert heading.evaluate("element => element.tagName") == "H4"


def test_the_page_survives_the_parser_of_the_browser(file, tmp_path):
    done = subprocess.run(
        [
            CHROMIUM,
            "--headless",
            *QUIET,
            f"--user-data-dir={tmp_path}",
            "--dump-dom",
            file.as_uri(),
        ],
        capture_output=True,
        check=True,
        timeout=60,
    )
    seen, written = Page(done.stdout.decode()), Page(file.read_text(encoding="utf-8"))
    assert seen.tags == written.tags
