"""A Word file that the house built and that comes back edited: what changed, and its splices."""
