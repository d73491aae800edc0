"""What is done to a drawn PDF, whichever engine drew it: one pass over the finished file."""

from ctg_docs.writing.pages.finishing.finisher import finish

__all__ = ["finish"]
