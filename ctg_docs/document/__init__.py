"""The document tree: nodes, numbering, references, typography, lint."""
