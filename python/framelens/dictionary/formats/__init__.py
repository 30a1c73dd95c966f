"""Which file says what? One file here for each format, and what all of them need."""

from framelens.dictionary.formats.read import Source, read_tree
from framelens.dictionary.formats.write import write_tree

__all__ = ["Source", "read_tree", "write_tree"]
