"""The report on a controlled file, in French."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ctg_docs.french.dates import date_longue, heure
from ctg_docs.french.numbers import compte
from ctg_docs.signing.likeness import Comparaison, Ressemblance
from ctg_docs.signing.verdict import ChampLu, Etat, Heure, SignatureLue, Verdict

_SOURCES = {
    Heure.CERTIFIEE: "heure certifiée",
    Heure.NON_VERIFIEE: "heure d’un horodatage non vérifié",
    Heure.ORDINATEUR: "heure de son ordinateur",
}
_STATES = {
    Etat.A_SIGNER: "à signer",
    Etat.NON_JUGE: "signé – NON JUGÉ : le complément « signature » n’est pas installé",
    Etat.ILLISIBLE: "NON VALIDE : rempli par ce qui n’est pas une signature lisible",
}
_WORDS = {
    Ressemblance.EXACTE: "ses balises disent le texte que donnent ces sources",
    Ressemblance.AUTRE: "le texte du fichier n’est PAS celui que donnent ces sources",
    Ressemblance.INCONNUE: "le texte n’a pas été comparé",
}
_MOST_PAGES = 20


def report(verdict: Verdict) -> list[str]:
    """Return the lines to print; what comes from the file makes one line, or a part of one."""
    return [
        f"{verdict.fichier} : {_kind(verdict)}",
        *_claims(verdict),
        *(f"À savoir : {alert}" for alert in verdict.alertes),
        *_sources(verdict),
        *verdict.non_juge,
    ]


def _kind(verdict: Verdict) -> str:
    return "document Word" if verdict.pages is None else compte(verdict.pages, "page")


def _claims(verdict: Verdict) -> Iterator[str]:
    if verdict.sorte != "pdf":
        return
    yield f"Normes annoncées : {', '.join(verdict.normes) or 'aucune'}"
    if not verdict.champs:
        yield "Champs de signature : aucun"
        return
    empty = sum(champ.etat is Etat.A_SIGNER for champ in verdict.champs)
    yield f"Champs de signature : {len(verdict.champs)}, dont {empty} à signer"
    for champ in verdict.champs:
        yield from _champ(champ)


def _champ(champ: ChampLu) -> Iterator[str]:
    yield f"  {champ.nom} – {champ.description}"
    if champ.signature is None:
        yield f"    {_STATES[champ.etat]}"
        return
    yield f"    {_state(champ.signature)}"
    yield from (f"    à savoir : {remark}" for remark in champ.signature.remarques)


def _state(signature: SignatureLue) -> str:
    verdict = "valide" if signature.valide else f"NON VALIDE : {' ; '.join(signature.defauts)}"
    return f"signé par {signature.signataire}{_when(signature)}, {signature.niveau} – {verdict}"


def _when(signature: SignatureLue) -> str:
    moment = signature.moment
    if moment is None:
        return ""
    zone = moment.tzname() or ""
    hour = heure(moment.time())
    return f" le {date_longue(moment.date())} à {hour} {zone} ({_SOURCES[signature.heure]})"


def _sources(verdict: Verdict) -> Iterator[str]:
    read = [piece.nom for piece in verdict.pieces if not piece.refus]
    yield f"Sources jointes : {', '.join(read) or 'aucune'}"
    if verdict.comparaison:
        yield from (f"  {said}" for said in _likeness(verdict.comparaison, verdict.sorte))
    for piece in verdict.pieces:
        if piece.refus:
            yield f"Fichier joint non lu : {piece.nom} ({piece.refus})"


def _likeness(compared: Comparaison, sorte: str) -> Iterator[str]:
    exact = Ressemblance.EXACTE
    if compared.pages is exact and compared.mots is exact:
        yield "le texte et chaque page sont exactement ceux que donnent ces sources"
        return
    if sorte == "docx" and compared.mots is exact:
        yield "le texte du fichier est celui que donnent ces sources"
    else:
        yield _WORDS[compared.mots]
    if compared.pages is exact:
        yield "chaque page est exactement celle que dessinent ces sources"
    elif compared.differentes:
        pages = _listed(compared.differentes)
        yield f"à regarder, car ces sources ne dessinent pas exactement de même : {pages}"
    if compared.raison:
        yield compared.raison


def _listed(pages: Sequence[int]) -> str:
    """Return « pages 1, 3 et 4 », the first ones when there are many."""
    shown = [str(page) for page in pages[:_MOST_PAGES]]
    rest = len(pages) - len(shown)
    words = ", ".join(shown) + (f" et {rest} autres" if rest else "")
    return f"page{'s' if len(pages) > 1 else ''} {words}"
