"""The follow-up workbook that comes back filled in: what it says, three ways, and its splices."""
