"""PowerPoint file of a resolved deck, on the master of the house."""

from ctg_docs.writing.pptx.writer import write_pptx

__all__ = ["write_pptx"]
