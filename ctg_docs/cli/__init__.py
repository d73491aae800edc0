"""The `ctg` command: arguments, exit codes and progress; nothing else."""

from ctg_docs.cli.commande import main

__all__ = ["main"]
