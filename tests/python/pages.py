"""How does a page read? A parser of the reports, and the payloads that try to break out."""

from __future__ import annotations

import base64
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

VOID = {"meta", "link", "img", "br"}
SVG = "data:image/svg+xml;base64,"

#: What strangers put into texts, titles, names: none of it may be more than text.
PAYLOADS = [
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    "<img src=x onerror=window.hacked=1>",
    '"><img src=x onerror=window.hacked=1>',
    "'><svg onload=window.hacked=1>",
    "<svg/onload=window.hacked=1>",
    "<iframe src=javascript:window.hacked=1>",
    "<a href='javascript:window.hacked=1'>click</a>",
    "javascript:window.hacked=1",
    "</title><script>window.hacked=1</script>",
    "</style><script>window.hacked=1</script>",
    "--><script>window.hacked=1</script><!--",
    "<!--",
    "]]><script>window.hacked=1</script>",
    "</table></div></main></body></html>",
    "<base href=https://evil.example/>",
    "<link rel=stylesheet href=https://evil.example/x.css>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>",
    "<style>*{display:none}</style>",
    "<form action=https://evil.example><input name=q>",
    "&lt;script&gt;window.hacked=1&lt;/script&gt;",
    "&#60;script&#62;",
    "{{ 7 * 7 }}{% for x in y %}",
    "${7*7} $\\frac{1}{0}$",
    "%s %(x)s {0} {name}",
    '=HYPERLINK("https://evil.example","x")',
    "\u202e reversed \u2066 isolated",
    "a\x00b\x07c\x1b[31md",
    "<details open ontoggle=window.hacked=1>",
    "\ufeff<ScRiPt\x0b>window.hacked=1</sCrIpT>",
    "<math><mtext><script>window.hacked=1</script></mtext></math>",
]


class Page(HTMLParser):
    """The parts of a page: tags, attributes, words, tables, sections."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.tables: list[list[list[str]]] = []
        self.sections: dict[str, str] = {}
        self.open: list[str] = []
        self._section = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        self.tags.append((tag, attributes))
        if tag not in VOID:
            self.open.append(tag)
        if tag == "section":
            self._section = attributes["aria-labelledby"]
        if tag == "table":
            self.tables.append([])
        if tag == "tr":
            self.tables[-1].append([])
        if tag in ("td", "th"):
            self.tables[-1][-1].append("")

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f"{tag} closes another"

    def handle_data(self, data):
        if "style" in self.open:
            return
        self.text += data
        self.sections[self._section] = self.sections.get(self._section, "") + data
        if "td" in self.open or "th" in self.open:
            self.tables[-1][-1][-1] += data

    def attributes(self, name):
        """Return all values of an attribute."""
        return [attributes[name] for _, attributes in self.tags if name in attributes]

    def pictures(self):
        """Return the pictures as parsed XML."""
        addresses = [attributes["src"] for tag, attributes in self.tags if tag == "img"]
        assert all(address.startswith(SVG) for address in addresses)
        return [ElementTree.fromstring(base64.b64decode(a[len(SVG) :])) for a in addresses]


def words(text: str) -> str:
    """Return a text with single blanks."""
    return " ".join(text.split())


def numbers(text: str) -> list[float]:
    """Return every number in a text."""
    found = re.findall(r"(?<![\w.])-?\d[\d,]*(?:\.\d+)?(?!\w)", text)
    return [float(number.replace(",", "").rstrip(".")) for number in found]
