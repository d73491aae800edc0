"""Refresh of the shipped tables from a new npm archive: run once a year, by a maintainer."""
