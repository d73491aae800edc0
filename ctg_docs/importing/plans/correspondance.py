"""The correspondence as a file that the author reads, corrects and gives back."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ctg_docs.french.words import elides, joined
from ctg_docs.importing.plans.headings import table_at
from ctg_docs.importing.plans.mapping import (
    A_CHOISIR,
    IGNORER,
    REPEATED,
    MappedHeading,
    Mapping,
    SheetMapping,
    known_keys,
)
from ctg_docs.importing.workbooks.cells import Sheet, column_name, column_number
from ctg_docs.problems import Problem, SourceError
from ctg_docs.reading.positions import Chemin, Positions
from ctg_docs.reading.yaml_file import parse_yaml
from ctg_docs.starting.yaml_text import scalar
from ctg_docs.suggestions import nearest

CODE = "correspondance-refusee"
_FORMS = ("tableau", "fiche", "ignorer")
_UNITS = {"k€": 1000, "M€": 1_000_000}
_TARGET = re.compile(
    r"(?P<cle>\S+)(?: (?P<annee>20\d\d))?(?: en (?P<unite>k€|M€))?"
    r"(?: (?:de |d[’'])(?P<financeur>.+))?"
)
_HEAD = """\
# Ce que l’outil a compris de « {workbook} ».
# À droite des deux-points : la clé que la colonne remplit. Corrigez, enregistrez, relancez.
# « {ignorer} » laisse une colonne de côté ; « {choisir} » attend votre choix.
# Une année ou un financeur peut suivre : « budget.montant 2025 », « financements.montant de Caf ».
# Toutes les clés : voir « Importer un plan d’actions » dans le guide.
"""


def written(workbook: str, mapping: Mapping) -> str:
    """Return the file of a correspondence."""
    head = _HEAD.format(workbook=workbook, ignorer=IGNORER, choisir=A_CHOISIR)
    lines = [head, "feuilles:"]
    for sheet in mapping:
        lines += [f"  - feuille: {scalar(sheet.name)}", f"    forme: {sheet.form}"]
        if sheet.form == "tableau":
            lines.append(f"    entete: [{', '.join(map(str, sheet.header))}]")
            lines += [f"    champ: {scalar(sheet.champ)}"] if sheet.champ else []
            lines.append("    colonnes:")
            lines += [f"      {_column(h)}: {_target(h)}  {_comment(h)}" for h in sheet.headings]
    labels = next((sheet.headings for sheet in mapping if sheet.form == "fiche"), ())
    if labels:
        lines += [
            "",
            "# Les intitulés des feuilles qui décrivent une action chacune.",
            "intitules:",
        ]
        lines += [f"  {scalar(h.intitule)}: {_target(h)}{_hints(h)}" for h in labels]
    return "\n".join(lines) + "\n"


def _column(heading: MappedHeading) -> str:
    letters = column_name(heading.column or 0)
    return letters if letters not in ("N", "Y", "ON", "NO") else f'"{letters}"'


def _target(heading: MappedHeading) -> str:
    unit = next((unit for unit, factor in _UNITS.items() if factor == heading.factor), "")
    parts = [
        heading.cle,
        str(heading.annee) if heading.annee else "",
        f"en {unit}" if unit else "",
        _of(heading.financeur),
    ]
    return str(scalar(" ".join(filter(None, parts))))


def _of(financeur: str) -> str:
    """Return « de Caf », « d’État »; never contracted, since it is read back."""
    return joined("d’" if elides(financeur) else "de", financeur) if financeur else ""


def _comment(heading: MappedHeading) -> str:
    label = " ".join(heading.intitule.split())
    return f"# {label}{' (colonne masquée)' if heading.hidden else ''}{_hints(heading)}"


def _hints(heading: MappedHeading) -> str:
    several = [one for one in dict.fromkeys(heading.candidates) if one != heading.cle]
    hint = (
        f"  # {' ou '.join(several)} ?" if several and heading.cle in (A_CHOISIR, IGNORER) else ""
    )
    return hint if heading.column is None else hint.replace("  # ", " : ", 1)


def read(content: bytes, name: str, sheets: Sequence[Sheet]) -> Mapping:
    """Return the correspondence of a file; raises SourceError with all that is wrong in it."""
    data, positions, problems = parse_yaml(content, name)
    reader = _Reader(positions, {sheet.name: sheet for sheet in sheets})
    found = reader.mapping(data) if not problems else ()
    if problems := [*problems, *reader.problems]:
        raise SourceError(problems)
    return found


class _Reader:
    """The reading of a correspondence, with the problems met so far."""

    def __init__(self, positions: Positions, sheets: dict[str, Sheet]) -> None:
        self.problems: list[Problem] = []
        self._positions = positions
        self._sheets = sheets

    def mapping(self, data: Any) -> Mapping:
        """Return the correspondence of all the sheets."""
        listed = data.get("feuilles") if isinstance(data, dict) else None
        if not isinstance(listed, list):
            self._refuse((), "la liste « feuilles » manque", "Supprimez ce fichier et relancez.")
            return ()
        raw = data.get("intitules") or {}
        if not isinstance(raw, dict):
            self._refuse(("intitules",), "« intitules » attend un intitulé et sa clé par ligne")
            raw = {}
        labels = tuple(
            self._heading(MappedHeading(None, label, A_CHOISIR), text, ("intitules", label))
            for label, text in raw.items()
        )
        self._check_shared(labels, ("intitules",))
        return tuple(
            filter(None, (self._sheet(one, rank, labels) for rank, one in enumerate(listed)))
        )

    def _sheet(
        self, data: Any, rank: int, labels: tuple[MappedHeading, ...]
    ) -> SheetMapping | None:
        path: Chemin = ("feuilles", rank)
        name = data.get("feuille") if isinstance(data, dict) else None
        if name not in self._sheets:
            hint = nearest(str(name), self._sheets) or f"Feuilles : {', '.join(self._sheets)}."
            self._refuse(
                (*path, "feuille"), f"la feuille « {name} » n’est pas dans le classeur", hint
            )
            return None
        form = data.get("forme")
        if form not in _FORMS:
            self._refuse(
                (*path, "forme"), f"« {form} » n’est pas une forme", ", ".join(_FORMS) + "."
            )
            return None
        champ = str(data.get("champ") or "")
        if form != "tableau":
            return SheetMapping(name, form, (), labels if form == "fiche" else (), champ)
        rows = self._rows(data.get("entete"), (*path, "entete"))
        columns = data.get("colonnes")
        if not rows or not isinstance(columns, dict):
            self._refuse(path, "un tableau attend « entete » et « colonnes »")
            return None
        headings = self._headings(self._sheets[name], rows, columns, (*path, "colonnes"))
        return SheetMapping(name, "tableau", rows, headings, champ)

    def _rows(self, data: Any, path: Chemin) -> tuple[int, ...]:
        texts = [data] if isinstance(data, str) else data if isinstance(data, list) else []
        if not texts or not all(isinstance(t, str) and t.isdigit() and int(t) for t in texts):
            self._refuse(path, "« entete » attend le numéro d’une ligne, ou de deux")
            return ()
        return tuple(sorted(int(text) for text in texts))

    def _headings(
        self, sheet: Sheet, rows: tuple[int, ...], columns: dict[str, Any], path: Chemin
    ) -> tuple[MappedHeading, ...]:
        known = {h.column: replace(h, cle=A_CHOISIR) for h in table_at(sheet, rows).headings}
        for letters, text in columns.items():
            number = column_number(letters)
            if not number:
                self._refuse((*path, letters), f"« {letters} » n’est pas une colonne")
                continue
            bare = MappedHeading(number, known[number].intitule if number in known else letters, "")
            known[number] = self._heading(bare, text, (*path, letters))
        headings = tuple(known[number] for number in sorted(known, key=lambda n: n or 0))
        self._check_shared(headings, path)
        return headings

    def _heading(self, bare: MappedHeading, text: Any, path: Chemin) -> MappedHeading:
        found = _TARGET.fullmatch(" ".join(text.split())) if isinstance(text, str) else None
        cle = found["cle"] if found else ""
        if found is None or cle not in known_keys():
            hint = (
                nearest(cle, known_keys()) or "Voir « Importer un plan d’actions » dans le guide."
            )
            self._refuse(path, f"« {text or ''} » n’est pas une clé", hint)
            return replace(bare, cle=A_CHOISIR)
        return replace(
            bare,
            cle=cle,
            annee=int(found["annee"]) if found["annee"] else None,
            financeur=found["financeur"] or "",
            factor=_UNITS.get(found["unite"], 1),
        )

    def _check_shared(self, headings: Sequence[MappedHeading], path: Chemin) -> None:
        counts = Counter(h.target for h in headings if h.cle not in REPEATED)
        for target in _shared(counts):
            message = f"deux colonnes deviennent « {target[0]} »"
            self._refuse(path, message, f"Gardez-en une, et écrivez « {IGNORER} » pour l’autre.")

    def _refuse(self, path: Chemin, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self._positions.locate(path), CODE, message, hint))


def _shared(counts: Counter[tuple[str, int | None, str]]) -> Iterator[tuple[str, int | None, str]]:
    return (target for target, number in counts.items() if number > 1)
