"""Redirection of a file that was given to another command than its own, by its ending."""

from __future__ import annotations

_WORKBOOK = (
    "Un classeur s’importe par « ctg importer plan » ; le tableau de suivi que « ctg construire » "
    "a écrit revient par « ctg importer suivi »."
)
_TEXT = (
    "Un document s’importe par « ctg importer document » ; celui que « ctg construire » a écrit, "
    "relu dans Word, revient par « ctg reprendre »."
)
_PDF = (
    "Un PDF ne dit plus ce qui est un titre ou une case : donnez le fichier d’où il vient, au "
    "format .docx, .pptx, .odt ou .xlsx."
)
WORKBOOKS = dict.fromkeys((".xlsx", ".ods", ".xls", ".csv"), _WORKBOOK)
TEXTS = dict.fromkeys((".docx", ".odt"), _TEXT)
DECKS = {
    ".pptx": "Une présentation s’importe par « ctg importer document ».",
    ".odp": "Ouvrez-la dans LibreOffice, enregistrez-la au format « PowerPoint (.pptx) », puis "
    "importez-la par « ctg importer document ».",
}
PDF = {".pdf": _PDF}


def hint_for(name: str, others: dict[str, str], own: str) -> str:
    """Return the hint for a file that a command cannot read: its own, or that of `others`."""
    return next((hint for end, hint in others.items() if name.lower().endswith(end)), own)
