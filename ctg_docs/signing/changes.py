"""Changes of a PDF after it was signed, beyond those that another signature may make.

Only three things may come after a signature: another field of the signed revision filled by a
signature, a time-stamp that shows nowhere, and proofs of validity (ISO 32000-2, 12.8.4.3 and
ETSI EN 319 142-1, 5.4). Every object of the signed revision is compared with what bears its number
now, so that nothing else can be reached from the catalogue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import Any

import pikepdf

from ctg_docs.signing.naming import change_of, named_entry
from ctg_docs.signing.objects import Number, entry, items, number, text
from ctg_docs.signing.revision import Revision, changed_keys, references_in, walked
from ctg_docs.signing.signature_fields import hidden_stamp

_ROOT = {"/DSS", "/Extensions"}
_FORM = {"/Fields", "/SigFlags"}
_FILLED = {"/V", "/AP"}


def changes(
    before: Revision, after: Revision, signed: Collection[Number], locked: Callable[[str], bool]
) -> list[str]:
    """Return the forbidden changes between two revisions, each in French, once.

    `signed` names the signatures of the later one: what else fills a field is a change. `locked`
    tells whether the earlier signature forbids a field.
    """
    return list(dict.fromkeys(_Comparison(before, after, signed, locked).found()))


class _Comparison:
    """Two revisions of a file, the first signed."""

    def __init__(
        self,
        before: Revision,
        after: Revision,
        signed: Collection[Number],
        locked: Callable[[str], bool],
    ) -> None:
        self._before = before
        self._after = after
        self._signed = signed
        self._locked = locked
        self._empty = {key: f for f in before.fields if not f.rempli for key in f.cases}

    def found(self) -> Iterator[str]:
        yield from self._trailer()
        for key, written in self._before.objects.items():
            if self._after.objects.get(key) != written:
                yield from self._object(key)

    def _trailer(self) -> Iterator[str]:
        before, after = self._before, self._after
        if number(before.root) != number(after.root):
            yield "la racine du fichier a été remplacée"
        if before.pdf.is_encrypted != after.pdf.is_encrypted:
            yield "le chiffrement du fichier a été changé"
        if before.information != after.information:
            yield "les propriétés du fichier (titre, auteur, dates) ont été changées"

    def _object(self, key: Number) -> Iterator[str]:
        """Yield the faults of the change of one object."""
        before, after = self._before.get(key), self._after.get(key)
        both = isinstance(before, pikepdf.Dictionary) and isinstance(after, pikepdf.Dictionary)
        if both and key == number(self._before.root):
            yield from self._catalogue(before, after)
        elif both and key == number(entry(self._before.root, "/AcroForm")):
            yield from self._form(before, after)
        elif key == number(entry(entry(self._before.root, "/AcroForm"), "/Fields")):
            yield from self._added_fields(before, after)
        elif both and key in self._empty:
            yield from self._filled(key, before, after)
        elif both and key in self._before.pages:
            yield from self._page(key, before, after)
        elif isinstance(before, pikepdf.Array) and key in self._before.annotations:
            yield from self._added_annotations(before, after, self._before.annotations[key])
        elif not self._free(key):
            yield change_of(self._before, key, gone=after is None)

    def _catalogue(self, before: Any, after: Any) -> Iterator[str]:
        for key in sorted(changed_keys(before, after) - _ROOT):
            inside = entry(before, key), entry(after, key)
            if key == "/AcroForm" and all(isinstance(i, pikepdf.Dictionary) for i in inside):
                yield from self._form(*inside)
            elif key != "/Metadata" or not self._same_properties:
                yield named_entry(key)

    def _form(self, before: Any, after: Any) -> Iterator[str]:
        for key in sorted(changed_keys(before, after) - _FORM):
            yield f"le formulaire a été changé (entrée {key})"
        yield from self._added_fields(entry(before, "/Fields"), entry(after, "/Fields"))

    def _added_fields(self, before: Any, after: Any) -> Iterator[str]:
        old, new = references_in(before), references_in(after)
        if new[: len(old)] != old:
            yield "des champs du formulaire ont été ôtés ou déplacés"
        for field in items(after)[len(old) :]:
            if not hidden_stamp(field):
                name = self._after.names.get(number(field), text(entry(field, "/T")))
                yield f"un champ a été ajouté{self._where(field)} : « {name} »"

    def _filled(self, key: Number, before: Any, after: Any) -> Iterator[str]:
        field = self._empty[key]
        if changed_keys(before, after) - _FILLED:
            yield f"le champ « {field.nom} » a été changé"
        elif number(entry(self._after.get(field.cle), "/V")) not in self._signed:
            yield f"le champ « {field.nom} » a été changé sans être signé"
        elif self._locked(field.nom):
            yield f"le champ « {field.nom} » a été signé, ce que cette signature interdit"

    def _page(self, key: Number, before: Any, after: Any) -> Iterator[str]:
        rank = self._before.pages[key]
        changed = changed_keys(before, after)
        if "/Contents" in changed or "/Resources" in changed:
            yield f"le contenu de la page {rank} a été changé"
        elif changed - {"/Annots"}:
            yield f"la page {rank} a été changée"
        if "/Annots" in changed:
            yield from self._added_annotations(
                entry(before, "/Annots"), entry(after, "/Annots"), rank
            )

    def _added_annotations(self, before: Any, after: Any, page: int) -> Iterator[str]:
        old, new = references_in(before), references_in(after)
        if new[: len(old)] != old:
            yield f"des annotations de la page {page} ont été ôtées ou déplacées"
        for annotation in items(after)[len(old) :]:
            if not hidden_stamp(annotation):
                yield _added(annotation, page)

    def _where(self, field: Any) -> str:
        kids = (field, *items(entry(field, "/Kids")))
        page = next((p for k in kids if (p := self._after.annotations.get(number(k)))), 0)
        return f" page {page}" if page else ""

    @property
    def _same_properties(self) -> bool:
        said = self._before.properties
        return said is not None and said == self._after.properties

    def _free(self, key: Number) -> bool:
        """Tell whether an object may change: proofs, or what a program writes of itself.

        Nothing but its owner may name it: what holds proofs, and is drawn as well, is not free.
        """
        named_by = self._before.references[key]
        if key == number(entry(self._before.pdf.trailer, "/Info")):
            return named_by == 0  # what it says was compared
        if key == number(entry(self._before.root, "/Metadata")):
            return named_by == 1 and self._same_properties
        return named_by == 1 and key in self._proofs

    @property
    def _proofs(self) -> set[Number]:
        """The lists of proofs of validity, without the proofs."""
        store = entry(self._before.root, "/DSS")
        lists = (pikepdf.Dictionary, pikepdf.Array)
        return {number(v) for v in walked(store) if isinstance(v, lists)} - {(0, 0)}


def _added(annotation: Any, page: int) -> str:
    kind = text(entry(annotation, "/Subtype")).removeprefix("/")
    if kind == "Widget":
        name = text(entry(annotation, "/T"))
        return f"un champ a été ajouté page {page} : « {name} »"
    return f"une annotation a été ajoutée page {page} ({kind or 'sans nature'})"
