"""Gestures of an author, as the page sends them: each is done whole by a desk, or refused."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from ctg_docs.atelier.desk import Desk, Edit


class Gesture(BaseModel):
    """A gesture that a page asks of a desk: `on` does it, and says what was made."""

    model_config = ConfigDict(extra="forbid", strict=True)

    def on(self, desk: Desk) -> str | bool:
        """Do the gesture. Raises AbsentError, StaleError, SourceError."""
        raise NotImplementedError


class _Champ(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True)

    adresse: str
    valeur: str
    avant: str | None = None


class _Change(Gesture):
    champs: list[_Champ]

    def on(self, desk: Desk) -> bool:
        desk.edit([Edit(one.adresse, one.valeur, one.avant) for one in self.champs])
        return True


class _Addition(Gesture):
    adresse: str
    valeurs: dict[str, str]

    def on(self, desk: Desk) -> str:
        return desk.add(self.adresse, self.valeurs)


class _Removal(Gesture):
    adresse: str
    empreinte: str

    def on(self, desk: Desk) -> bool:
        desk.remove(self.adresse, self.empreinte)
        return True


class _Move(Gesture):
    adresse: str
    empreinte: str
    vers_le_bas: bool

    def on(self, desk: Desk) -> bool:
        desk.move(self.adresse, self.empreinte, down=self.vers_le_bas)
        return True


class _Undoing(Gesture):
    def on(self, desk: Desk) -> bool:
        return desk.undo()


class _Redoing(Gesture):
    def on(self, desk: Desk) -> bool:
        return desk.redo()


GESTURES: dict[str, type[Gesture]] = {
    "changer": _Change,
    "ajouter": _Addition,
    "retirer": _Removal,
    "deplacer": _Move,
    "annuler": _Undoing,
    "refaire": _Redoing,
}
"""The gestures, by the name that the page gives them."""
