"""Pictures of tables; matplotlib is loaded when the first is drawn."""

from framelens.plot.framing import framing
from framelens.plot.keyness import keyness
from framelens.plot.shift import shift
from framelens.plot.similarity import similarity

__all__ = ["framing", "keyness", "shift", "similarity"]
