"""French: articles, agreement, dates, numbers, lists, typography."""
