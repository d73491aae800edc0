"""Files of fonts: the signs that a face draws, and the width of each."""
