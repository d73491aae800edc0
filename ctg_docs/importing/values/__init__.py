"""Words of cells, as the values that sources hold; what has no such form gives nothing."""
