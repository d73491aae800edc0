"""Tree to bytes, one module or folder per format."""
