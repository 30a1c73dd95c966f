"""Which versions do results depend on?"""

from __future__ import annotations

import platform

import numpy as np
import pandas as pd

from framelens._table import VERSIONS


def info() -> dict[str, str]:
    """Tell the versions of everything that a result depends on.

    Returns
    -------
    dict of str
        ``framelens``, the Unicode version of the word rules, the stemmer, the list of stop words,
        then ``numpy``, ``pandas`` and ``python``.

    Examples
    --------
    >>> import framelens as fl
    >>> fl.info()["framelens"] == fl.__version__
    True
    """
    return {
        **VERSIONS,
        "numpy": np.__version__,
        "pandas": pd.__version__,
        "python": platform.python_version(),
    }
