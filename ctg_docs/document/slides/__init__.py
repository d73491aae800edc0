"""Slides of a deck: their boxes, what fits in them, and the place of each part."""
