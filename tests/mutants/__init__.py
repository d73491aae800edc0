"""A sample of small faults put in the code one at a time: the tests must notice each of them."""
