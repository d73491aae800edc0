"""The catalogue of documents: one line for each that the house knows how to make."""

from __future__ import annotations

from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from ctg_docs.composing.house import read_house
from ctg_docs.model.loading import translate
from ctg_docs.problems import SourceError


class Entree(BaseModel):
    """A document: its id (the name of its files), its title, its plan and its formats."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    titre: str
    plan: str
    formats: tuple[str, ...]


class Catalogue(BaseModel):
    """Every document of the house."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: tuple[Entree, ...]

    def entree(self, name: str) -> Entree | None:
        """Return the document of that id."""
        return next((d for d in self.documents if d.id == name), None)


def load_catalogue(templates: Path) -> Catalogue:
    """Return the catalogue of a folder of templates; raises SourceError when it is wrong."""
    path = templates / "catalogue.yaml"
    data, positions = read_house(path)
    try:
        return Catalogue.model_validate(data)
    except ValidationError as error:
        raise SourceError(translate(error, Catalogue, positions, data)) from error
