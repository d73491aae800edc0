"""Measures of the project against what people use today: `make bench`, `python -m bench`."""
