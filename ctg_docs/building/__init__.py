"""Publishing what was built."""
