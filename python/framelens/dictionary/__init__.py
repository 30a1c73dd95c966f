"""Dictionaries: what is looked for, and the files that hold it."""

from framelens.dictionary.dictionary import Dictionary

__all__ = ["Dictionary"]
