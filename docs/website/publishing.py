"""The folder of the site, written beside that of before and put in its place once whole."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Sequence
from functools import partial
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from website import index, navigation
from website.gallery import Shown
from website.pages import Page, read
from website.places import OWN, ROOT, address, sources, way

GALLERY = "galerie.html"
DOCUMENTS = PurePosixPath("documents")


def publish(site: Path, shown: Sequence[Shown], drawn: Path) -> None:
    """Write the whole site in a folder, that of before taken away.

    `shown` are the documents of the gallery, whose files stand in the folder `drawn`.
    """
    site.parent.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(dir=site.parent, prefix=".site-") as place:
        made = Path(place) / "site"
        pages = {source: read(source) for source in sources()}
        _write_pages(made, pages, shown)
        (made / "recherche.js").write_text(index.script(pages.values()), encoding="utf-8")
        shutil.copytree(OWN / "public", made, dirs_exist_ok=True)
        for file in {*_asked(pages.values()), *(one.picture for one in shown)}:
            _copy(ROOT / file, made / address(file))
        for file in (file for one in shown for file in one.files):
            _copy(drawn / file, made / DOCUMENTS / file)
        if site.exists():
            shutil.rmtree(site)
        made.rename(site)


def _asked(pages: Iterable[Page]) -> set[PurePosixPath]:
    return set().union(*(page.asked for page in pages))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _write_pages(site: Path, pages: dict[PurePosixPath, Page], shown: Sequence[Shown]) -> None:
    groups = navigation.groups(pages)
    order = navigation.ordered(groups)
    environment = _environment(groups)
    for page in pages.values():
        before, after = navigation.neighbours(page, order)
        said = {"page": page, "corps": Markup(page.body), "avant": before, "apres": after}
        name = "accueil.html.j2" if page.address == "index.html" else "page.html.j2"
        current = address(navigation.current(page))
        _write(site, page.address, environment, name, current=current, **said)
    _write(site, GALLERY, environment, "galerie.html.j2", current=GALLERY, montres=shown)


def _environment(groups: list[navigation.Group]) -> Environment:
    environment = Environment(
        loader=FileSystemLoader(OWN / "gabarits"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        groupes=groups, galerie=GALLERY, documents=DOCUMENTS, adresse=address
    )
    return environment


def _write(site: Path, place: str, environment: Environment, name: str, **said: Any) -> None:
    path = site / place
    path.parent.mkdir(parents=True, exist_ok=True)
    text = environment.get_template(name).render(ici=place, vers=partial(way, page=place), **said)
    path.write_text(text, encoding="utf-8")
