"""Bad PDF files, each one change away from a good one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Pdf, String

from conformite.balises import attributs
from conformite.corpus.mauvais import Mauvais, tronquer

Changement = Callable[[Pdf], None]


def _pdf(nom: str, changement: Changement, attendus: dict[str, str]) -> Mauvais:
    def changer(contenu: bytes) -> bytes:
        ecrit = BytesIO()
        with pikepdf.open(BytesIO(contenu)) as pdf:
            changement(pdf)
            pdf.save(ecrit)
        return ecrit.getvalue()

    return Mauvais(nom, ".pdf", changer, attendus)


def _objets(pdf: Pdf, **attributs: str) -> Iterator[Object]:
    """Yield the dictionaries that bear these names."""
    for objet in pdf.objects:
        if isinstance(objet, Dictionary) and all(
            objet.get(f"/{cle}") == f"/{valeur}" for cle, valeur in attributs.items()
        ):
            yield objet


def _sans(cle: str, **attributs: str) -> Changement:
    """Take a key away from every dictionary that bears these names."""

    def changer(pdf: Pdf) -> None:
        for objet in list(_objets(pdf, **attributs)):
            if cle in objet:
                del objet[cle]

    return changer


def _xmp(avant: str, apres: str) -> Changement:
    def changer(pdf: Pdf) -> None:
        paquet = pdf.Root.Metadata.read_bytes().decode()
        assert avant in paquet
        pdf.Root.Metadata.write(paquet.replace(avant, apres).encode())

    return changer


def _page(avant: bytes, apres: bytes) -> Changement:
    """Change the drawing of the first page that holds these operators."""

    def changer(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.contents_coalesce()
            dessin = page.Contents.read_bytes()
            if avant in dessin:
                page.Contents.write(dessin.replace(avant, apres))
                return

    return changer


def _sans_cle_racine(cle: str, pdf: Pdf) -> None:
    del pdf.Root[cle]


def _sans_titre(pdf: Pdf) -> None:
    del pdf.docinfo["/Title"]
    with pdf.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as xmp:
        del xmp["dc:title"]


def _titre_cache(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _renommer(avant: str, apres: str, pdf: Pdf) -> None:
    for element in list(_objets(pdf, S=avant)):
        element.S = Name(f"/{apres}")


def _sans_portee(pdf: Pdf) -> None:
    for entete in _objets(pdf, S="TH"):
        for dits in attributs(entete):
            if "/Scope" in dits:
                del dits["/Scope"]


def _police_etrangere(pdf: Pdf) -> None:
    for police in _objets(pdf, Type="Font", Subtype="Type0"):
        police.BaseFont = Name("/ABCDEF+Courier")


def _desordre(pdf: Pdf) -> None:
    for rang, champ in enumerate(_objets(pdf, FT="Sig"), 1):
        champ.T = String(f"sig-{rang + 1}")


def _lien_chiffre(pdf: Pdf) -> None:
    for lien in _objets(pdf, Subtype="Link"):
        lien.Contents = lien.get("/Dest", lien.Contents)


def _sans_balises(pdf: Pdf) -> None:
    del pdf.Root["/MarkInfo"]
    del pdf.Root["/StructTreeRoot"]


def _script(pdf: Pdf) -> None:
    action = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))
    action = pdf.make_indirect(action)
    pdf.Root.OpenAction = action
    noms = Array([String("bonjour"), action])
    pdf.Root.Names.JavaScript = pdf.make_indirect(Dictionary(Names=noms))


def _couleur_imprimeur(pdf: Pdf) -> None:
    page = pdf.pages[0]
    page.contents_coalesce()
    page.Contents.write(b"/Artifact BMC 0 0 0 1 k 0 0 9 9 re f EMC " + page.Contents.read_bytes())


def _relation(pdf: Pdf) -> None:
    for piece in _objets(pdf, Type="Filespec"):
        piece.AFRelationship = Name.Unspecified


def _sans_source(pdf: Pdf) -> None:
    for nom in list(pdf.attachments):
        del pdf.attachments[nom]
    pdf.Root.AF = Array()


def _liste_de_pieces(pdf: Pdf) -> None:
    pdf.docinfo["/Subject"] = String("Bordereau des pièces")


def _lisible_d_un_seul(contenu: bytes) -> bytes:
    ecrit = BytesIO()
    with pikepdf.open(BytesIO(contenu)) as pdf:
        pdf.save(ecrit, encryption=pikepdf.Encryption(owner="secret", user=""))
    return ecrit.getvalue()


def _table_decalee(contenu: bytes) -> bytes:
    return contenu.replace(b"startxref\n", b"startxref\n9", 1)


MAUVAIS = (
    _pdf(
        "sans-langue", partial(_sans_cle_racine, "/Lang"), {"PDF/UA-1": "7.2-", "maison": "langue"}
    ),
    _pdf("sans-titre", _sans_titre, {"PDF/UA-1": "7.1-9", "pdfinfo": "sans titre"}),
    _pdf("titre-cache", _titre_cache, {"PDF/UA-1": "7.1-10"}),
    _pdf("image-sans-texte", _sans("/Alt", S="Figure"), {"PDF/UA-1": "7.3-1"}),
    _pdf("texte-sans-balise", _page(b"BDC", b"pop"), {"PDF/UA-1": "7.1-3"}),
    _pdf("entete-sans-portee", _sans_portee, {"maison": "sans portée"}),
    _pdf("saut-de-niveau", partial(_renommer, "H2", "H4"), {"PDF/UA-1": "7.4.2-1"}),
    _pdf(
        "lien-sans-nom",
        _sans("/Contents", Subtype="Link"),
        {"PDF/UA-1": "7.18.5-2", "maison": "lien"},
    ),
    _pdf("champ-sans-balise", partial(_renommer, "Form", "Div"), {"PDF/UA-1": "7.18.4-1"}),
    _pdf("champ-sans-nom", _sans("/TU", FT="Sig"), {"maison": "sans nom lisible"}),
    _pdf("champs-dans-le-desordre", _desordre, {"maison": "champs de signature"}),
    _pdf("lien-nomme-par-un-code", _lien_chiffre, {"maison": "lien sans nom"}),
    _pdf("liste-sans-corps", partial(_renommer, "LBody", "P"), {"PDF/UA-1": "7.2-20"}),
    _pdf("ordre-des-tabulations", _sans("/Tabs", Type="Page"), {"PDF/UA-1": "7.18.3-1"}),
    _pdf("sans-norme-ua", _xmp("<pdfuaid:part>1<", "<pdfuaid:part>7<"), {"PDF/UA-1": "5-"}),
    _pdf("sans-norme-a", _xmp("<pdfaid:part>3<", "<pdfaid:part>1<"), {"PDF/A-3a": "6.6.4-"}),
    _pdf(
        "police-absente",
        _sans("/FontFile2", Type="FontDescriptor"),
        {"PDF/A-3a": "6.2.11.4.1-1", "polices": "non incorporée"},
    ),
    _pdf(
        "police-sans-unicode",
        _sans("/ToUnicode", Type="Font"),
        {"PDF/A-3a": "6.2.11.7.2-1", "polices": "sans table Unicode"},
    ),
    _pdf("police-etrangere", _police_etrangere, {"polices": "étrangère à la maison"}),
    _pdf("couleur-imprimeur", _couleur_imprimeur, {"PDF/A-3a": "6.2.4.3-"}),
    _pdf("script", _script, {"PDF/A-3a": "6.5.1-1", "pdfinfo": "JavaScript"}),
    _pdf("sans-balises", _sans_balises, {"PDF/A-3a": "6.7.", "pdfinfo": "Tagged"}),
    _pdf(
        "piece-sans-relation",
        _sans("/AFRelationship", Type="Filespec"),
        {"PDF/A-3a": "6.8-", "sources": "pas déclarée comme source"},
    ),
    _pdf("piece-d-une-autre-sorte", _relation, {"sources": "pas déclarée comme source"}),
    _pdf(
        "piece-non-associee",
        partial(_sans_cle_racine, "/AF"),
        {"PDF/A-3a": "6.8-", "sources": "pas associée"},
    ),
    _pdf("sans-piece", _sans_source, {"sources": "aucune source"}),
    _pdf("liste-avec-sources", _liste_de_pieces, {"sources": "ne referaient pas"}),
    Mauvais(
        "chiffre",
        ".pdf",
        _lisible_d_un_seul,
        {"PDF/A-3a": "6.1.3-", "pdfinfo": "Encrypted"},
    ),
    Mauvais("table-decalee", ".pdf", _table_decalee, {"qpdf": "xref"}),
    Mauvais(
        "tronque",
        ".pdf",
        tronquer,
        {"qpdf": "", "pdfinfo": "", "PDF/A-3a": "", "polices": "", "sources": ""},
    ),
)
