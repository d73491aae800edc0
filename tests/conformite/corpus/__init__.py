"""Good files, and bad ones made from them: each by one change, for one checker to catch."""
