"""What the formats of office suites share: their archive, palette and properties."""
