"""What checks a PDF: the norms, the syntax, the fonts, the sources it carries."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Literal

import pikepdf

from conformite.faute import Fautes, Juge
from conformite.outils import VERAPDF, lancer, verapdf_jar
from ctg_docs.composing.house.catalogue import load_catalogue
from ctg_docs.pipeline.redlines import SUBJECT
from ctg_docs.reading.house import templates_folder

MAISON = ("Source-Sans-3", "SourceSans3")
"""Names of the house families, as PDF writes them."""
FICHIERS = ("/FontFile", "/FontFile2", "/FontFile3")
ATTENDU = {"Tagged": "yes", "JavaScript": "no", "Encrypted": "no"}


def verapdf(norme: Literal["3a", "ua1"]) -> Juge:
    """Make the judge of PDF/A-3a (ISO 19005-3) or of PDF/UA-1 (ISO 14289-1): the veraPDF engine."""

    def juger(files: Sequence[Path]) -> Fautes:
        run = lancer(["java", "-cp", verapdf_jar(), VERAPDF, norme, *files])
        verdicts = {}
        for ligne in run.stdout.splitlines():
            oui, nom, regles = ligne.split("\t")
            verdicts[nom] = [] if oui == "oui" else regles.split(" ; ")
        muet = [f"aucun verdict : {run.stderr[-300:]}"]
        return {file: verdicts.get(str(file), muet) for file in files}

    return juger


def qpdf(file: Path) -> Iterator[str]:
    """Check the syntax: no error, no warning."""
    run = lancer(["qpdf", "--check", file])
    if run.returncode:
        yield (run.stderr or run.stdout).strip().replace("\n", " ; ")[:400]


def pdfinfo(file: Path) -> Iterator[str]:
    """Read the file as the platform that transmits acts does: it opens, tagged, open to all."""
    run = lancer(["pdfinfo", file])
    if run.returncode or run.stderr:
        yield f"pdfinfo rend {run.returncode} : {run.stderr.strip()[:200]}"
        return
    dit = dict(ligne.split(":", 1) for ligne in run.stdout.splitlines() if ":" in ligne)
    for cle, attendu in ATTENDU.items():
        if not (trouve := dit.get(cle, "").strip()).startswith(attendu):
            yield f"{cle} : {trouve or 'absent'} au lieu de {attendu}"
    if not dit.get("Title", "").strip():
        yield "sans titre"


def polices(file: Path) -> Iterator[str]:
    """Check that each font is of the house, inside the file, and gives its characters back."""
    with pikepdf.open(file) as pdf:
        trouvees = [o for o in pdf.objects if _est(o, "/Font")]
        if not trouvees:
            yield "aucune police"
        for police in trouvees:
            yield from _police(police)


def _police(police: pikepdf.Object) -> Iterator[str]:
    nom = str(police.get("/BaseFont", "sans nom")).removeprefix("/")
    descend = "/DescendantFonts" in police
    descripteur = police.get("/FontDescriptor")
    if police.get("/Subtype") != "/Type0" and (
        descripteur is None or not any(cle in descripteur for cle in FICHIERS)
    ):
        yield f"police {nom} : non incorporée"
    if not nom.partition("+")[2].startswith(MAISON):
        yield f"police {nom} : étrangère à la maison"
    if (descend or "CIDFont" not in str(police.get("/Subtype"))) and "/ToUnicode" not in police:
        yield f"police {nom} : sans table Unicode"


def sources(file: Path) -> Iterator[str]:
    """Check that the file carries the sources it was made from, and says so (ISO 19005-3, 6.8).

    What lists other files carries none: without those files, they would not make it again. Nor
    does what compares two versions.
    """
    with pikepdf.open(file) as pdf:
        jointes = dict(pdf.attachments)
        associees = pdf.Root.get("/AF", pikepdf.Array())
        liste = str(pdf.docinfo.get("/Subject", "")) in _listes()
        if not jointes and not liste:
            yield "aucune source jointe"
        if jointes and liste:
            yield "des sources jointes, qui ne referaient pas ce qu’il liste"
        for nom, piece in jointes.items():
            if piece.obj.get("/AFRelationship") != "/Source":
                yield f"{nom} : n’est pas déclarée comme source"
            if not any(autre.objgen == piece.obj.objgen for autre in associees):
                yield f"{nom} : n’est pas associée au document"
            if not str(piece.description).strip():
                yield f"{nom} : sans description"
            if not piece.get_file().read_bytes().strip():
                yield f"{nom} : vide"


@cache
def _listes() -> frozenset[str]:
    """Return the subjects of what lists other files, or compares them: no sources make it again."""
    documents = load_catalogue(templates_folder()).documents
    return frozenset(e.titre for e in documents if e.par == "dossier") | {SUBJECT}


def _est(objet: pikepdf.Object, genre: str) -> bool:
    return isinstance(objet, pikepdf.Dictionary) and objet.get("/Type") == genre
