"""How much memory is free?"""

from __future__ import annotations

from pathlib import Path

_MEMORY = Path("/proc/meminfo")
_OWN = Path("/proc/self/statm")


def free_memory() -> int | None:
    """Return how many bytes can be had: what the system tells, below the limit of the process.

    None where the system does not tell (other systems than Linux).
    """
    try:
        lines = _MEMORY.read_text(encoding="ascii").split("\n")
        used = int(_OWN.read_text(encoding="ascii").split()[0])
    except (OSError, ValueError, IndexError):
        return None
    known = [int(line.split()[1]) * 1024 for line in lines if line.startswith("MemAvailable:")]
    import resource

    limit, _ = resource.getrlimit(resource.RLIMIT_AS)
    if limit != resource.RLIM_INFINITY:
        known.append(max(0, limit - used * resource.getpagesize()))
    return min(known, default=None)
