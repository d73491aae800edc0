"""Rules across fields: one function each, a stable code, a page in the guide."""
