"""What the files of fonts say: the signs that a face draws, and the width of each."""
