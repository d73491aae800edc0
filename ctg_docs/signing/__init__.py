"""Signing a built PDF with certificates, and saying what a file and its signatures are worth."""
