"""Progress of a convention: what it still lacks at each step, and by when things are due."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from ctg_docs.atelier.addresses import address_of, path_of_key
from ctg_docs.atelier.desk import Desk
from ctg_docs.atelier.faults import faults
from ctg_docs.atelier.fields import field_path
from ctg_docs.atelier.parts import part_of
from ctg_docs.atelier.workshop import Workshop
from ctg_docs.pipeline.state import BEFORE_VOTE, SIGNED, Lack, TerritoryState, state

_SIGNING = ("representants", "decision")
"""Keys of a party that are known once its assembly has decided, and not before."""
_TITLES = {"projet": "Pour le projet", "vote": "Pour le vote", "signature": "Pour signer"}


def progress(workshop: Workshop, desk: Desk) -> dict[str, Any]:
    """Return the lacks of a territory, in the order in which they are due, and its deadlines.

    `problemes` are those that only a composed text tells: `ctg verifier` tells them too. Raises
    OutdatedError when the sources change meanwhile: whoever changes them waits for the preview.
    """
    sources = desk.read()
    lecture = workshop.checked(sources)
    made = workshop.prepared(sources, SIGNED)
    for document in BEFORE_VOTE:
        desk.hold_to(sources)
        more = workshop.prepared(sources, document)
        problems = list(dict.fromkeys([*made.problems, *more.problems]))
        made = replace(made, problems=problems, pieces=(*made.pieces, *more.pieces))
    desk.hold_to(sources)
    found = state(sources.source, sources.problems, lecture, made)
    known = set(lecture.problems)
    composed = [problem for problem in made.problems if problem not in known]
    return {
        "lisible": not made.refused,
        "statut": found.statut,
        "etapes": list(_steps(found, sources.data)),
        "echeance": found.signature,
        "delais": list(found.deadlines),
        "problemes": [fault.record for fault in faults(composed, sources)],
    }


def _steps(found: TerritoryState, data: Any) -> Iterator[dict[str, Any]]:
    """Yield the steps of a convention, each with what it still waits for."""
    signing = [lack for lack in found.lacks if _of_signature(lack)]
    draft = [lack for lack in found.lacks if lack not in signing]
    for name, lacks in (("projet", draft), ("vote", found.before_vote), ("signature", signing)):
        yield {"nom": name, "titre": _TITLES[name], "manques": _records(lacks, data)}


def _of_signature(lack: Lack) -> bool:
    steps = lack.path.split(".")
    return steps[0] == "signature" or any(one in steps for one in _SIGNING)


def _records(lacks: Sequence[Lack], data: Any) -> list[dict[str, str]]:
    return [_record(lack, data) for lack in lacks]


def _record(lack: Lack, data: Any) -> dict[str, str]:
    path = path_of_key(lack.path, data) or field_path((lack.part,))
    return {"mots": lack.words, "adresse": address_of(path, data), "partie": part_of(path).name}
