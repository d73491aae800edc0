"""Workbooks of authors, as draft sources."""
