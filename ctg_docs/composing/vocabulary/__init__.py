"""What templates may call, whatever the document: the engine, filters, constructors, charts."""
