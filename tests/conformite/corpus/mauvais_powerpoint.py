"""Bad decks, each one change away from a good one."""

from __future__ import annotations

from conformite.corpus.mauvais import Mauvais, tronquer
from conformite.corpus.retouches import retouche

DIAPO = r".pptx:ppt/slides/slide\d+.xml"
PROPRIETES = ".pptx:docProps/core.xml"
MAISON = "maison"

MAUVAIS = (
    retouche(
        "axe-negatif",
        r".pptx:ppt/charts/chart\d+.xml",
        r'(<c:(?:axId|crossAx) val=")(?=\d)',
        r"\1-",
        {MAISON: "identifiant négatif", "schéma": "less than minimum 0"},
        fois=0,
    ),
    retouche(
        "sans-titre",
        DIAPO,
        r'(<p:ph type="title".*?)<a:t>[^<]*</a:t>',
        r"\1<a:t></a:t>",
        {MAISON: "sans titre"},
    ),
    retouche(
        "image-sans-texte", DIAPO, r' descr="[^"]*"', "", {MAISON: "sans texte de remplacement"}
    ),
    retouche("tableau-sans-entete", DIAPO, r' firstRow="1"', "", {MAISON: "sans ligne d’en-tête"}),
    retouche("langue-etrangere", DIAPO, r'lang="fr-FR"', 'lang="en-US"', {MAISON: "langue"}),
    retouche(
        "objets-de-meme-nom", DIAPO, r'<p:cNvPr id="3"', '<p:cNvPr id="2"', {MAISON: "2 fois"}
    ),
    retouche(
        "texte-qui-deborde",
        DIAPO,
        r"<a:t>([^<]{15,})</a:t>",
        lambda trouve: "<a:t>" + 60 * f"{trouve[1]} " + "</a:t>",
        {"intégrité": "PPT005"},
    ),
    retouche("hors-schema", DIAPO, r"<p:cSld>", "<p:cSld><p:vue/>", {"schéma": "vue"}),
    retouche(
        "titre-par-defaut",
        PROPRIETES,
        r"(?<=<dc:title>)[^<]*",
        "PowerPoint Presentation",
        {MAISON: "trace de modèle"},
    ),
    Mauvais("tronque", ".pptx", tronquer, {MAISON: "illisible", "LibreOffice": "s’ouvre pas"}),
)
