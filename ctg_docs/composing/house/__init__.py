"""Files of the house: catalogue, plans, theme, Word model, and the schema of the sources."""
