"""Reference data: communes, EPCI, caisses, legal texts."""
