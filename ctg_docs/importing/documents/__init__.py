"""Conventions, diagnostics and decks of authors, as draft sources."""
