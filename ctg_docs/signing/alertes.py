"""Dangers of a received PDF: the actions and the content that it hides.

Lists say what any document may hold, never only what is dangerous: whatever they do not name is
told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import pikepdf

from ctg_docs.signing.carried_files import MOST
from ctg_docs.signing.joints import carried_streams
from ctg_docs.signing.objects import entry, items, text
from ctg_docs.signing.revision import Revision, words_of

_MAY_ACT = re.compile(rb"/(?:A|PA|Next|OpenAction|AA)[ <[]")
_DEEPEST = 60
_HARMLESS_ACTIONS = {"/GoTo", "/URI"}
_HARMLESS_ANNOTATIONS = {"/Link", "/Widget", "/Popup"}
_HARMLESS_ADDRESSES = ("https:", "http:", "mailto:")
_ACTIONS = {
    "/JavaScript": "il contient du code (JavaScript)",
    "/Launch": "il demande à lancer un programme (Launch)",
    "/SubmitForm": "il envoie ce que l’on y saisit (SubmitForm)",
    "/ImportData": "il lit un fichier de l’ordinateur (ImportData)",
    "/GoToR": "il ouvre un autre fichier (GoToR)",
    "/GoToE": "il ouvre un fichier joint (GoToE)",
}
_WORDS = {
    rb"/JS\b|/JavaScript\b": _ACTIONS["/JavaScript"],
    rb"/Subtype /(RichMedia|3D|Movie|Sound|Screen)\b": "il contient du son, de la vidéo ou du 3D",
    rb"/XFA\b": "il contient un formulaire d’une autre sorte (XFA), qui peut tout y changer",
    rb"/Type /OCG\b|/OCProperties\b": "il contient des calques, que l’on montre ou que l’on cache",
    rb"/Subtype /FileAttachment\b": "un fichier est accroché à une page",
}
_FOUND = {re.compile(pattern): said for pattern, said in _WORDS.items()}


def alerts(revision: Revision) -> Iterator[str]:
    """Yield, in French, the dangers of a file, each once."""
    yield from dict.fromkeys(_alerts(revision))


def _alerts(revision: Revision) -> Iterator[str]:
    pdf = revision.pdf
    if pdf.is_encrypted:
        yield "il est chiffré, et s’ouvre sans mot de passe"
    if len(pdf.attachments) > MOST:
        yield f"il porte plus de {MOST} fichiers, dont les premiers seuls sont lus"
    written = list(map(words_of, revision.objects.values()))
    if carried_streams(written) - carried_streams(_listed(revision)):
        yield "il porte d’autres fichiers, que la liste des fichiers joints ne nomme pas"
    words = b"\n".join(written)
    yield from (said for pattern, said in _FOUND.items() if pattern.search(words))
    acts = list(_actions(revision))
    yield from map(_action_said, sorted(_kinds(acts, "/S") - _HARMLESS_ACTIONS))
    yield from _addresses(acts)
    shown = [annotation for page in pdf.pages for annotation in items(entry(page.obj, "/Annots"))]
    if others := _kinds(shown, "/Subtype") - _HARMLESS_ANNOTATIONS:
        names = ", ".join(sorted(name.removeprefix("/") for name in others))
        yield f"des annotations sont posées sur ses pages ({names})"
    if entry(entry(revision.root, "/AcroForm"), "/NeedAppearances") is not None:
        yield "il demande que l’on redessine ses champs"


def _listed(revision: Revision) -> Iterator[bytes]:
    """Yield the descriptions of the files that the list of the catalogue names, as written."""
    with pikepdf.explicit_conversion():
        for _, specification in revision.pdf.attachments.items():
            yield words_of(specification.obj.unparse(resolved=True))


def _actions(revision: Revision) -> Iterator[Any]:
    """Yield the actions of a file, wherever one may stand (ISO 32000-2, 12.6)."""
    for key, written in revision.objects.items():
        if _MAY_ACT.search(written):
            for holder in _within(revision.get(key)):
                for name in ("/A", "/PA", "/Next", "/OpenAction"):
                    found = entry(holder, name)
                    yield from (found, *items(found))
                yield from _inside(entry(holder, "/AA"))


def _within(value: Any, depth: int = 0) -> Iterator[Any]:
    """Yield a value and what is written inside it; other objects are only named there."""
    yield value
    for found in _inside(value) if depth < _DEEPEST else ():
        if isinstance(found, pikepdf.Object) and not found.is_indirect:
            yield from _within(found, depth + 1)


def _inside(value: Any) -> list[Any]:
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        return [value[key] for key in value.keys()]  # noqa: SIM118 - no mapping
    return items(value)


def _kinds(values: Iterable[Any], key: str) -> set[str]:
    dictionaries = (value for value in values if isinstance(value, pikepdf.Dictionary))
    return {text(entry(value, key)) for value in dictionaries} - {""}


def _action_said(kind: str) -> str:
    return _ACTIONS.get(kind, f"il demande une action d’une autre sorte ({kind[1:]})")


def _addresses(actions: Iterable[Any]) -> Iterator[str]:
    for action in actions:
        address = text(entry(action, "/URI")).strip()
        if address and not address.lower().startswith(_HARMLESS_ADDRESSES):
            yield f"un lien mène ailleurs que sur le Web : {address}"
