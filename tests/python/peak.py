"""How much memory has this process needed at most?"""

from __future__ import annotations

import re
from pathlib import Path

#: What a process that was started by a large one inherits in its resource usage, this leaves out.
STATUS = Path("/proc/self/status")


def kibibytes():
    """Return the most memory that was in use at a time; Linux alone tells."""
    return int(re.search(r"VmHWM:\s+(\d+) kB", STATUS.read_text(encoding="ascii"))[1])
