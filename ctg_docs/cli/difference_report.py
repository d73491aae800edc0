"""The report of a comparison, for a reader and for a machine."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ctg_docs.cli.difference_words import (
    KINDS,
    change_words,
    counts,
    summary,
    topic_words,
    total_words,
    value_words,
)
from ctg_docs.french.initials import capitale
from ctg_docs.french.numbers import compte
from ctg_docs.lines import one_line
from ctg_docs.model.differences import Difference, Topic, Trace
from ctg_docs.model.totaux import Total, changed_totals
from ctg_docs.pipeline.versions import Version, changes
from ctg_docs.problems import Place

_PUBLIC = (
    "Seules les parties publiques des sources sont comparées : un fichier construit ne porte ni "
    "les citations à valider, ni qui répond d’une action confidentielle, ni les images, ni la "
    "charte."
)
_DUE = (
    "Le nom officiel de {party} change, mais ni son genre ni son nom court : vérifiez qu’ils "
    "s’accordent encore."
)


_STATES = {
    "identique": "inchangé",
    "ajoute": "nouveau document, sans copie marquée",
    "supprime": "document qui n’existe plus",
    "modifie": "modifié",
}
_UNCOMPARED = (
    "Ne sont pas comparés : les images, les graphiques, la mise en page, les en-têtes et pieds "
    "de page ; le sommaire et les numéros de page sont ceux de la nouvelle version."
)


@dataclass(frozen=True)
class DocumentOutcome:
    """A document of both versions: its state, its marked copies, the slides that differ."""

    titre: str
    chemin: str
    etat: str
    fichiers: tuple[Path, ...] = ()
    slides: tuple[str, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """Two versions, their differences, the totals that follow and the documents, if drawn."""

    old: Version
    new: Version
    differences: tuple[Difference, ...]
    totals: tuple[Total, ...]
    documents: tuple[DocumentOutcome, ...] = ()

    @property
    def remarks(self) -> list[str]:
        """The points that the author should check, in French."""
        renamed = [d for d in self.differences if d.cle.endswith(".nom_officiel")]
        followed = {d.topic for d in self.differences if d.cle.endswith((".genre", ".nom_court"))}
        return [_DUE.format(party=f"« {d.topic.nom} »") for d in renamed if d.topic not in followed]

    @property
    def summary(self) -> list[str]:
        """The lines that one pastes in a mail."""
        convention = self.new.convention
        titre = f"{convention.convention.titre}, {convention.territoire.nom}"
        return summary(titre, self.differences, self.totals)


def compared(old: Version, new: Version) -> Comparison:
    """Return the comparison of two versions."""
    totals = changed_totals(old.convention, new.convention)
    return Comparison(old, new, tuple(changes(old, new)), tuple(totals))


def lines(found: Comparison) -> Iterator[str]:
    """Yield the lines of the report."""
    old, new = one_line(found.old.nom), one_line(found.new.nom)
    if not found.differences:
        yield f"{new} : aucune différence avec « {old} »."
    else:
        yield f"{new} : comparé à « {old} », {counts(found.differences)}."
    if found.new.public:
        yield _PUBLIC
    if not found.differences:
        return
    yield from ("", "À coller dans un courriel :", "", *found.summary)
    for topic, several in _by_topic(found).items():
        yield from ("", topic_words(topic))
        for one in several:
            said = change_words(one)
            yield f"  {KINDS[one.kind]}{f' – {said}' if said else ''}"
            yield f"    {_places(found, one)}"
    if found.totals:
        yield from ("", "Totaux", *(f"  {capitale(total_words(t))}" for t in found.totals))
    yield from (f"À vérifier : {remark}" for remark in found.remarks)
    yield from _documents(found)


def _documents(found: Comparison) -> Iterator[str]:
    """Yield the documents that change, with their files, and the number of the others."""
    if not found.documents:
        return
    yield from ("", "Documents")
    for one in found.documents:
        if one.etat != "identique":
            yield f"  {one.titre} ({one.chemin}) : {_STATES[one.etat]}"
            yield from (f"    {path}" for path in one.fichiers)
            yield from (f"    diapositive : {titre}" for titre in one.slides)
    same = sum(one.etat == "identique" for one in found.documents)
    yield f"  {compte(same, 'document inchangé', 'documents inchangés')}"
    yield _UNCOMPARED


def _by_topic(found: Comparison) -> dict[Topic, list[Difference]]:
    """Return the differences by subject: parties, fields, actions, then the rest."""
    order = ("partie", "champ", "action", "rubrique")
    groups: dict[tuple[str, str], list[Difference]] = {}
    for one in sorted(found.differences, key=lambda d: order.index(d.topic.kind)):
        groups.setdefault((one.topic.kind, one.topic.id), []).append(one)
    return {several[-1].topic: several for several in groups.values()}


def _places(found: Comparison, one: Difference) -> str:
    sides = ((found.old, one.avant, one.apres), (found.new, one.apres, one.avant))
    places = [_place(side, trace, other) for side, trace, other in sides if trace]
    return " → ".join(f"{place.file}:{place.line}" for place in places)


def _place(side: Version, trace: Trace, other: Trace | None) -> Place:
    """Return the place of a value; of a text of several lines, the line where both differ."""
    above = 0
    if other and isinstance(trace.value, str) and isinstance(other.value, str):
        both = zip(trace.value.split("\n"), other.value.split("\n"), strict=False)
        above = next((n for n, (own, its) in enumerate(both) if own != its), 0)
    if not above:
        return side.place(trace.place)
    first = side.sources.source.positions.content_line(trace.chemin)
    return side.place(Place(trace.place.file, first + above))


def as_json(found: Comparison) -> dict[str, Any]:
    """Return the report as JSON says it."""
    return {
        "avant": found.old.nom,
        "apres": found.new.nom,
        "parties_publiques": found.new.public,
        "resume": "\n".join(found.summary) if found.differences else "",
        "differences": [_difference(found, one) for one in found.differences],
        "totaux": [_total(total) for total in found.totals],
        "a_verifier": found.remarks,
        "documents": [_document(one) for one in found.documents],
        "non_compare": [_UNCOMPARED, *([_PUBLIC] if found.new.public else [])],
    }


def _document(one: DocumentOutcome) -> dict[str, Any]:
    return {
        "titre": one.titre,
        "document": one.chemin,
        "etat": one.etat,
        "fichiers": [path.as_posix() for path in one.fichiers],
        "diapositives": list(one.slides),
    }


def _difference(found: Comparison, one: Difference) -> dict[str, Any]:
    return {
        "sorte": one.kind,
        "sujet": {"sorte": one.topic.kind, "id": one.topic.id, "nom": one.topic.nom},
        "cle": one.cle,
        "titres": list(one.titres),
        "avant": _trace(found.old, one.avant, one.apres, one),
        "apres": _trace(found.new, one.apres, one.avant, one),
    }


def _trace(
    side: Version, trace: Trace | None, other: Trace | None, one: Difference
) -> dict[str, Any] | None:
    if trace is None:
        return None
    place = _place(side, trace, other)
    said = value_words(trace.value, one.cle.rpartition(".")[2])
    return {"texte": said, "fichier": place.file, "ligne": place.line, "colonne": place.column}


def _total(total: Total) -> dict[str, Any]:
    numbers = [None if n is None else float(n) for n in (total.avant, total.apres)]
    return {"nom": total.nom, "unite": total.unit, "avant": numbers[0], "apres": numbers[1]}
