"""Pictures of tables; matplotlib is loaded when the first is drawn."""

from framelens.plot.dendrogram import dendrogram
from framelens.plot.framing import framing
from framelens.plot.keyness import keyness
from framelens.plot.mds import mds
from framelens.plot.network import network
from framelens.plot.shift import shift
from framelens.plot.similarity import similarity
from framelens.plot.trend import trend
from framelens.plot.xray import xray

__all__ = [
    "dendrogram",
    "framing",
    "keyness",
    "mds",
    "network",
    "shift",
    "similarity",
    "trend",
    "xray",
]
