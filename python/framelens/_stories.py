"""Which documents are nearly the same, where a question needs that and shows no table of it?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from framelens import _core
from framelens._run import runner

if TYPE_CHECKING:
    from collections.abc import Mapping

#: Pairs of different documents that are looked at; more would be a corpus of copies.
MOST_PAIRS = 50_000_000


def near_duplicates(
    core: Any, parameter: str, threshold: float, shingle: tuple[int, str]
) -> Mapping[str, Any]:
    """Return the pairs of documents at a threshold, identical ones with the first of them alone.

    `parameter` is what the caller calls the threshold.
    """
    with runner("looking for duplicates") as run:
        try:
            return _core.near_duplicates(
                core,
                shingle,
                (threshold, "jaccard", MOST_PAIRS),
                method="exact",
                thin=True,
                runner=run,
            )
        except ValueError as error:
            if not str(error).startswith("max_pairs"):  # a parameter that is not the caller's
                raise
            told = f"{parameter} must be higher, got {threshold:g}: more than {MOST_PAIRS:,} pairs"
            raise ValueError(f"{told} of different documents are alike") from error
