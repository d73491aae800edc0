"""Parts of a model that its documents leave out, so that its author is told."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass

from ctg_docs.writing.docx.charter.addresses import objects, strip_addresses
from ctg_docs.writing.docx.charter.cleaning import clean
from ctg_docs.writing.docx.charter.fields import unlink
from ctg_docs.writing.docx.charter.model import Model, Node
from ctg_docs.writing.docx.charter.stories import is_kept

_LONGEST = 200
"""Signs told of each thing."""


@dataclass
class LeftOut:
    """The things left out of documents, each with the name of the part that has it."""

    addresses: list[str]
    fields: list[str]
    objects: list[str]


def left_out(model: Model) -> LeftOut:
    """Return the things that the kept parts of a model hold and that do not come through."""
    left = LeftOut([_in(part, address) for part, address in model.outside()], [], [])
    for part in _carried(model):
        root = model.xml(part)
        if part == model.document:
            root = root.find("{*}background")
            if root is None:
                continue
        left.objects += (_in(part, name) for name in objects(root))
        clean(root)
        left.objects += (_in(part, name) for name in _cut(model, part, root))
        left.fields += (_in(part, name) for name in unlink(root))
        left.addresses += (_in(part, address) for address in strip_addresses(root))
    return left


def _cut(model: Model, part: str, root: Node) -> Iterator[str]:
    """Yield the files that a part shows and that do not pass: charts, drawings of other formats."""
    used = {value for node in root.iter() for value in node.attrib.values()}
    for relation in model.relations(part):
        shown = relation.id in used and not relation.external and relation.kind != "font"
        if shown and not is_kept(model, relation):
            yield posixpath.basename(relation.target)


def _carried(model: Model) -> list[str]:
    """Return the parts of which something comes through as it is."""
    others = map(model.part, ("styles", "numbering", "theme", "fontTable"))
    return [*model.running, model.document, *filter(None, others)]


def _in(part: str, said: str) -> str:
    plain = "".join(sign if sign.isprintable() else "\ufffd" for sign in said)
    cut = f"{plain[:_LONGEST]}…" if len(plain) > _LONGEST else plain
    return f"{cut} ({part})"
