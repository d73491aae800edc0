"""Office formats in common: archive, palette and properties."""
