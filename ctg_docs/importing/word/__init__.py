"""Word files that come from elsewhere: their words, paragraph by paragraph, and who wrote them."""
