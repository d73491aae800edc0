"""A fitted deck that holds every kind of content a slide may have, written by hand."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from sample_document import cell, heads, p, t

from ctg_docs.document.nodes import (
    Blank,
    Block,
    Cell,
    Chart,
    Column,
    Document,
    Emphasis,
    Figure,
    KeyFigure,
    KeyFigures,
    LineBreak,
    Link,
    ListBlock,
    PageCount,
    Picture,
    Reference,
    Series,
    Slide,
    Strong,
    Superscript,
    Table,
)

LOGO_ALT = "Logo du Val d’Orgelle"
FIGURE_ALT = "Carte des quatorze communes"
CHART_ALT = "Les places de petite enfance passent de 12 à 14,5 ; celles de jeunesse, de 3 à 7."
SITE = "https://www.val-orgelle.fr/ctg?a=1&b=2"


def sample_deck(picture: Path) -> Document:
    """Return the deck."""
    return Document(
        title="Présentation de la convention du Val d’Orgelle",
        blocks=(*_opening((Picture(picture, LOGO_ALT),)), *_project(), *_means(picture)),
        subject="Convention territoriale globale",
        author="Communauté de communes du Val d’Orgelle",
        keywords=("CTG", "conseil"),
        date=date(2026, 11, 2),
        page="diapositive",
    )


def bullets(*items: str | tuple[Block, ...], ordered: bool = False) -> ListBlock:
    """Make a list; a string is an item of one paragraph."""
    return ListBlock(tuple((p(i),) if isinstance(i, str) else i for i in items), ordered)


def places() -> Chart:
    """Make a chart in which one value is not known."""
    return Chart(
        "colonnes",
        (t("2024"), t("2025"), t("2026")),
        (
            Series(t("Petite enfance"), (Decimal(12), Decimal("14.5"), None)),
            Series(t("Jeunesse"), (Decimal(3), Decimal(5), Decimal(7))),
        ),
        t(CHART_ALT),
        t("Figure 1 – Places ouvertes"),
        anchor="fig-places",
    )


def budget() -> Table:
    """Make a table with two rows of heads, a title of rows and figures on the right."""
    return Table(
        (Column(2), Column(1, "right"), Column(1, "right")),
        (
            (cell("Action", header="col"), cell("Montants", header="col", colspan=2)),
            heads("", "2026", "2027"),
        ),
        (
            (cell("Relais petite enfance", header="row"), cell("1 200 €"), cell("1 400 €")),
            (
                cell("Espace de vie", header="row"),
                cell(""),
                Cell((p("À préciser :"), bullets("avec la Caf."))),
            ),
        ),
        t("Tableau 1 – Budget prévisionnel"),
        "tab-budget",
    )


def _opening(logos: tuple[Picture, ...]) -> tuple[Slide, ...]:
    return (
        Slide(
            "titre",
            "titre",
            t("Convention territoriale globale"),
            (p("Conseil communautaire du 2 novembre 2026"),),
            label=t("Projet de délibération"),
            logos=logos,
            notes=(
                p("Bonsoir à toutes et à tous."),
                bullets("Remercier les partenaires ;", "rappeler le calendrier."),
            ),
        ),
        Slide(
            "ctg",
            "contenu",
            t("La convention & ses <signataires>"),
            (
                p("Une démarche ", Strong(t("stratégique")), " et ", Emphasis(t("partenariale"))),
                bullets(
                    "un projet de territoire ;",
                    (p("des moyens partagés :"), bullets("du personnel,", "des locaux ;")),
                ),
                p("Dès le 1", Superscript(t("er")), " janvier,", LineBreak(), "pour cinq ans."),
                p(
                    "Voir ",
                    Reference("tab-budget", "titre", "le budget"),
                    " page ",
                    Reference("tab-budget", "page"),
                    " sur ",
                    PageCount(),
                    ", ",
                    Link(SITE, t("le site")),
                    " et ",
                    Blank("date du vote"),
                    ".",
                ),
            ),
        ),
        Slide(
            "methode",
            "contenu",
            t("La méthode"),
            (
                p("Trois étapes", role="intertitre"),
                p("Une année de travail.", role="chapeau"),
                p("Il est proposé :", role="formule"),
                p("Le diagnostic relève un manque.", role="constat"),
                bullets(
                    "le diagnostic ;",
                    (p("le projet ;"), p("il est public ;")),
                    "l’évaluation.",
                    ordered=True,
                ),
                p("Source : diagnostic partagé.", role="source"),
            ),
            part="(1/2)",
        ),
    )


def _project() -> tuple[Slide, ...]:
    return (
        Slide("champ-1", "partie", t("Accueillir mieux"), label=t("1 – Petite enfance")),
        Slide(
            "constats",
            "contenu",
            t("Problématiques et enjeux"),
            (p("Problématiques", role="intertitre"), bullets("Méconnaissance des besoins")),
            (p("Enjeux", role="intertitre"), bullets("Créer un relais")),
            label=t("Petite enfance"),
        ),
        Slide(
            "objectif-1",
            "contenu",
            t("Améliorer la politique petite enfance de L’Haÿ-sur-Orgelle"),
            (p("Décliné en 2 objectifs opérationnels"),),
            label=t("Objectif stratégique 1"),
            title_size=28,
        ),
    )


def _means(picture: Path) -> tuple[Slide, ...]:
    figures = KeyFigures(
        (
            KeyFigure(t("18 450"), t("habitants"), t("Insee, 2023")),
            KeyFigure(t("14"), t("communes")),
            KeyFigure(t("62 %"), t("des enfants accueillis"), t("Caf, 2025")),
            KeyFigure(t("4"), t("crèches")),
            KeyFigure(t("7"), t("lieux d’accueil")),
        )
    )
    source = p("Source : budgets primitifs.", role="source")
    figure = Figure(Picture(picture, FIGURE_ALT), t("Figure 2 – Les communes"), "fig-carte")
    return (
        Slide("budget", "contenu", t("Le budget"), (p("Les montants :"), budget(), source)),
        Slide("chiffres", "contenu", t("Le territoire"), (figures,), title_size=24),
        Slide("places", "contenu", t("Les places"), (places(),), (p("Deux services."),)),
        Slide("carte", "contenu", t("La carte"), (p("Quatorze communes."), figure)),
    )
