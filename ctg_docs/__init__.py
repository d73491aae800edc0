"""Documents of a convention territoriale globale, from structured sources."""
