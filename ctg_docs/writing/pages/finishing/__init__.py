"""Finishing of a drawn PDF, whichever engine drew it: one pass over the file."""

from ctg_docs.writing.pages.finishing.finisher import finish

__all__ = ["finish"]
