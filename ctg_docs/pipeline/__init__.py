"""The stages in order, from folders of sources to published files; the only room that knows all."""

from ctg_docs.pipeline.choice import catalogue, entries
from ctg_docs.pipeline.dossier import Gathered, gather, make_dossier, publish_dossier
from ctg_docs.pipeline.drawing import BuildRun, Spread, construct
from ctg_docs.pipeline.letters import prepare_lettres
from ctg_docs.pipeline.pieces import Built, Piece, Prepared
from ctg_docs.pipeline.territory import prepare
from ctg_docs.pipeline.updating import update, update_letters, verify
from ctg_docs.pipeline.workers import spread

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
