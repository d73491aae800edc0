"""Bad workbooks, each one change away from a good one."""

from __future__ import annotations

from conformite.corpus.mauvais import Mauvais, tronquer
from conformite.corpus.retouches import refait, relier, retouche

FEUILLE = r".xlsx:xl/worksheets/sheet\d+.xml"
MAISON = "maison"

MAUVAIS = (
    retouche(
        "texte-devenu-formule",
        FEUILLE,
        r'<c r="(A\d+)"([^>]*?) t="s"><v>\d+</v></c>',
        r'<c r="\1"\2><f>HYPERLINK("http://exemple.fr")</f><v>0</v></c>',
        {MAISON: "formule"},
    ),
    retouche(
        "graphique-sans-texte",
        r".xlsx:xl/drawings/drawing\d+.xml",
        r' descr="[^"]*"',
        "",
        {MAISON: "sans texte de remplacement"},
    ),
    retouche(
        "entete-qui-ne-se-repete-pas",
        ".xlsx:xl/workbook.xml",
        r'<definedName name="_xlnm.Print_Titles"[^>]*>[^<]*</definedName>',
        "",
        {MAISON: "ne se répète pas"},
    ),
    retouche(
        "axe-negatif",
        r".xlsx:xl/charts/chart\d+.xml",
        r'(<c:(?:axId|crossAx) val=")(?=\d)',
        r"\1-",
        {MAISON: "identifiant négatif", "schéma": "less than minimum 0"},
        fois=0,
    ),
    retouche(
        "graphique-etranger",
        r".xlsx:xl/charts/chart\d+.xml",
        r'<c:lang val="fr-FR"/>',
        '<c:lang val="en-US"/>',
        {MAISON: "en-US"},
    ),
    retouche(
        "logiciel-d-autrui",
        ".xlsx:docProps/app.xml",
        r"(?<=<Application>)[^<]*",
        "Microsoft Excel",
        {MAISON: "trace de modèle"},
    ),
    retouche("hors-schema", FEUILLE, r"<sheetData>", "<vue/><sheetData>", {"schéma": "vue"}),
    refait(
        "classeur-externe",
        ".xlsx",
        relier("xl/workbook.xml", "externalLink", "http://exemple.fr/c.xlsx"),
        {MAISON: "relation externe externalLink"},
    ),
    Mauvais("tronque", ".xlsx", tronquer, {MAISON: "illisible", "LibreOffice": "s’ouvre pas"}),
)
