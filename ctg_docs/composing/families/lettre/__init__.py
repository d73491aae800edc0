"""The letter of a caisse: the conventions that it signed over a stretch of days."""
