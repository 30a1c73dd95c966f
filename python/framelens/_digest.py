"""What of a comparison is shown, on a screen as on a page?"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pandas as pd

    from framelens._comparison import Comparison

#: Rows of a table of documents, columns of a table of frames, terms of a group.
MAX_DOCS = 30
MAX_TERMS = 10
#: Voices that need no word beside a line.
SILENT = ("own", "unknown")
COSINE = "cosine of tf-idf: 1 the same words in the same shares, 0 no word in common"


def said(lines: pd.DataFrame) -> list[str]:
    """Say whose words each node is, and who speaks; nothing of the article's own words."""
    marks = zip(lines["voice"], lines["speaker"], strict=True)
    return [
        "" if voice in SILENT else f"{voice}: {speaker}" if isinstance(speaker, str) else voice
        for voice, speaker in marks
    ]


def documents(found: Comparison) -> pd.DataFrame:
    """Return the documents and their sizes; the groups, if there are many documents."""
    table = found.summary
    if len(table) > MAX_DOCS:
        sizes = found.framing.drop_duplicates(found.by)[[found.by, "n_docs", "tokens"]]
        return sizes.rename(columns={"tokens": "words"})
    columns = [name for name in ("doc", "title") if name in table]
    shown = table[[*columns, "chars", "counted", "types", "sentences"]]
    return shown.rename(columns={"counted": "words"})


def total(found: Comparison) -> str:
    """Say how much was read."""
    table = found.summary
    missing = int(table["missing"].sum())
    without = f", {missing} without text" if missing else ""
    return f"{len(table):,} documents{without}, {table['counted'].sum():,} words counted"


def rates(found: Comparison) -> tuple[float, str]:
    """Return how many words a rate is given for, and what the interval is called."""
    settings = found.framing.attrs.get("framelens", {})
    return settings.get("per", 1000), f"{settings.get('ci', 0.95):.0%} interval"


def methods(found: Comparison) -> str:
    """Say how the intervals were found, and how many each way."""
    counts = found.framing["ci_method"].value_counts()
    return "; ".join(f"{method} ({n})" for method, n in counts.items())


def telling(found: Comparison) -> Iterator[tuple[Any, pd.DataFrame]]:
    """Yield each group with the terms that set it apart."""
    if found.keyness is None:
        return
    columns = ["term", "target", "reference", "g2", "log_ratio", "log_ratio_low"]
    columns += ["log_ratio_high"]
    columns += [name for name in ("p", "q") if found.keyness[name].notna().any()]
    for group, table in found.keyness.groupby(found.by, sort=True):
        yield group, table.loc[table["g2"] > 0, columns].head(MAX_TERMS)


def chance(found: Comparison) -> str:
    """Say what p draws at random."""
    assert found.keyness is not None
    return "; ".join(found.keyness["p_method"].unique()) or "none: too few words to compare"
