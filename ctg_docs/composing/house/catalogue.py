"""The catalogue of documents: one line for each that the house knows how to make."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from ctg_docs.composing.house.files import read_house
from ctg_docs.model.loading import translate
from ctg_docs.problems import SourceError


class Entree(BaseModel):
    """A document: its id (the name of its files), its title, its plan and its formats.

    `famille` names the documents made together. `par` says what one file is about: the territory,
    one sitting, one action, one meeting, one avenant, the signatures of a period in a département
    (`periode`), or the other files that it lists (`dossier`).
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    famille: str
    titre: str
    plan: str
    par: Literal["territoire", "seance", "action", "reunion", "avenant", "periode", "dossier"] = (
        "territoire"
    )
    formats: tuple[str, ...]

    @property
    def d_un_territoire(self) -> bool:
        """Whether one territory gives all it is made from: no letter does, nor a list of files."""
        return self.par not in ("periode", "dossier")


class Catalogue(BaseModel):
    """All the documents of the house."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    documents: tuple[Entree, ...]

    def nommees(self, name: str) -> tuple[Entree, ...]:
        """Return the documents of that id or of that family, in order; none for an unknown name."""
        return tuple(d for d in self.documents if name in (d.id, d.famille))


def load_catalogue(templates: Path) -> Catalogue:
    """Return the catalogue of a folder of templates; raises SourceError when it is wrong."""
    path = templates / "catalogue.yaml"
    data, positions = read_house(path)
    try:
        return Catalogue.model_validate(data)
    except ValidationError as error:
        raise SourceError(translate(error, Catalogue, positions, data)) from error
