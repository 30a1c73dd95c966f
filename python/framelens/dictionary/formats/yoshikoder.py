"""Yoshikoder (.ykd) and Lexicoder's older files (.lcd): XML of categories and patterns.

``cnode`` is a category, ``pnode`` a pattern of the category that it stands in.
Entities that a file declares itself, and those from elsewhere, are refused.
"""

from __future__ import annotations

import importlib.util
import io
from typing import Any
from xml.sax import SAXException, SAXParseException
from xml.sax.handler import ContentHandler
from xml.sax.xmlreader import InputSource

from framelens.dictionary.formats.outline import Outline, add, without_empty


def read_yoshikoder(content: str, notes: list[str]) -> dict[str, Any]:
    """Read the categories, their descriptions as comments, and their patterns."""
    if importlib.util.find_spec("defusedxml") is None:
        raise ImportError("reading XML needs defusedxml: pip install 'framelens[formats]'")
    from defusedxml import DefusedXmlException, sax

    handler, source = _Categories(), InputSource()
    # Characters, not bytes: what the file says of its encoding has been seen to already.
    source.setCharacterStream(io.StringIO(content))
    try:
        sax.parse(source, handler, forbid_dtd=True)
    except DefusedXmlException as error:
        raise ValueError("is not readable: it declares entities or a document type") from error
    except SAXParseException as error:
        where = f"line {error.getLineNumber()}, column {(error.getColumnNumber() or 0) + 1}"
        raise ValueError(f"is not readable XML: {where}: {error.getMessage()}") from error
    except SAXException as error:
        raise ValueError(f"is not readable XML: {error.getMessage()}") from error
    return without_empty(handler.outline.tree, notes)


class _Categories(ContentHandler):
    """Follows the elements; their depth is that of the categories."""

    def __init__(self) -> None:
        super().__init__()
        self.outline = Outline()
        self._depth = 0
        self._locator: Any = None

    def setDocumentLocator(self, locator: Any) -> None:  # noqa: N802 (the parser's name)
        self._locator = locator

    def startElement(self, name: str, attrs: Any) -> None:  # noqa: N802 (the parser's name)
        line = self._locator.getLineNumber()
        if self._depth == 0 and name != "dictionary":
            raise ValueError(f"is not readable: line {line}: expected <dictionary>, got <{name}>")
        self._depth += 1
        if name == "cnode":
            title = self._named(name, attrs, line)
            self.outline.category(title, self._depth, line, attrs.get("desc", "").strip())
        elif name == "pnode":
            node = self.outline.close_to(self._depth)
            pattern = self._named(name, attrs, line)
            if node is None:
                raise ValueError(
                    f"is not readable: line {line}: the pattern {pattern[:40]!r} is in no category"
                )
            add(node, pattern)

    def endElement(self, name: str) -> None:  # noqa: N802 (the parser's name)
        self._depth -= 1

    def _named(self, element: str, attrs: Any, line: int) -> str:
        name = str(attrs.get("name", "")).strip()
        if not name:
            raise ValueError(f"is not readable: line {line}: <{element}> without a name")
        return name
