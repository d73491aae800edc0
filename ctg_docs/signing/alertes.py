"""Dangers of a received PDF: the actions and the content that it hides."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ctg_docs.signing.joints import MOST
from ctg_docs.signing.objects import entry
from ctg_docs.signing.revision import Revision, words_of

_ACTS = {
    rb"/S /JavaScript\b|/JS\b|/JavaScript\b": "il contient du code (JavaScript)",
    rb"/S /Launch\b": "il demande à lancer un programme (Launch)",
    rb"/S /SubmitForm\b": "il envoie ce que l’on y saisit (SubmitForm)",
    rb"/S /ImportData\b": "il lit un fichier de l’ordinateur (ImportData)",
    rb"/S /(GoToR|GoToE)\b": "il ouvre un autre fichier",
    rb"/S /(Movie|Sound|Rendition|RichMediaExecute|GoTo3DView)\b": "il joue du son ou de la vidéo",
    rb"/Subtype /(RichMedia|3D|Movie|Sound|Screen)\b": "il contient du son, de la vidéo ou du 3D",
    rb"/XFA\b": "il contient un formulaire d’une autre sorte (XFA), qui peut tout y changer",
    rb"/Type /OCG\b|/OCProperties\b": "il contient des calques, que l’on montre ou que l’on cache",
    rb"/Subtype /FileAttachment\b": "un fichier est accroché à une page",
    rb"/Subtype /(Text|FreeText|Line|Square|Circle|Polygon|PolyLine|Highlight|Underline|Squiggly"
    rb"|StrikeOut|Stamp|Caret|Ink|Redact|Watermark)\b": "des annotations sont posées sur ses pages",
}
_FOUND = {re.compile(pattern): said for pattern, said in _ACTS.items()}


def alerts(revision: Revision) -> Iterator[str]:
    """Yield, in French, the dangers of a file."""
    if revision.pdf.is_encrypted:
        yield "il est chiffré, et s’ouvre sans mot de passe"
    if len(revision.pdf.attachments) > MOST:
        yield f"il porte plus de {MOST} fichiers, dont les premiers seuls sont lus"
    words = b"\n".join(words_of(written) for written in revision.objects.values())
    yield from (said for pattern, said in _FOUND.items() if pattern.search(words))
    if entry(entry(revision.root, "/AcroForm"), "/NeedAppearances") is not None:
        yield "il demande que l’on redessine ses champs"
