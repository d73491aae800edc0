"""Model and templates to a tree."""
