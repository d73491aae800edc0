"""Plain data to a typed Convention."""
