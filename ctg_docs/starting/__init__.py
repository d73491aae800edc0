"""The first sources of a territory, prefilled with what public data say of it."""
