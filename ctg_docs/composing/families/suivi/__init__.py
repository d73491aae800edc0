"""The tables and the yearly report that follow the actions."""
