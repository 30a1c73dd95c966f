"""In which encoding is a file written? UTF-8, what the caller says, or a guess that is told."""

from __future__ import annotations

import codecs
import importlib.util
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# The longer marks first: that of UTF-32 begins with that of UTF-16.
MARKS = {
    codecs.BOM_UTF8: "utf-8-sig",
    codecs.BOM_UTF32_LE: "utf-32",
    codecs.BOM_UTF32_BE: "utf-32",
    codecs.BOM_UTF16_LE: "utf-16",
    codecs.BOM_UTF16_BE: "utf-16",
}

DECLARED = re.compile(rb"""\s*<\?xml[^>]*\sencoding=["']([A-Za-z][A-Za-z0-9._-]*)["']""")


def decode(path: Path, encoding: str | None, *, may_guess: bool) -> tuple[str, str, list[str]]:
    """Return the content of a file, its encoding, and a note if that was guessed."""
    raw = path.read_bytes()
    if encoding is None:
        marked = next((name for mark, name in MARKS.items() if raw.startswith(mark)), "utf-8")
        declared = DECLARED.match(raw)
        if declared and marked == "utf-8":
            return decode(path, declared[1].decode("ascii"), may_guess=False)
        try:
            return raw.decode(marked), marked, []
        except UnicodeDecodeError as error:
            place = f"byte {error.start} is {raw[error.start]:#04x}"
            if may_guess:
                return _guessed(path, raw, place)
            raise ValueError(f"{path} is not UTF-8: {place}; say encoding=") from error
    try:
        return raw.decode(codecs.lookup(encoding).name), encoding, []
    except LookupError:
        raise ValueError(f"encoding must be one that Python knows, got {encoding!r}") from None
    except UnicodeDecodeError as error:
        place = f"byte {error.start} is {raw[error.start]:#04x}"
        raise ValueError(f"{path} is not {encoding}: {place}") from error


def _guessed(path: Path, raw: bytes, place: str) -> tuple[str, str, list[str]]:
    if importlib.util.find_spec("charset_normalizer") is None:
        raise ValueError(
            f"{path} is not UTF-8: {place}; say encoding=, or have it guessed with "
            "pip install 'framelens[formats]'"
        )
    from charset_normalizer import from_bytes

    best = from_bytes(raw).best()
    if best is None:
        raise ValueError(f"{path} is not UTF-8: {place}, and no encoding fits; say encoding=")
    note = f"not UTF-8 ({place}): read as {best.encoding}, a guess; say encoding= to be sure"
    return str(best), best.encoding, [note]
