"""The vocabulary of templates, whatever the document: engine, filters, constructors, charts."""
