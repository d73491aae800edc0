"""Page engines in common: the layout that they give, and the finish of their files."""
