"""Metadata of the file: its norms, title, author, language and dates."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from string import Template

import pikepdf

from ctg_docs.document.nodes import UNDATED, Document
from ctg_docs.writing.markup import text

PRODUCER = "ctg-docs"

# PDF/A admits a property that it does not define, like the identifier of PDF/UA, only with the
# schema that describes it (ISO 19005-3, 6.6.2.3). The packet is written by hand, for the library
# cannot write such a schema, and signs what it writes with its version.
_PACKET = Template("""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">$title</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq>$author</rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">$subject</rdf:li></rdf:Alt></dc:description>
<dc:subject><rdf:Bag>$keywords</rdf:Bag></dc:subject>
<dc:language><rdf:Bag><rdf:li>$language</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>$words</pdf:Keywords>
<pdf:Producer>$producer</pdf:Producer>
<xmp:CreatorTool>$producer</xmp:CreatorTool>
<xmp:CreateDate>$day</xmp:CreateDate>
<xmp:ModifyDate>$day</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the file conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>""")


def write_metadata(pdf: pikepdf.Pdf, document: Document) -> None:
    """Write the information dictionary and the packet, which must agree (ISO 19005-3, 6.6.3)."""
    day = document.date or UNDATED
    words = ", ".join(document.keywords)
    said = {"/Title": document.title, "/Author": document.author, "/Subject": document.subject}
    said |= {"/Keywords": words, "/Creator": PRODUCER, "/Producer": PRODUCER}
    stamp = f"D:{day:%Y%m%d}000000Z"
    said |= {"/CreationDate": stamp, "/ModDate": stamp}
    del pdf.docinfo
    for name, value in said.items():
        if value:
            pdf.docinfo[name] = pikepdf.String(value)
    packet = pdf.make_stream(_packet(document, day, words).encode())
    packet.Type, packet.Subtype = pikepdf.Name.Metadata, pikepdf.Name.XML
    pdf.Root.Metadata = packet
    pdf.Root.Lang = pikepdf.String(document.language)
    # Poppler 22 takes a « Suspects » that says no for an error, and tells whoever looks inside.
    pdf.Root.MarkInfo = pikepdf.Dictionary(Marked=True)


def _packet(document: Document, day: date, words: str) -> str:
    packet = _PACKET.substitute(
        title=text(document.title),
        author=_items([document.author]),
        subject=text(document.subject),
        keywords=_items(document.keywords),
        language=text(document.language),
        words=text(words),
        producer=PRODUCER,
        day=f"{day:%Y-%m-%d}T00:00:00Z",
    )
    return "\n".join(line for line in packet.split("\n") if not _empty(line))


def _items(values: Iterable[str]) -> str:
    return "".join(f"<rdf:li>{text(value)}</rdf:li>" for value in values if value)


def _empty(line: str) -> bool:
    """Tell whether a property of the packet says nothing."""
    return any(
        hole in line for hole in ("<rdf:Seq></", "<rdf:Bag></", '"x-default"></', "Keywords></")
    )
