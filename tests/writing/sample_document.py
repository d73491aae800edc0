"""A resolved document that holds every kind of node, written by hand."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from PIL import Image, ImageDraw

from ctg_docs.document.nodes import (
    Blank,
    Blocks,
    Cell,
    Column,
    Cover,
    Document,
    Emphasis,
    Field,
    Figure,
    Inline,
    Inlines,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    ListBlock,
    PageCount,
    Paragraph,
    ParagraphRole,
    Picture,
    Record,
    Reference,
    Section,
    SectionKind,
    SignatureCell,
    SignatureGrid,
    Strong,
    Superscript,
    Table,
    TableOfContents,
    Text,
    TocEntry,
)

LOREM = (
    "Les signataires partagent le diagnostic du territoire et s’accordent sur les priorités "
    "qui en découlent : la petite enfance, la jeunesse, la parentalité et l’accès aux droits. "
    "Ils mettent en commun leurs moyens, sans se substituer aux compétences de chacun, et "
    "rendent compte chaque année des résultats obtenus auprès des habitants."
)
LOGO_ALT = "Logo de la communauté de communes du Val d’Orgelle"
FIGURE_ALT = "Carte des quatorze communes et de leurs équipements"


def draw_picture(folder: Path) -> Path:
    """Draw a small opaque PNG and return its path."""
    image = Image.new("RGB", (240, 120), "#0f6b62")
    ImageDraw.Draw(image).polygon([(20, 100), (120, 20), (220, 100)], fill="#eef3f7")
    path = folder / "dessin.png"
    image.save(path)
    return path


def sample(picture: Path | None = None, *, watermark: str = "") -> Document:
    """Return the document; with `picture`, the cover has two logos and an article a figure."""
    pictures = (Picture(picture, LOGO_ALT), Picture(picture, "Logo de la Caf")) if picture else ()
    sections = (
        _preamble(),
        _first_article(picture),
        _second_article(),
        _tables_article(),
        _signature_article(),
        _first_annex(),
        _second_annex(),
    )
    return Document(
        title="Convention territoriale globale du Val d’Orgelle – 2026-2030",
        blocks=(_cover(pictures), _contents(sections), *sections),
        subject="Convention territoriale globale",
        author="Communauté de communes du Val d’Orgelle",
        keywords=("CTG", "petite enfance", "Val d’Orgelle"),
        date=date(2026, 11, 2),
        watermark=watermark,
        header=t("Convention territoriale globale du Val d’Orgelle – 2026-2030"),
    )


def t(*parts: str | Inline) -> Inlines:
    """Make a run; strings become texts, with the non-breaking spaces of French."""
    return tuple(Text(_typeset(part)) if isinstance(part, str) else part for part in parts)


def _typeset(text: str) -> str:
    text = re.sub(r" (?=[;?!])", "\u202f", text)
    text = re.sub(r"(?<=[\d]) (?=\d{3}\b)", "\u202f", text)
    return re.sub(r" (?=[:»€%])|(?<=[«°]) ", "\u00a0", text)


def p(*parts: str | Inline, role: ParagraphRole = "corps", keep: bool = False) -> Paragraph:
    """Make a paragraph."""
    return Paragraph(t(*parts), role, keep)


def cell(text: str, **options: object) -> Cell:
    """Make a cell of one paragraph, or an empty one."""
    return Cell((p(text),) if text else (), **options)  # type: ignore[arg-type]


def heads(*texts: str) -> tuple[Cell, ...]:
    """Make a row of column headers."""
    return tuple(cell(text, header="col") for text in texts)


def _cover(logos: tuple[Picture, ...]) -> Cover:
    return Cover(
        title=t("Convention territoriale globale"),
        subtitle=t("Communauté de communes du Val d’Orgelle"),
        period=t("2026-2030"),
        parties=(
            t("La Caisse d’allocations familiales de l’Orne-Amont"),
            t("La communauté de communes du Val d’Orgelle"),
            t("La commune de L’Haÿ-sur-Orgelle"),
        ),
        slogan=t("Grandir, vivre et vieillir bien, près de chez soi"),
        version=t("Version soumise au conseil communautaire du 2 novembre 2026"),
        logos=logos,
    )


def _contents(sections: tuple[Section, ...]) -> TableOfContents:
    entries: list[TocEntry] = []
    for top in sections:
        inner = (block for block in top.content if isinstance(block, Section))
        for depth, section in ((1, top), *((2, s) for s in inner)):
            if section.in_toc:
                entries.append(TocEntry(depth, section.number, section.title, section.id))
    return TableOfContents(t("Sommaire"), 2, tuple(entries))


def _section(
    ident: str, kind: SectionKind, level: int, number: str, title: str, *content: object
) -> Section:
    blocks: Blocks = content  # type: ignore[assignment]
    return Section(
        ident, kind, t(title), blocks, level=level, number=number, new_page=kind == "annexe"
    )


def _preamble() -> Section:
    return Section(
        "parties",
        "liminaire",
        t("Entre les soussignés"),
        (
            p("Entre", role="formule"),
            p(
                Strong(t("La Caisse d’allocations familiales de l’Orne-Amont")),
                ", représentée par sa directrice, Mme Élodie Brûlé-Nuñez, ci-après « la Caf » ;",
                role="partie",
            ),
            p("d’une part,", role="formule"),
            p("Et", role="formule", keep=True),
            p(
                Strong(t("La communauté de communes du Val d’Orgelle")),
                ", représentée par son président, ",
                Blank("nom du président"),
                ", ci-après « l’EPCI » ;",
                role="partie",
            ),
            p("d’autre part,", role="formule"),
            p(
                "Vu le code de la sécurité sociale, notamment ses articles L. 223-1 et L. 263-1 ;",
                role="visa",
            ),
            p("Vu la délibération du 1", Superscript(t("er")), " octobre 2026 ;", role="visa"),
            p("Il est convenu ce qui suit :", role="formule", keep=True),
        ),
        level=1,
        new_page=True,
    )


def _first_article(picture: Path | None) -> Section:
    figure = (
        (
            Figure(
                Picture(picture, FIGURE_ALT),
                t("Figure 1 – Les équipements du territoire"),
                "fig-equipements",
            ),
            p("Source : diagnostic partagé, mars 2026.", role="source"),
        )
        if picture
        else ()
    )
    return _section(
        "art-objet",
        "article",
        1,
        "Article 1",
        "Objet de la convention",
        p("Un cadre commun pour les cinq années à venir.", role="chapeau"),
        p(LOREM),
        p(
            "Elle précise ",
            Emphasis(t("notamment")),
            " le rôle de chacun (voir l’",
            Reference("art-duree", "numero", "article 2"),
            ", le chapitre « ",
            Reference("fiches", "titre", "Fiches actions"),
            " » page ",
            Reference("fiches", "page"),
            ") et la page du tableau du budget : ",
            Reference("tab-budget", "page"),
            ".",
        ),
        _section(
            "territoire",
            "rubrique",
            2,
            "1.1",
            "Le territoire",
            p("Chiffres clés", role="etiquette", keep=True),
            KeyFigures(
                (
                    KeyFigure(t("18 450"), t("habitants"), t("Insee, 2023")),
                    KeyFigure(t("14"), t("communes")),
                    KeyFigure(
                        t("62 %"), t("des enfants de moins de trois ans accueillis"), t("Caf, 2025")
                    ),
                )
            ),
            p(LOREM),
            *figure,
        ),
        _section(
            "enjeux",
            "rubrique",
            2,
            "1.2",
            "Les enjeux",
            p("Trois enjeux sont retenus :", keep=True),
            ListBlock(
                (
                    (p("développer l’offre d’accueil du jeune enfant ;"),),
                    (
                        p("accompagner les familles :"),
                        ListBlock(
                            (
                                (p("à chaque naissance,"),),
                                (p("à l’entrée au collège ;"),),
                            )
                        ),
                    ),
                    (p("ouvrir des lieux d’accès aux droits."),),
                )
            ),
            p("La démarche suit trois étapes :", keep=True),
            ListBlock(
                (
                    (p("le diagnostic ;"),),
                    (
                        p("le plan d’actions, qui comprend :"),
                        ListBlock(((p("les fiches ;"),), (p("le calendrier ;"),)), ordered=True),
                    ),
                    (p("l’évaluation."), p("Elle est menée à mi-parcours, puis au terme.")),
                ),
                ordered=True,
            ),
            p("Le diagnostic relève un manque de places le mercredi.", role="constat"),
        ),
    )


def _second_article() -> Section:
    return _section(
        "art-duree",
        "article",
        1,
        "Article 2",
        "Durée, ou L’Haÿ & <cœur> de l’accord",
        p(
            "La convention prend effet le 1",
            Superscript(t("er")),
            " janvier 2026 et s’achève le 31 décembre 2030.",
            LineBreak(),
            "Elle ne se reconduit pas tacitement.",
        ),
        p(
            "Le texte est en ligne sur ",
            Link("https://www.val-orgelle.fr/ctg?a=1&b=2", t("le site de la communauté")),
            " et s’obtient auprès de ",
            Link("mailto:ctg@val-orgelle.fr", t("la coordinatrice")),
            ".",
        ),
        p(LOREM),
    )


def _tables_article() -> Section:
    years = ("2026", "2027", "2028")
    head = (
        (cell("Équipement", header="col"), cell("Participation", header="col", colspan=3)),
        heads("", *years),
    )
    body = tuple(
        (cell(f"Structure n° {n}", header="row"), *(cell(f"{n} {y} €") for y in (120, 130, 140)))
        for n in range(1, 46)
    )
    calendar = (
        (cell("Comité de pilotage", header="row"), cell("Deux fois par an")),
        (cell("Bilan annuel", header="row"), cell("")),
        (
            cell("Évaluation", header="row"),
            Cell((p("À mi-parcours :"), ListBlock(((p("questionnaire ;"),), (p("réunion."),))))),
        ),
    )
    return _section(
        "art-moyens",
        "article",
        1,
        "Article 3",
        "Moyens et suivi",
        p("Les participations figurent ci-dessous."),
        Table(
            (Column(3), *(Column(1, "right") for _ in years)),
            head,
            body,
            t("Tableau 1 – Participations annuelles"),
            "tab-budget",
        ),
        p("Source : budgets primitifs.", role="source"),
        Table(
            (Column(1), Column(2)),
            (heads("Instance", "Rythme"),),
            calendar,
            t("Tableau 2 – Calendrier"),
            "tab-calendrier",
            whole=True,
        ),
        Table((Column(), Column(1, "center")), (), ((cell("Sans titre"), cell("ni en-tête")),)),
    )


def _signature_article() -> Section:
    return _section(
        "signatures",
        "article",
        1,
        "Article 4",
        "Signatures",
        p(
            "Fait à Orgelle, le ",
            Blank("date de signature"),
            ", en un document de ",
            PageCount(),
            " pages.",
        ),
        SignatureGrid(
            (
                SignatureCell(
                    "sig-caf", t("Caf de l’Orne-Amont"), t("La directrice"), t("Élodie Brûlé-Nuñez")
                ),
                SignatureCell(
                    "sig-epci",
                    t("Communauté de communes du Val d’Orgelle"),
                    t("Le président"),
                    t(Blank("nom du président")),
                    t("Pour le président et par délégation"),
                ),
                SignatureCell(
                    "sig-commune",
                    t("Commune de L’Haÿ-sur-Orgelle"),
                    t("Le maire"),
                    t("Ange d’Ëtre"),
                ),
            )
        ),
    )


def _first_annex() -> Section:
    record = Record(
        (
            Field(t("Objectif"), (p("Ouvrir douze places d’accueil."),)),
            Field(t("Pilote"), (p("Service petite enfance"),), half=True),
            Field(t("Échéance"), (p("2027"),), half=True),
            Field(t("Étapes"), (ListBlock(((p("étude ;"),), (p("travaux."),))),)),
            Field(t("Budget"), (p(Blank("montant")),), half=True),
            Field(t("Suivi"), (p("Nombre de places ouvertes"),)),
        ),
        "fiche-1",
    )
    return _section(
        "fiches",
        "annexe",
        1,
        "Annexe 1",
        "Fiches actions",
        _section(
            "fiches-enfance",
            "rubrique",
            2,
            "A1.1",
            "Petite enfance",
            p(LOREM),
            _section(
                "action-1",
                "fiche",
                3,
                "",
                "Créer une micro-crèche à Orgelle",
                p("Action 1", role="etiquette", keep=True),
                record,
                _section("action-1-notes", "liminaire", 4, "", "Points de vigilance", p(LOREM)),
            ),
        ),
        _section("fiches-jeunesse", "rubrique", 2, "A1.2", "Jeunesse", p(LOREM)),
    )


def _second_annex() -> Section:
    return _section(
        "glossaire",
        "annexe",
        1,
        "Annexe 2",
        "Glossaire",
        p(
            Strong(t("CTG")),
            " : convention territoriale globale. Signes : Œœ Ÿÿ 1\u202f234,50\u00a0€ "
            "½ ≤ – — … № ‰ ☐ ☑ →.",
        ),
    )
