"""Synthetic territories for load tests: real names of places, everything else invented."""
