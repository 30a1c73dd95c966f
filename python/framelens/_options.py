"""Which options are of account? One that nothing would use is an error."""

from __future__ import annotations

from typing import Any


def of_account(where: str, *, used: bool, **options: tuple[Any, Any]) -> dict[str, Any]:
    """Return options, each given as (value, default), with the default in the place of None.

    None of them where nothing would use them, and an error for one that is given all the same.
    """
    if not used:
        left_out(where, **{name: value for name, (value, _) in options.items()})
        return {}
    return {name: default if value is None else value for name, (value, default) in options.items()}


def left_out(where: str, **options: Any) -> None:
    """Raise if an option is given that nothing would use."""
    for name, value in options.items():
        if value is not None:
            raise ValueError(f"{name} must be left out where {where}, got {short(value)}")


def short(value: Any) -> str:
    """Write a value in a message; of a large one its type."""
    told = repr(value)
    return told if len(told) <= 60 and "\n" not in told else type(value).__name__
