"""What is told of a controlled file, in French."""

from __future__ import annotations

from collections.abc import Iterator

from ctg_docs.french.dates import date_longue, heure
from ctg_docs.french.numbers import compte
from ctg_docs.signing.controle import Controle, SignatureLue
from ctg_docs.signing.likeness import Ressemblance

_LIKENESS = {
    Ressemblance.EXACTE: "le texte du fichier est exactement celui que donnent ces sources",
    Ressemblance.AUTRE: "le texte du fichier n’est PAS celui que donnent ces sources",
    Ressemblance.INCONNUE: "le document ne peut pas être refait avec cette version de ctg-docs",
}


def report(name: str, found: Controle, likeness: Ressemblance | None) -> tuple[list[str], bool]:
    """Return the lines to print, and whether nothing is wrong."""
    lines = [
        f"{name} : {compte(found.pages, 'page')}",
        f"Normes annoncées : {', '.join(found.normes) or 'aucune'}",
        *_signatures(found),
        *_sources(found, likeness),
    ]
    wrong = any(not s.valide for s in found.signatures) or likeness is Ressemblance.AUTRE
    return lines, not wrong


def _signatures(found: Controle) -> Iterator[str]:
    if not found.champs:
        yield "Champs de signature : aucun"
        return
    yield f"Champs de signature : {len(found.champs)}, dont {len(found.libres)} à signer"
    read = {s.champ: s for s in found.signatures}
    for name, description in found.champs:
        said = description.removeprefix("Signature\u00a0: ")
        yield f"  {name} – {said}"
        yield f"    {_state(read.get(name))}"


def _state(signature: SignatureLue | None) -> str:
    if signature is None:
        return "à signer"
    verdict = "valide" if signature.valide else f"NON VALIDE : {' ; '.join(signature.defauts)}"
    return f"signé par {signature.signataire}{_when(signature)}, {signature.niveau} – {verdict}"


def _when(signature: SignatureLue) -> str:
    moment = signature.moment
    if moment is None:
        return ""
    source = "heure certifiée" if signature.horodatee else "heure de son ordinateur"
    zone = moment.tzname() or ""
    return f" le {date_longue(moment.date())} à {heure(moment.time())} {zone} ({source})"


def _sources(found: Controle, likeness: Ressemblance | None) -> Iterator[str]:
    yield f"Sources jointes : {', '.join(found.pieces) or 'aucune'}"
    if likeness is not None:
        yield f"  {_LIKENESS[likeness]}"
