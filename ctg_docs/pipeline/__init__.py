"""The stages in order, from folders of sources to published files; the only room that knows all."""

from ctg_docs.pipeline.choice import checked, entries, names
from ctg_docs.pipeline.dossier import Gathered, gather, publish_dossier
from ctg_docs.pipeline.drawing import construct
from ctg_docs.pipeline.letters import prepare_lettres
from ctg_docs.pipeline.pieces import Built, Piece, Prepared
from ctg_docs.pipeline.territory import prepare

__all__ = [
    "Built",
    "Gathered",
    "Piece",
    "Prepared",
    "checked",
    "construct",
    "entries",
    "gather",
    "names",
    "prepare",
    "prepare_lettres",
    "publish_dossier",
]
