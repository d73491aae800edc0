"""Workbook of a resolved document: its words on a first sheet, then one sheet a table."""

from ctg_docs.writing.xlsx.writer import write_xlsx

__all__ = ["write_xlsx"]
