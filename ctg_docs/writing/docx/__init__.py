"""Word file of a resolved document, in the styles of the house."""

from ctg_docs.writing.docx.writer import write_docx

__all__ = ["write_docx"]
