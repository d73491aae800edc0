"""Places of signature, between the engine that draws them and what makes them fields."""

FIELD_SCHEME = "signature:"
"""Address of the link that holds the place of a field, before the name of the field."""
