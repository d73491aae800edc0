"""Progress of a convention: what it still lacks, part by part, and from when all may sign."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ctg_docs.atelier.addresses import address_of, path_of_key
from ctg_docs.atelier.fields import field_path
from ctg_docs.atelier.open_sources import OpenSources
from ctg_docs.atelier.parts import part_of
from ctg_docs.pipeline.state import SIGNED, Lack, state_of

_ELSEWHERE = "Ailleurs"
"""The title of what no key of the sources would fill."""


def progress(folder: Path) -> dict[str, Any]:
    """Return the lacks of a territory and its deadline, as `ctg etat` tells them."""
    state = state_of(folder, [SIGNED])
    data = OpenSources.read(folder).data
    return {
        "lisible": not state.prepared.refused,
        "statut": state.statut,
        "manques": [_record(lack, data) for lack in state.lacks],
        "echeance": state.signature,
    }


def _record(lack: Lack, data: Any) -> dict[str, str]:
    path = path_of_key(lack.path, data) or field_path((lack.part,))
    part = part_of(path)
    return {
        "mots": lack.words,
        "adresse": address_of(path, data),
        "partie": part.name,
        "titre": part.title if path else _ELSEWHERE,
    }
