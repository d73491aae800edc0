"""Facts computed from the sources, whatever the document that says them."""
