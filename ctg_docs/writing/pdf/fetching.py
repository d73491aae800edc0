"""Addresses that a page may call: data: URIs and the fonts of the theme, nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from ctg_docs.problems import WHOLE, Problem, SourceError
from ctg_docs.writing.pdf.engine import engine


def closed_fetcher(fonts: Mapping[str, Path]) -> Any:
    """Return a fetcher that reads `fonts` by address and stops the build on any other."""
    urls = engine().urls

    class ClosedFetcher(urls.URLFetcher):  # type: ignore[misc, name-defined]
        def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            if url in fonts:
                return urls.URLFetcherResponse(url, fonts[url].read_bytes())
            raise urls.FatalURLFetchingError(url)

    return ClosedFetcher()


@contextmanager
def no_outside_call() -> Iterator[None]:
    """Turn a refused address into a `SourceError`."""
    refused = engine().urls.FatalURLFetchingError
    # Of a sheet that imports a neighbour, the engine says no more than that it does.
    relative = engine().css.tokens.InvalidValues
    try:
        yield
    except refused as error:
        raise SourceError([_problem(str(error))]) from None
    except relative:
        raise SourceError([_problem("@import")]) from None


def _problem(address: str) -> Problem:
    message = f"adresse extérieure refusée dans une image ou une feuille de style\u00a0: {address}"
    return Problem(WHOLE, "pdf-ressource", message)
