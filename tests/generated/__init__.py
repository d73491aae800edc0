"""What is generated and kept: golden texts, tables of the docs. `make genere` rewrites it all."""
