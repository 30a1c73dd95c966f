"""Is every public docstring whole, as numpydoc has it? The checks stand in pyproject.toml."""

from __future__ import annotations

import sys
import tomllib

from data import ROOT
from numpydoc.docscrape import get_doc_object
from numpydoc.validate import validate
from test_border import DOCUMENTED


def main() -> int:
    """Print what is wrong; return 1 if anything is."""
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    checks = settings["tool"]["numpydoc_validation"]["checks"]
    # As objects, since a function is called like the module that it is in.
    wrong = [
        f"{name}: {code} {told}"
        for name, what in DOCUMENTED.items()
        if not (isinstance(what, type) and issubclass(what, BaseException))
        for code, told in validate(get_doc_object(what))["errors"]
        if code in checks
    ]
    print(*wrong, f"{len(DOCUMENTED)} docstrings, {len(wrong)} faults", sep="\n")
    return bool(wrong)


if __name__ == "__main__":
    sys.exit(main())
