"""The sources that a Word file carries, each in a custom XML part found by its namespace."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from lxml import etree

from ctg_docs.document.nodes import Attachment, Document
from ctg_docs.document.office import SOURCES
from ctg_docs.document.text_seal import text_seal

_DATASTORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"


def add_sources(document: Document, part: Part) -> None:
    """Relate each file to the document as data of its own (ISO/IEC 29500-1, 15.2.5).

    What opens the file shows nothing of it and keeps it when it saves. With them goes the seal of
    the words that they made: whoever draws them again knows whether the house says the same still.
    """
    seal = text_seal(document) if document.attachments else ""
    for rank, attachment in enumerate(document.attachments, 1):
        content = _source(attachment, seal)
        item = Part(PackURI(f"/customXml/item{rank}.xml"), CONTENT_TYPE.XML, content)
        properties = Part(
            PackURI(f"/customXml/itemProps{rank}.xml"),
            CONTENT_TYPE.OFC_CUSTOM_XML_PROPERTIES,
            _properties(content),
        )
        item.relate_to(properties, RELATIONSHIP_TYPE.CUSTOM_XML_PROPS)
        part.relate_to(item, RELATIONSHIP_TYPE.CUSTOM_XML)


def _source(attachment: Attachment, seal: str) -> bytes:
    root = etree.Element(f"{{{SOURCES}}}source", nsmap={None: SOURCES})
    root.set("nom", attachment.name)
    root.set("titre", attachment.description)
    root.set("type", attachment.media_type)
    root.set("texte", seal)
    root.text = attachment.content.decode()
    return _serialized(root)


def _properties(content: bytes) -> bytes:
    """Return the names of the data of a part: an identifier made from them, and their namespace."""
    root = etree.Element(f"{{{_DATASTORE}}}datastoreItem", nsmap={"ds": _DATASTORE})
    identifier = uuid5(NAMESPACE_URL, SOURCES + content.decode())
    root.set(f"{{{_DATASTORE}}}itemID", f"{{{str(identifier).upper()}}}")
    references = etree.SubElement(root, f"{{{_DATASTORE}}}schemaRefs")
    etree.SubElement(references, f"{{{_DATASTORE}}}schemaRef").set(f"{{{_DATASTORE}}}uri", SOURCES)
    return _serialized(root)


def _serialized(root: etree._Element) -> bytes:
    content: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)
    return content
