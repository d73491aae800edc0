"""Maps: set in a size, then drawn as SVG for pages and as pixels for office files."""
