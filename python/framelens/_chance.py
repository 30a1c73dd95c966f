"""What is drawn at random to tell chance from difference, and how often?"""

from __future__ import annotations

from typing import Any, Literal

from framelens._check import one_of, whole
from framelens._options import left_out, of_account

Unit = Literal["auto", "document", "token"]
Test = Literal["permutation", "sequential", "bootstrap", "mann_whitney"]


def draws_given(
    unit: Any, test: Any, permutations: Any, seed: Any, *, is_counts: bool
) -> dict[str, Any]:
    """Return how documents are drawn; nothing where none are, and an error for what is given."""
    one_of("unit", unit, Unit)
    where = "reference holds counts" if is_counts and unit != "token" else "unit is 'token'"
    told = of_account(
        where,
        used=unit != "token" and not (is_counts and unit == "auto"),
        test=(test, "permutation"),
        permutations=(permutations, 999),
        seed=(seed, 0),
    )
    if told:
        one_of("test", told["test"], Test)
    if told.get("test") == "mann_whitney":
        left_out("test is 'mann_whitney'", permutations=permutations, seed=seed)
        return {"test": "mann_whitney"}
    least = {"permutations": 1, "seed": 0}
    checked = {name: whole(name, told[name], least=least[name]) for name in least if told}
    return told | checked
