"""Chapters of the diagnostic of a document: their text, strengths and weaknesses."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ctg_docs.importing.documents.prose import GatheredProse
from ctg_docs.importing.documents.titles import UNSTYLED, lowered
from ctg_docs.importing.documents.typed import TypedLine
from ctg_docs.importing.plans.account import Account
from ctg_docs.model.identifiers import Identifiers
from ctg_docs.starting.yaml_blocks import YamlComment


@dataclass
class Chapter:
    """A chapter, or the introduction, which has no title."""

    titre: str = ""
    prose: GatheredProse = field(default_factory=lambda: GatheredProse("texte"))
    lists: dict[str, list[str]] = field(default_factory=dict)


class Chapters:
    """The diagnostic of a document; `level` is that of its title while it is being read."""

    def __init__(self, account: Account) -> None:
        self._account = account
        self._level: int | None = None
        self.found: list[Chapter] = []
        self.is_open = False

    @property
    def titre(self) -> str:
        """The title of the chapter that is being read."""
        return self.found[-1].titre if self.found else ""

    def open(self, lines: Sequence[TypedLine], level: int | None) -> None:
        """Open the diagnostic under its title."""
        if not self.is_open:
            self.is_open, self._level = True, level
            self.found.append(Chapter())
        for line in lines:
            self._account.add(line.sheet, line.cell, "importe", "titre du diagnostic")

    def close(self) -> None:
        """Leave the diagnostic."""
        self.is_open = False

    def is_left_by(self, level: int) -> bool:
        """Say whether a title of a level is no chapter: it stands as high as the diagnostic."""
        if self._level is None:
            return False
        return level < self._level or (level == self._level and level < UNSTYLED)

    def begin_as(self, titre: str) -> None:
        """Begin a chapter about a field, or go on with the one that there is."""
        known = next((one for one in self.found if one.titre == titre), None)
        if known:
            self.found.remove(known)
        self.found.append(known or Chapter(titre))

    def begin(self, titre: str, line: TypedLine) -> None:
        """Begin a chapter under its title."""
        said = lowered(titre)
        self.begin_as(said)
        self._account.add(line.sheet, line.cell, "importe", f"chapitre du diagnostic « {said} »")

    def write(self, line: TypedLine) -> None:
        """Add a line to the text of the chapter."""
        self.found[-1].prose.lines.append(line)

    def note(self, cle: str, line: TypedLine, words: str = "") -> None:
        """Add a strength or a weakness to the chapter."""
        self.found[-1].lists.setdefault(cle, []).append((words or line.words).strip(" ;."))
        self._account.add(line.sheet, line.cell, "importe", f"{cle} de « {self.titre} »")

    def data(self, identifiers: Identifiers) -> dict[str, Any]:
        """Return the keys of the diagnostic, empty when the document has none."""
        read = [(one, *self._text(one)) for one in self.found]
        intros = [(text, doubts) for one, text, doubts in read if not one.titre]
        intro = next((text for text, _ in intros if text), None)
        found: dict[str, Any] = {"introduction": intro} if intro else {}
        for rank, doubt in enumerate(doubt for _, doubts in intros for doubt in doubts):
            found[f"introduction/{rank}"] = YamlComment(doubt)
        chapters = [self._chapter(*one, identifiers) for one in read if one[0].titre]
        return found | ({"thematiques": filled} if (filled := list(filter(None, chapters))) else {})

    def _text(self, one: Chapter) -> tuple[Any, list[str]]:
        key = "texte" if one.titre else "introduction"
        what = f"{key} de « {one.titre} »" if one.titre else "introduction du diagnostic"
        return one.prose.read(self._account, what)

    def _chapter(
        self, one: Chapter, text: Any, doubts: list[str], identifiers: Identifiers
    ) -> dict[str, Any]:
        if text is None and not doubts and not one.lists:
            return {}
        found: dict[str, Any] = {"id": identifiers.give(one.titre), "titre": one.titre}
        found |= {"texte": text} if text else {}
        found |= {f"texte/{n}": YamlComment(words) for n, words in enumerate(doubts)}
        return found | one.lists
