"""The command line."""

from framelens.cli.main import main

__all__ = ["main"]
