"""Sixty and some files that a stranger may send: attached sources, tags, forms, streams."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

SUBJECT, TITLE = "Convention territoriale globale", "Convention"
Change = Callable[[pikepdf.Pdf], None]


def received(change: Change) -> bytes:
    """Return a tagged file of one page that carries sources, changed by a stranger."""
    with pikepdf.new() as pdf:
        page = pdf.add_blank_page()
        font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
        page.Resources = Dictionary(Font=Dictionary(F1=font))
        page.Contents = pdf.make_stream(b"/P <</MCID 0>> BDC BT /F1 9 Tf (Article) Tj ET EMC")
        element = Dictionary(Type=Name.StructElem, S=Name.P, K=0, Pg=page.obj)
        root = pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        root.K = pdf.make_indirect(element)
        pdf.Root.StructTreeRoot = root
        pdf.docinfo["/Subject"], pdf.docinfo["/Title"] = SUBJECT, TITLE
        field = Dictionary(FT=Name.Sig, T=String("sig-1"), TU=String("Signature : Maire"))
        pdf.Root.AcroForm = Dictionary(Fields=Array([pdf.make_indirect(field)]))
        attach(pdf, "sources.yaml", b"convention:\n  id: essai\n")
        change(pdf)
        target = io.BytesIO()
        whole = pikepdf.StreamDecodeLevel.none
        pdf.save(target, compress_streams=False, stream_decode_level=whole)
    return target.getvalue()


def attach(pdf: pikepdf.Pdf, name: str, content: bytes) -> Any:
    pdf.attachments[name] = pikepdf.AttachedFileSpec(pdf, content, filename=name)
    return pdf.attachments[name].obj


def carrying(content: bytes | str) -> Change:
    """Return what replaces the attached sources."""
    data = content.encode() if isinstance(content, str) else content

    def change(pdf: pikepdf.Pdf) -> None:
        del pdf.attachments["sources.yaml"]
        attach(pdf, "sources.yaml", data)

    return change


def called(name: str) -> Change:
    """Return what gives another name to the attached sources."""

    def change(pdf: pikepdf.Pdf) -> None:
        specification = pdf.attachments["sources.yaml"].obj
        specification.UF = specification.F = String(name)

    return change


def stream(pdf: pikepdf.Pdf) -> Any:
    return pdf.attachments["sources.yaml"].obj.EF.F


def folded(raw: bytes, filters: Any) -> Change:
    """Return what folds the attached sources in an unusual way."""

    def change(pdf: pikepdf.Pdf) -> None:
        stream(pdf).write(raw, filter=filters)

    return change


def numbered_filter(pdf: pikepdf.Pdf) -> None:
    stream(pdf).Filter = 3


def specified(**entries: Any) -> Change:
    """Return what changes the dictionary of the attached file."""

    def change(pdf: pikepdf.Pdf) -> None:
        specification = pdf.attachments["sources.yaml"].obj
        for key, value in entries.items():
            specification[f"/{key}"] = value

    return change


def rooted(path: str, value: Any) -> Change:
    """Return what puts a value somewhere under the catalogue."""

    def change(pdf: pikepdf.Pdf) -> None:
        *above, last = path.split(".")
        holder = pdf.Root
        for key in above:
            holder = holder[f"/{key}"]
        holder[f"/{last}"] = value

    return change


def nested(depth: int) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        inside: Any = 0
        for _ in range(depth):
            inside = pdf.make_indirect(
                Dictionary(S=Name.Div, K=Array([inside]), Pg=pdf.pages[0].obj)
            )
        pdf.Root.StructTreeRoot.K = inside

    return change


def looped_tags(pdf: pikepdf.Pdf) -> None:
    element = pdf.Root.StructTreeRoot.K
    element.K = Array([element, 0])


def looped_fields(pdf: pikepdf.Pdf) -> None:
    field = pdf.Root.AcroForm.Fields[0]
    field.Kids = Array([field])


def looped_names(pdf: pikepdf.Pdf) -> None:
    tree = pdf.make_indirect(Dictionary())
    tree.Kids = Array([tree])
    pdf.Root.Names.EmbeddedFiles = tree


def looped_specification(pdf: pikepdf.Pdf) -> None:
    specification = pdf.attachments["sources.yaml"].obj
    specification.EF = Dictionary(F=specification)


def one_name_for_two(pdf: pikepdf.Pdf) -> None:
    other = attach(pdf, "autres.yaml", b"a: b\n")
    other.UF = other.F = String("sources.yaml")


def many_files(pdf: pikepdf.Pdf) -> None:
    for rank in range(80):
        attach(pdf, f"{rank}.yaml", b"a: b\n")


def without_tags(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot


def heavy_page(pdf: pikepdf.Pdf) -> None:
    pdf.pages[0].Contents.write(zlib.compress(b" " * 100_000_000), filter=Name.FlateDecode)


def field_with(**entries: Any) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        for key, value in entries.items():
            pdf.Root.AcroForm.Fields[0][f"/{key}"] = value

    return change


def xmp(packet: bytes) -> Change:
    def change(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Metadata = Stream(pdf, packet)
        pdf.Root.Metadata.Type = Name.Metadata

    return change


LAUGHS = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(20))
DEEP = "".join("  " * n + "a:\n" for n in range(600))
THEME = "theme:\n  feuille: /etc/passwd\n  texte: {normal: ../../../etc/passwd}\n"
PICTURES = "photos:\n" + "".join(f"  - fichier: p{n}.png\n" for n in range(700))
NAMES = [
    "../../dehors.png",
    "/etc/dehors.png",
    "a\0b.png",
    "n" * 5_000 + ".png",
    "convention.yaml/x.png",
    "a.png/b.png",
    "~/x.png",
    "C:\\x.png",
    ".png",
    "\u202egnp.png",
]
DOCTYPE = b"<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"

CASES: dict[str, Change] = {
    "as it is": lambda _: None,
    "empty sources": carrying(b""),
    "binary sources": carrying(bytes(range(256)) * 40),
    "sources in UTF-16": carrying("a: é\n".encode("utf-16")),
    "sources in Latin-1": carrying("a: é\n".encode("latin-1")),
    "sources with a mark": carrying(b"\xef\xbb\xbfa: b\n"),
    "sources with a NUL": carrying(b"a: \0\n"),
    "anchors that multiply": carrying(LAUGHS),
    "deep sources": carrying(DEEP),
    "deep lists": carrying("a: " + "[" * 5_000 + "]" * 5_000),
    "an object of Python": carrying("a: !!python/object/apply:os.system ['true']\n"),
    "a key that merges": carrying("a: &x {b: c}\nd:\n  <<: *x\n"),
    "a key twice": carrying("a: b\na: c\n"),
    "a number too long": carrying("a: " + "9" * 100_000),
    "comments only": carrying("# rien\n"),
    "a list": carrying("- a\n- b\n"),
    "a word": carrying("bonjour\n"),
    "two documents": carrying("a: b\n---\nc: d\n"),
    "tabs": carrying("a:\n\t- b\n"),
    "a house style": carrying(THEME),
    "a theme that is a list": carrying("theme: [a, b]\n"),
    "a Word model": carrying("theme: {modele_word: /etc/passwd}\n"),
    "a template": carrying("convention:\n  id: \"{{ ''.__class__ }}\"\n"),
    "sequences of the terminal": carrying('a: "\\e[31m"\n'),
    "many pictures": carrying(PICTURES),
    "a million signs": carrying("a: " + "x" * 999_000 + "\n"),
    "more than a million": carrying("a: " + "x" * 1_000_001 + "\n"),
    "a hundred million, folded": carrying(b"a" * 100_000_000),
    **{f"a picture called {name[:20]!r}": carrying(f"a: {name!r}\n") for name in NAMES},
    "sources called by a path": called("../sources.yaml"),
    "sources called by a root": called("/etc/sources.yaml"),
    "sources without a name": called(""),
    "sources called by a line": called("a\n  sig-9 – valide.yaml"),
    "sources called by an escape": called("\x1b[31m.yaml"),
    "sources called at length": called("n" * 10_000 + ".yaml"),
    "a program": called("outil.exe"),
    "an unknown filter": folded(b"a: b\n", Name.Inconnu),
    "two filters": folded(zlib.compress(zlib.compress(b"a")), Array([Name.FlateDecode] * 2)),
    "a broken filter": folded(b"pas du zlib", Name.FlateDecode),
    "a cut filter": folded(zlib.compress(b"a: b\n" * 99)[:-9], Name.FlateDecode),
    "a filter that is a number": numbered_filter,
    "no content": specified(EF=Dictionary()),
    "content that is a number": specified(EF=3),
    "content that is a dictionary": specified(EF=Dictionary(F=Dictionary())),
    "content that is itself": looped_specification,
    "a name that is a number": specified(UF=3, F=4),
    "names in circles": looped_names,
    "names that are a number": rooted("Names", 3),
    "eighty files": many_files,
    "two files of one name": one_name_for_two,
    "no tags": without_tags,
    "tags that are a number": rooted("StructTreeRoot", 3),
    "tags in circles": looped_tags,
    "deep tags": nested(3_000),
    "tags without a page": rooted("StructTreeRoot.K", Dictionary(S=Name.P, K=0)),
    "tags of no kind": rooted("StructTreeRoot.K", Dictionary(K=Array([0, 99, -1]))),
    "a picture told by a number": rooted("StructTreeRoot.K", Dictionary(S=Name.Figure, Alt=3)),
    "a form that is a number": rooted("AcroForm", 3),
    "fields that are a word": rooted("AcroForm.Fields", Name.Rien),
    "fields in circles": looped_fields,
    "a field without a name": field_with(T=3, TU=4),
    "a field filled with a number": field_with(V=3),
    "a field filled with nothing": field_with(V=Dictionary(Type=Name.Sig)),
    "a signature of nothing": field_with(
        V=Dictionary(
            Type=Name.Sig,
            SubFilter=Name("/ETSI.CAdES.detached"),
            ByteRange=Array([0, 1, 2, 3]),
            Contents=String("0"),
        )
    ),
    "metadata that are a number": rooted("Metadata", 3),
    "metadata that are no XML": xmp(b"<pas"),
    "metadata with entities": xmp(DOCTYPE),
    "a page that unfolds": heavy_page,
    "a title that is a number": lambda pdf: pdf.trailer.Info.__setitem__("/Title", 3),
}
