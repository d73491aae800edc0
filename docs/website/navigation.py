"""The order in which the pages are read, and the list that leads to each of them."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from pathlib import PurePosixPath
from typing import NamedTuple

import yaml

from website.pages import Page
from website.places import OWN

MESSAGES = PurePosixPath("docs/guide/erreurs")


class Group(NamedTuple):
    """Pages that are listed together under a title."""

    titre: str
    langue: str
    pages: list[Page]


def groups(pages: Mapping[PurePosixPath, Page]) -> list[Group]:
    """Return the pages by groups, those that the plan does not name in one of their own.

    Raises KeyError for a name of the plan that is no page.
    """
    planned = [
        Group(
            one["titre"], one.get("langue", "fr"), [pages[_source(name)] for name in one["pages"]]
        )
        for one in yaml.safe_load((OWN / "plan.yaml").read_text(encoding="utf-8"))
    ]
    known = {page.source for page in ordered(planned)}
    left = [page for source, page in pages.items() if source not in known and not _message(source)]
    return [*planned, Group("Autres pages", "fr", left)] if left else planned


def ordered(several: list[Group]) -> list[Page]:
    """Return the pages of all groups, in the order of their reading."""
    return [*chain.from_iterable(group.pages for group in several)]


def neighbours(page: Page, order: list[Page]) -> tuple[Page | None, Page | None]:
    """Return the pages read before and after one; a message has none."""
    if page not in order:
        return None, None
    rank = order.index(page)
    return order[rank - 1] if rank else None, order[rank + 1] if rank + 1 < len(order) else None


def current(page: Page) -> PurePosixPath:
    """Return the page of the list that is shown as the current one."""
    return MESSAGES / "README.md" if _message(page.source) else page.source


def _message(source: PurePosixPath) -> bool:
    """Tell a page of a message, which its index lists."""
    return source.parent == MESSAGES and source.stem != "README"


def _source(name: str) -> PurePosixPath:
    return PurePosixPath(f"{name[1:] if name.startswith('/') else f'docs/{name}'}.md")
