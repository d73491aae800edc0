"""What is computed from the sources, whatever the document that says it."""
