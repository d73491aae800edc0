"""The columns of the table: every checker, and what it reads."""

from __future__ import annotations

from conformite import courriel, html, office, pdf
from conformite.faute import Controle, un_par_un
from conformite.maison import maison

OFFICE = (".docx", ".pptx", ".xlsx")
PDF = (".pdf",)
PAGES = (".html",)
COURRIELS = (".eml",)

CONTROLES = (
    Controle("PDF/A-3a", PDF, pdf.verapdf("3a")),
    Controle("PDF/UA-1", PDF, pdf.verapdf("ua1")),
    Controle("qpdf", PDF, un_par_un(pdf.qpdf)),
    Controle("pdfinfo", PDF, un_par_un(pdf.pdfinfo)),
    Controle("polices", PDF, un_par_un(pdf.polices), interne=True),
    Controle("sources", PDF, un_par_un(pdf.sources), interne=True),
    Controle("schéma", OFFICE, office.schema),
    # Of a workbook, ooxml-integrity 0.8.4 only says that it is no Word file.
    Controle("intégrité", (".docx", ".pptx"), office.integrite),
    Controle("maison", (*PDF, *OFFICE), un_par_un(maison), interne=True),
    Controle("LibreOffice", OFFICE, office.libreoffice, un_par_famille=True),
    Controle("message", COURRIELS, un_par_un(courriel.message), interne=True),
    Controle("vnu", (*PAGES, *COURRIELS), courriel.avec_courriels(html.vnu)),
    Controle("axe", (*PAGES, *COURRIELS), courriel.avec_courriels(html.axe)),
    Controle("données", PAGES, un_par_un(html.donnees), interne=True),
)


def controle(nom: str) -> Controle:
    """Return a checker by its name."""
    return next(c for c in CONTROLES if c.nom == nom)
