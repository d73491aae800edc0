"""Workbooks as sheets of cells that know their place, whatever made them."""
