"""The dossier: its inventory and its summary sheet."""
