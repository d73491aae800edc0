"""Intentions: what an author may have meant by a value or a key that is refused."""
