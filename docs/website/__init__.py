"""The site of the docs: every page, read and searched without a network, and every document."""
