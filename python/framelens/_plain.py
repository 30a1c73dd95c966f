"""How does a text look on one line, without signs that act on what shows it?"""

from __future__ import annotations

import re
from typing import Any

#: Control signs move cursors and ring bells, signs of direction turn around what follows, line
#: separators break lines, halves of pairs and non-characters cannot be written to files.
ACTING = re.compile(
    "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff"
    "\ud800-\udfff]"
)


def plain(text: Any) -> str:
    """Make one line of a text."""
    return " ".join(ACTING.sub(" ", str(text)).split())
