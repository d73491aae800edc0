"""A plan of actions in a workbook, as draft sources."""
