"""How is a table written, for reading or for other programs?"""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from framelens._spreadsheet import harmless
from framelens.cli.arguments import FORMATS

if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable

    import pandas as pd


def checked_format(asked: argparse.Namespace) -> str:
    """Return the format asked for; raise where the options contradict one another."""
    ending = Path(asked.output or "").suffix.lower().removeprefix(".")
    form: str = asked.format or (ending if ending in FORMATS else "table")
    if form == "parquet" and not asked.output:
        raise ValueError("--format parquet needs a file: -o FILE")
    if asked.safe and form != "csv":
        raise ValueError(f"--safe is for csv, got --format {form}")
    return form


def write(
    table: pd.DataFrame,
    asked: argparse.Namespace,
    shown: Callable[[pd.DataFrame], Iterable[str]],
) -> None:
    """Write a table to the file or stream asked for; `shown` lays it out for reading."""
    form = checked_format(asked)
    if form == "table":
        lines = list(shown(table)) if len(table) else ["(none)"]
        content = "".join(f"{line}\n" for line in lines).encode("utf-8", errors="replace")
    else:
        content = _encoded(table, form, safe=asked.safe)
    if asked.output:
        Path(asked.output).write_bytes(content)
    else:
        stream = getattr(sys.stdout, "buffer", None)
        if stream is None:
            sys.stdout.write(content.decode("utf-8"))
            return
        sys.stdout.flush()
        stream.write(content)
        stream.flush()


def _encoded(table: pd.DataFrame, form: str, *, safe: bool) -> bytes:
    if form == "csv":
        kept = harmless(table) if safe else table
        return kept.to_csv(index=False, lineterminator="\n").encode()
    if form == "json":
        records = table.to_json(
            orient="records", force_ascii=False, date_format="iso", double_precision=15
        )
        return f"{records}\n".encode()
    written = io.BytesIO()
    table.to_parquet(written, index=False)
    return written.getvalue()
