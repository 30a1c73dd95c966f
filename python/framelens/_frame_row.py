"""Which hits are behind a row that counts frames, or the entries of one?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from framelens._row import both_sides, members, value
from framelens.dictionary import Dictionary
from framelens.hits import find

if TYPE_CHECKING:
    from collections.abc import Mapping

    from framelens import _core
    from framelens._row import Row, Sides
    from framelens.corpus import Corpus


def of_frame(
    corpus: Corpus, row: Row, known: Mapping[str, Any], frames: Dictionary | None
) -> Sides:
    """Return the hits behind a row that counts one frame in one group."""
    found, frame = _hits_of(corpus, row, known, frames)
    is_gap = known["function"] == "trend" and value(row, "count") == 0
    # A period without documents is a row of no group.
    keep = np.zeros(len(corpus), dtype=bool) if is_gap else members(corpus, row, known)
    return _as_many(row, [(None, found.of(frame, keep), value(row, "count"))])


def of_contrast(
    corpus: Corpus, row: Row, known: Mapping[str, Any], frames: Dictionary | None
) -> Sides:
    """Return the hits of one frame on both sides of a contrast."""
    found, frame = _hits_of(corpus, row, known, frames)
    sides = both_sides(corpus, row, known)
    return _as_many(row, [(side, found.of(frame, keep), n) for side, keep, n in sides])


def of_entry(
    corpus: Corpus, row: Row, known: Mapping[str, Any], frames: Dictionary | None
) -> Sides:
    """Return the hits of one entry, or its matches if it takes hits away."""
    frames = frames or Dictionary._of_setting(known["frames"])
    if value(row, "frame") in frames.frames:
        frames = frames._alone(row["frame"])
    asked = (value(row, "frame"), value(row, "entry"), bool(value(row, "exclude")))
    names = frames.frames
    places = [
        place
        for place, (frame, pattern, exclude) in enumerate(frames._lines())
        if (names[frame], pattern, exclude) == asked
    ]
    if not places:
        raise ValueError(f"row must have an entry of the dictionary, got {asked[1]!r}")
    if asked[2]:
        alone = Dictionary({asked[0]: [asked[1]]})
        return _as_many(row, [(None, find(corpus, alone), value(row, "count"))])
    found, count = find(corpus, frames), value(row, "count")
    # An entry may be written twice, and counts once.
    kept = [found.of_entry(place) for place in places]
    return _as_many(row, [(None, next((h for h in kept if len(h) == count), kept[0]), count)])


def _hits_of(
    corpus: Corpus, row: Row, known: Mapping[str, Any], frames: Dictionary | None
) -> tuple[_core.Hits, int]:
    """Return the hits of a dictionary, and the frame that the row is about."""
    frames = frames or Dictionary._of_setting(known["frames"])
    frame = value(row, "frame")
    if frame not in frames.frames:
        raise ValueError(f"row must have a frame of the dictionary, got {frame!r}")
    searched = frames._alone(frame)
    return find(corpus, searched), searched.frames.index(frame)


def _as_many(row: Row, sides: list[tuple[str | None, _core.Hits, Any]]) -> Sides:
    """Return the sides, if they have as many lines as the row counts."""
    for side, found, count in sides:
        if len(found) != count:
            column = side or "count"
            raise ValueError(
                "row must be of this corpus and dictionary, got one that counts "
                f"{row[column]} lines where there are {len(found)}"
            )
    return [(side, found) for side, found, _ in sides]
