"""The commune's own Word file, from which its documents start."""
