"""What somebody may add to a signed file to change what it shows, as the literature describes it.

« PDF Insecurity » (Mladenov et al. 2019, Mainka et al. 2021): incremental saves, and shadows that
are in the file before it is signed. Each function changes an opened file, which is then saved as an
update: the signed bytes stay as they are.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.generic import pdf_name as n
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

Update = Callable[[Any], None]
PAGE = generic.ArrayObject(map(generic.NumberObject, (0, 0, 595, 842)))


def updated(content: bytes, change: Update) -> bytes:
    """Return a file with one more revision after what it holds."""
    writer = IncrementalPdfFileWriter(BytesIO(content))
    change(writer)
    target = BytesIO()
    writer.write(target)
    assert target.getvalue().startswith(content)
    return target.getvalue()


def dictionary(**entries: Any) -> Any:
    return generic.DictionaryObject({n(f"/{key}"): value for key, value in entries.items()})


def page(writer: Any, rank: int = 0) -> Any:
    return writer.find_page_for_modification(rank)[0].get_object()


def form(writer: Any) -> Any:
    return writer.root["/AcroForm"]


def field(writer: Any, name: str) -> Any:
    (found,) = (f.get_object() for f in form(writer)["/Fields"] if f.get_object()["/T"] == name)
    return found


def drawing(writer: Any) -> Any:
    """Return a form that paints all of its box white."""
    entries = dictionary(Type=n("/XObject"), Subtype=n("/Form"), BBox=PAGE)
    return writer.add_object(
        generic.StreamObject(entries, stream_data=b"1 1 1 rg 0 0 595 842 re f")
    )


def annotate(writer: Any, annotation: Any) -> Any:
    reference = writer.add_object(annotation)
    shown = page(writer)
    if "/Annots" in shown:
        shown["/Annots"].append(reference)
        writer.update_container(shown["/Annots"])
    else:
        shown[n("/Annots")] = generic.ArrayObject([reference])
    writer.update_container(shown)
    return reference


def widget(writer: Any, kind: str = "/Sig", **entries: Any) -> Any:
    return dictionary(
        Type=n("/Annot"),
        Subtype=n("/Widget"),
        FT=n(kind),
        T=generic.pdf_string("ajout"),
        Rect=PAGE,
        F=generic.NumberObject(4),
        AP=dictionary(N=drawing(writer)),
        **entries,
    )


def add_empty_field(writer: Any) -> None:
    reference = annotate(writer, widget(writer))
    form(writer)["/Fields"].append(reference)
    writer.update_container(form(writer)["/Fields"])


def add_text_field(writer: Any) -> None:
    reference = annotate(writer, widget(writer, "/Tx", V=generic.pdf_string("cent euros")))
    form(writer)["/Fields"].append(reference)
    writer.update_container(form(writer)["/Fields"])


def add_field_no_page_shows(writer: Any) -> None:
    form(writer)["/Fields"].append(writer.add_object(widget(writer)))
    writer.update_container(form(writer)["/Fields"])


def add_widget_outside_the_form(writer: Any) -> None:
    annotate(writer, widget(writer))


def add_visible_stamp(writer: Any) -> None:
    """Add a field that says to be a time-stamp, and covers the page."""
    stamp = writer.add_object(dictionary(Type=n("/DocTimeStamp")))
    reference = annotate(writer, widget(writer, V=stamp))
    form(writer)["/Fields"].append(reference)
    writer.update_container(form(writer)["/Fields"])


def add_square(writer: Any) -> None:
    shape = dictionary(Type=n("/Annot"), Subtype=n("/Square"), Rect=PAGE)
    shape[n("/AP")] = dictionary(N=drawing(writer))
    annotate(writer, shape)


def redraw_page(writer: Any) -> None:
    writer.add_stream_to_page(0, writer.add_object(generic.StreamObject(stream_data=b"q Q")))


def overwrite_content(writer: Any) -> None:
    contents = page(writer).raw_get("/Contents")
    stream = generic.StreamObject(stream_data=b"1 1 1 rg 0 0 595 842 re f")
    writer.objects[contents.generation, contents.idnum] = stream


def append_page(writer: Any) -> None:
    pages = writer.root["/Pages"]
    added = dictionary(Type=n("/Page"), MediaBox=PAGE, Parent=writer.root.raw_get("/Pages"))
    pages["/Kids"].append(writer.add_object(added))
    pages[n("/Count")] = generic.NumberObject(int(pages["/Count"]) + 1)
    writer.update_container(pages)


def turn_page(writer: Any) -> None:
    page(writer)[n("/Rotate")] = generic.NumberObject(180)
    writer.update_container(page(writer))


def replace_xmp(writer: Any) -> None:
    entries = dictionary(Type=n("/Metadata"), Subtype=n("/XML"))
    packet = generic.StreamObject(entries, stream_data=b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")
    writer.root[n("/Metadata")] = writer.add_object(packet)
    writer.update_root()
    # The library would write its own marks into what has just been put there.
    writer._update_meta = lambda: None


def retitle(writer: Any) -> None:
    information = writer.trailer_view["/Info"]
    information[n("/Title")] = generic.pdf_string("Un autre titre")
    writer.update_container(information)


def redraw_empty_field(writer: Any) -> None:
    empty = field(writer, "sig-2")
    empty[n("/AP")] = dictionary(N=drawing(writer))
    writer.update_container(empty)


def redraw_signed_field(writer: Any) -> None:
    signed = field(writer, "sig-1")
    signed[n("/AP")] = dictionary(N=drawing(writer))
    writer.update_container(signed)


def grow_empty_field(writer: Any) -> None:
    empty = field(writer, "sig-2")
    empty[n("/Rect")] = PAGE
    writer.update_container(empty)


def rename_empty_field(writer: Any) -> None:
    empty = field(writer, "sig-2")
    empty[n("/TU")] = generic.pdf_string("Signature : personne")
    writer.update_container(empty)


def fill_without_signing(writer: Any) -> None:
    empty = field(writer, "sig-2")
    empty[n("/V")] = writer.add_object(dictionary(Type=n("/Sig")))
    empty[n("/AP")] = dictionary(N=drawing(writer))
    writer.update_container(empty)


def write_signature_again(writer: Any) -> None:
    """Move the signature, as it is, into a later revision, with a page drawn anew."""
    writer.mark_update(field(writer, "sig-1").raw_get("/V"))
    overwrite_content(writer)


def take_field_away(writer: Any) -> None:
    fields = form(writer)["/Fields"]
    del fields[2]
    writer.update_container(fields)


def take_box_away(writer: Any) -> None:
    shown = page(writer)["/Annots"]
    del shown[2]
    writer.update_container(shown)


def change_language(writer: Any) -> None:
    writer.root[n("/Lang")] = generic.pdf_string("en")
    writer.update_root()


def run_at_opening(writer: Any) -> None:
    script = dictionary(S=n("/JavaScript"), JS=generic.pdf_string("app.alert(1)"))
    writer.root[n("/OpenAction")] = script
    writer.update_root()


def replace_sources(writer: Any) -> None:
    specification = writer.root["/AF"][0].get_object()
    reference = specification["/EF"].raw_get("/F")
    stream = generic.StreamObject(dictionary(Type=n("/EmbeddedFile")), stream_data=b"c: d\n")
    writer.objects[reference.generation, reference.idnum] = stream


def drop_tags(writer: Any) -> None:
    del writer.root["/StructTreeRoot"]
    writer.update_root()


def ask_to_redraw_fields(writer: Any) -> None:
    form(writer)[n("/NeedAppearances")] = generic.BooleanObject(True)
    writer.update_container(form(writer))


# What is in the file before it is signed, and what reveals it afterwards.


def hide_under_layer(pdf: pikepdf.Pdf) -> None:
    """Put a second text on a layer that nobody sees yet."""
    layer = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.OCG, Name="calque"))
    shown = pdf.make_indirect(pikepdf.Dictionary(OFF=pikepdf.Array([layer])))
    pdf.Root.OCProperties = pikepdf.Dictionary(OCGs=pikepdf.Array([layer]), D=shown)


def show_layer(writer: Any) -> None:
    shown = writer.root["/OCProperties"]["/D"]
    shown[n("/ON")] = shown["/OFF"]
    del shown["/OFF"]
    writer.update_container(shown)


def cover_with_picture(pdf: pikepdf.Pdf) -> None:
    """Put a picture over what the signer must not see."""
    overlay = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot, Subtype=pikepdf.Name.Stamp, Rect=[0, 0, 595, 842], F=4
    )
    first = pdf.pages[0]
    first.Annots = pikepdf.Array([*first.get("/Annots", []), pdf.make_indirect(overlay)])


def take_picture_away(writer: Any) -> None:
    overlay = page(writer)["/Annots"][-1].get_object()
    overlay[n("/F")] = generic.NumberObject(2)
    writer.update_container(overlay)


def ask_for_a_text(pdf: pikepdf.Pdf) -> None:
    """Put a field whose text the signer reads."""
    asked = pikepdf.Dictionary(
        Type=pikepdf.Name.Annot,
        Subtype=pikepdf.Name.Widget,
        FT=pikepdf.Name.Tx,
        T=pikepdf.String("montant"),
        V=pikepdf.String("mille euros"),
        Rect=[0, 0, 200, 20],
        F=4,
    )
    reference = pdf.make_indirect(asked)
    first = pdf.pages[0]
    first.Annots = pikepdf.Array([*first.get("/Annots", []), reference])
    pdf.Root.AcroForm.Fields.append(reference)


def answer_otherwise(writer: Any) -> None:
    asked = field(writer, "montant")
    asked[n("/V")] = generic.pdf_string("cent euros")
    writer.update_container(asked)


def prepare_second_root(pdf: pikepdf.Pdf) -> None:
    """Put a second catalogue, with a page of its own, that nothing leads to yet."""
    pages = pdf.make_indirect(pikepdf.Dictionary(Type=pikepdf.Name.Pages, Count=1))
    blank = pdf.make_indirect(
        pikepdf.Dictionary(Type=pikepdf.Name.Page, Parent=pages, MediaBox=[0, 0, 595, 842])
    )
    pages.Kids = pikepdf.Array([blank])
    second = pikepdf.Dictionary(dict(pdf.Root.items()))
    second.Pages = pages
    pdf.Root.PieceInfo = pdf.make_indirect(second)


def take_second_root(writer: Any) -> None:
    writer._root = writer.root.raw_get("/PieceInfo")
    writer.add_object(dictionary(Type=n("/Nothing")))


def share_array_with_proofs(pdf: pikepdf.Pdf) -> None:
    """Make one array both that of the proofs, which may grow, and that of what the page draws."""
    first = pdf.pages[0]
    shared = pdf.make_indirect(pikepdf.Array([first.Contents]))
    first.Contents = shared
    pdf.Root.DSS = pdf.make_indirect(pikepdf.Dictionary(Others=shared))


def grow_proofs(writer: Any) -> None:
    shared = writer.root["/DSS"]["/Others"]
    shared.append(writer.add_object(generic.StreamObject(stream_data=b"1 1 1 rg 0 0 595 842 re f")))
    writer.update_container(shared)


def share_packet_with_page(pdf: pikepdf.Pdf) -> None:
    """Make the packet of metadata, some of which may change, a part of what the page draws."""
    first = pdf.pages[0]
    first.Contents = pdf.make_indirect(pikepdf.Array([first.Contents, pdf.Root.Metadata]))


def change_shared_packet(writer: Any) -> None:
    """Change the marks of the packet only, which would be free were it not drawn."""
    reference = page(writer)["/Contents"].raw_get(1)
    packet = reference.get_object()
    entries = dictionary(Type=n("/Metadata"), Subtype=n("/XML"))
    data = packet.data.replace(b"<pdf:Producer>", b"<pdf:Producer> 0 0 595 842 re f ")
    changed = generic.StreamObject(entries, stream_data=data + b" ")
    writer.objects[reference.generation, reference.idnum] = changed


def change_marks(writer: Any) -> None:
    """Let the library write the date and its own name into the packet, as it does when it signs."""
    writer.update_root()


def measure_apart(pdf: pikepdf.Pdf) -> None:
    """Give the page a box that is an object of its own."""
    pdf.pages[0].CropBox = pdf.make_indirect(pikepdf.Array([0, 0, 595, 842]))


def crop(writer: Any) -> None:
    box = page(writer)["/CropBox"]
    box[3] = generic.NumberObject(100)
    writer.update_container(box)
