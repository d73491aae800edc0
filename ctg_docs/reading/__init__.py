"""Files to plain data that remembers where each value stands."""
