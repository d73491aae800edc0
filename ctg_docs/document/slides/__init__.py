"""The slides of a deck: their boxes, what holds in them, and where each part of one stands."""
