"""Charts, drawn alike in every format: one palette, one set of hatchings, one wording of values."""
