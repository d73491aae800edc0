"""Every checker on every document: `make conformite`."""
