"""Bad pages, each one change away from a good one."""

from __future__ import annotations

import re

from conformite.corpus.mauvais import Mauvais

PIXEL = '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=">'
PETITS = '<p><a href="#a" style="font-size:9px">a</a> <a href="#b" style="font-size:9px">b</a></p>'


def _page(nom: str, avant: str, apres: str, attendus: dict[str, str]) -> Mauvais:
    def changer(contenu: bytes) -> bytes:
        return re.sub(avant, apres, contenu.decode(), count=1).encode()

    return Mauvais(nom, ".html", changer, attendus)


def _dans(nom: str, ajout: str, attendus: dict[str, str]) -> Mauvais:
    return _page(nom, "</main>", f"{ajout}</main>", attendus)


MAUVAIS = (
    _page("sans-langue", r' lang="[^"]*"', "", {"vnu": "lang", "axe": "html-has-lang"}),
    _page("sans-titre", r"<title>[^<]*</title>", "", {"vnu": "title", "axe": "document-title"}),
    _page("script", "</body>", "<script>var x = 1;</script></body>", {"données": "script"}),
    _page("donnees-illisibles", r'("@context":)', r"\1,", {"données": "illisible"}),
    _page("donnees-sans-contexte", '"@context"', '"contexte"', {"données": "sans contexte"}),
    _page("donnees-sans-type", '"@type"', '"type"', {"données": "sans type"}),
    _page("style-faux", "</style>", "p { color: rougeatre }</style>", {"vnu": "color"}),
    _dans("image-sans-texte", PIXEL, {"vnu": "alt", "axe": "image-alt"}),
    _dans("identifiants-doubles", '<p id="x">x</p><p id="x">y</p>', {"vnu": "Duplicate ID"}),
    _dans("balise-ouverte", "<div><p>x", {"vnu": "nclosed"}),
    _dans("cibles-trop-petites", PETITS, {"axe": "target-size"}),
    _dans(
        "contraste",
        '<p style="color:#ccc;background:#fff">Un texte pâle</p>',
        {"axe": "color-contrast"},
    ),
    _dans("saut-de-niveau", "<h6>Saut</h6>", {"axe": "heading-order"}),
    _dans("debordement", '<p style="width:2000px">x</p>', {"axe": "déborde"}),
    _dans("lien-vide", '<a href="#x"></a>', {"axe": "link-name"}),
)
