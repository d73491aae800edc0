"""Distribution of drawings: over processes of this machine, or over the workers of a cluster."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial

from ctg_docs.cli.console import warn
from ctg_docs.pipeline import Spread, spread
from ctg_docs.problems import MissingToolError


@contextmanager
def spreading(address: str | None, jobs: int) -> Iterator[Spread]:
    """Yield the function that distributes drawings over `jobs` processes, or over a cluster.

    Raises MissingToolError for a cluster that is out of reach, or when Dask is not installed.
    """
    if address is None:
        yield partial(spread, jobs=jobs)
        return
    try:
        from ctg_docs.pipeline.cluster import cluster  # noqa: PLC0415 - most builds have none
    except ImportError as error:
        message = 'Un cluster demande un complément : « pip install "ctg-docs[cluster]" ».'
        raise MissingToolError(message) from error
    if anybody := _open_to(address):
        warn(
            f"avertissement : sans TLS, quiconque atteint {anybody} peut exécuter un programme sur "
            "toutes les machines du cluster. Réservez-leur ce réseau, ou prenez une adresse tls://."
        )
    with cluster(address, jobs) as found:
        yield found.spread


def _open_to(address: str) -> str:
    """Return the machine that a scheduler answers on without TLS, unless it is this one alone."""
    scheme, _, rest = address.rpartition("://")
    host = rest.rpartition(":")[0].strip("[]")
    alone = host in ("", "localhost", "::1") or host.startswith("127.")
    return host if scheme == "tcp" and not alone else ""
