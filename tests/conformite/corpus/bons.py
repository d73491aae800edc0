"""The good files: the writers' samples, which hold every kind of node."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path

from ctg_docs.composing.house.theme import load_theme
from ctg_docs.document.nodes import Attachment, Section, SignatureCell, SignatureGrid
from ctg_docs.reading.house import templates_folder
from ctg_docs.writing.formats import write

ECRITURE = Path(__file__).parents[2] / "writing"
sys.path += [str(ECRITURE), str(ECRITURE / "pptx")]
from sample_charts import TWO  # noqa: E402
from sample_deck import sample_deck  # noqa: E402
from sample_document import draw_picture, sample, t  # noqa: E402

SOURCE = Attachment("essai.yaml", "Sources publiques", b"territoire: {}\n", "application/yaml")
DONNEES = {"@context": "https://schema.org", "@type": "WebPage", "name": "Essai"}


def ecrire(dossier: Path) -> dict[str, Path]:
    """Write the good files in a folder: {suffix: file}."""
    theme = load_theme(templates_folder() / "maison")
    texte = sample(draw_picture(dossier))
    blocs = (*texte.blocks, TWO, _signatures())
    trace = replace(texte, blocks=blocs, attachments=(SOURCE,))
    documents = {
        ".pdf": trace,
        ".docx": trace,
        ".xlsx": trace,
        ".html": replace(texte, linked_data=json.dumps(DONNEES)),
        ".eml": texte,
        ".pptx": sample_deck(dossier / "dessin.png"),
    }
    fichiers = {}
    for suffixe, document in documents.items():
        ((_, contenu),) = write(document, theme, [suffixe.removeprefix(".")])
        fichiers[suffixe] = dossier / f"bon{suffixe}"
        fichiers[suffixe].write_bytes(contenu)
    return fichiers


def _signatures() -> Section:
    """Return the boxes of a document that may be signed."""
    cases = tuple(
        SignatureCell(f"case-{rang}", t("Ville"), t("Maire"), t(nom), field=f"sig-{rang}")
        for rang, nom in enumerate(("Ange d’Ëtre", "Élodie Brûlé-Nuñez"), 1)
    )
    return Section("fin", "annexe", t("Signatures"), (SignatureGrid(cases),), level=1)
