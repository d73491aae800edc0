"""The stages in order, from folders of sources to published files; the only room that knows all.

A stage is loaded when it is asked for: to tell two versions apart, nothing is composed.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ctg_docs.pipeline.choice import catalogue, entries
    from ctg_docs.pipeline.dossier import Gathered, gather, make_dossier, publish_dossier
    from ctg_docs.pipeline.drawing import BuildRun, Spread, construct
    from ctg_docs.pipeline.letters import prepare_lettres
    from ctg_docs.pipeline.pieces import Built, Piece, Prepared
    from ctg_docs.pipeline.territory import prepare
    from ctg_docs.pipeline.updating import update, update_letters, verify
    from ctg_docs.pipeline.workers import spread

_STAGES = {
    "choice": ("catalogue", "entries"),
    "dossier": ("Gathered", "gather", "make_dossier", "publish_dossier"),
    "drawing": ("BuildRun", "Spread", "construct"),
    "letters": ("prepare_lettres",),
    "pieces": ("Built", "Piece", "Prepared"),
    "territory": ("prepare",),
    "updating": ("update", "update_letters", "verify"),
    "workers": ("spread",),
}
_STAGE_OF = {name: stage for stage, names in _STAGES.items() for name in names}

__all__ = [
    "BuildRun",
    "Built",
    "Gathered",
    "Piece",
    "Prepared",
    "Spread",
    "catalogue",
    "construct",
    "entries",
    "gather",
    "make_dossier",
    "prepare",
    "prepare_lettres",
    "publish_dossier",
    "spread",
    "update",
    "update_letters",
    "verify",
]


def __getattr__(name: str) -> Any:
    """Return one of the names above (PEP 562)."""
    if name not in _STAGE_OF:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_STAGE_OF[name]}"), name)
