"""Names of changed objects of a PDF, in the words of a reader of the page."""

from __future__ import annotations

from ctg_docs.signing.objects import Number, entry, number, text
from ctg_docs.signing.revision import Revision, walked

_ENTRIES = {
    "/AcroForm": "le formulaire a été remplacé",
    "/Metadata": "les métadonnées (XMP) ont été changées",
    "/Names": "les fichiers joints, les scripts ou les adresses internes ont été changés",
    "/AF": "les fichiers joints ont été changés",
    "/OCProperties": "les calques (ce que l’on montre ou cache) ont été changés",
    "/OpenAction": "ce que fait le fichier quand on l’ouvre a été changé",
    "/AA": "ce que fait le fichier quand on l’ouvre a été changé",
    "/Pages": "les pages ont été remplacées",
    "/StructTreeRoot": "les balises ont été changées",
    "/Perms": "les permissions ont été changées",
}
_KINDS = {
    "/Font": "une police a été changée",
    "/FontDescriptor": "une police a été changée",
    "/OCG": _ENTRIES["/OCProperties"],
    "/Pages": "des pages ont été ajoutées, ôtées ou déplacées",
    "/StructElem": _ENTRIES["/StructTreeRoot"],
    "/StructTreeRoot": _ENTRIES["/StructTreeRoot"],
    "/EmbeddedFile": "un fichier joint a été changé",
    "/Filespec": "un fichier joint a été changé",
    "/Sig": "une signature a été changée",
    "/DocTimeStamp": "un horodatage a été changé",
    "/Metadata": _ENTRIES["/Metadata"],
    "/Page": "une page a été changée",
}


def named_entry(key: str) -> str:
    """Return the name of the change of an entry of the catalogue."""
    return _ENTRIES.get(key, f"le fichier a été changé (entrée {key} de sa racine)")


def change_of(revision: Revision, key: Number, *, gone: bool) -> str:
    """Return the name of the change of an object, as it was in the signed revision."""
    found = revision.get(key)
    if key in revision.names:
        return f"le champ « {revision.names[key]} » a été changé"
    if page := revision.contents.get(key):
        return f"le contenu de la page {page} a été changé"
    if page := revision.annotations.get(key):
        kind = text(entry(found, "/Subtype")).removeprefix("/")
        return f"une annotation de la page {page} a été changée ({kind or 'sans nature'})"
    if key == number(entry(revision.pdf.trailer, "/Info")):
        return "les propriétés du fichier (titre, auteur, dates) ont été changées"
    if key in map(number, walked(entry(revision.root, "/OCProperties"))):
        return _ENTRIES["/OCProperties"]
    kind, subtype = text(entry(found, "/Type")), text(entry(found, "/Subtype"))
    if subtype in ("/Form", "/Image"):
        return "un dessin ou une image a été changé"
    said = _KINDS.get(kind, f"un objet du fichier a été changé (n° {key[0]})")
    return f"{said} : il n’est plus là" if gone and kind not in _KINDS else said
