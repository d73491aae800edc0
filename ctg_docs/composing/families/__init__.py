"""One room for each family of documents that has code, named as its folder of templates."""
