"""Documents of a convention territoriale globale, from structured sources."""

__version__ = "0.1.0"
