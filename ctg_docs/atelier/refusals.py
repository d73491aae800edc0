"""Refusals of the server: a page in French for a person, a record for the script of a page."""

from __future__ import annotations

from starlette.datastructures import Headers
from starlette.responses import HTMLResponse, JSONResponse, Response

from ctg_docs.atelier.drawing import draw

_WHY = {
    400: ("Demande incomprise", "L’atelier n’a pas compris cette demande : rien n’a changé."),
    401: ("Page fermée", "L’atelier ne vous connaît pas."),
    403: ("Demande refusée", "Cette demande est refusée : rien n’a changé."),
    404: ("Page introuvable", "Cela n’existe pas, ou n’existe plus."),
    405: ("Page introuvable", "Cette adresse ne s’ouvre pas dans le navigateur."),
    409: ("Changé ailleurs", "Cette information a changé ailleurs entre-temps : rien n’est écrit."),
    413: ("Envoi trop long", "C’est trop long pour être reçu."),
    415: ("Fichier inattendu", "Ce fichier n’est pas d’un genre attendu ici."),
    421: ("Autre adresse", "Cette adresse n’est pas celle de l’atelier."),
    422: ("Rien n’est écrit", "Les sources ne peuvent pas être lues ainsi."),
    503: ("Fichier inaccessible", "Le système a refusé un fichier : rien n’est écrit."),
}
_DEFECT = (
    "Défaut de l’outil",
    "L’atelier n’a pas pu répondre ; vos fichiers restent tels qu’ils étaient. Le terminal dit ce "
    "qui s’est passé : transmettez-le avec la page où vous étiez.",
)


def refused(headers: Headers, code: int, why: str = "", *, inside: bool = True) -> Response:
    """Return a refusal, as a page with a way back when a page was asked for.

    `inside` tells whether whoever asks may open the first page.
    """
    title, usual = _WHY.get(code, _DEFECT)
    if "text/html" not in headers.get("accept", ""):
        return JSONResponse({"message": why or usual}, code)
    page = draw("refus.html.j2", titre=title, pourquoi=why or usual, dedans=inside)
    return HTMLResponse(page, code)
