"""A comparison as a page: one file that needs nothing else."""

from framelens.report.write import report

__all__ = ["report"]
