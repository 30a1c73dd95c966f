"""From the tree of a dictionary to a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from pathlib import Path


def write_tree(tree: dict[str, Any], path: Path) -> None:
    """Write a tree as YAML or JSON, UTF-8, in its own order."""
    suffix = path.suffix.lower()
    if suffix in (".yml", ".yaml"):
        content = yaml.safe_dump(tree, sort_keys=False, allow_unicode=True, width=100)
    elif suffix == ".json":
        content = json.dumps(tree, ensure_ascii=False, indent=2) + "\n"
    else:
        raise ValueError(f"path must end in .yml, .yaml or .json, got {str(path)!r}")
    path.write_text(content, encoding="utf-8")
