"""The house style: colours, fonts, sizes, margins and logos, shared by every writer."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, WithJsonSchema

from ctg_docs.document.moteurs import Moteur
from ctg_docs.document.nodes import PageFormat, Tone
from ctg_docs.document.units import sheet
from ctg_docs.problems import Place

Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Points = Annotated[float, Field(gt=3, lt=80, allow_inf_nan=False)]
Millimetres = Annotated[float, Field(ge=5, le=80, allow_inf_nan=False)]
Famille = Annotated[str, StringConstraints(pattern=r"^[^\W_][\w .'’-]{0,79}$")]
"""The name of a family, which goes as it is into style sheets and parts of office files."""


class Tokens(BaseModel):
    """Base of the tokens: closed keys, immutable."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


class Couleurs(Tokens):
    """Colours, as #rrggbb; each pair printed together must contrast by 4.5 to 1 at least."""

    primaire: Colour
    secondaire: Colour
    accent: Colour
    texte: Colour
    discret: Colour
    filet: Colour
    fond: Colour
    filigrane: Colour
    lacune: Colour
    """Ground of a visible gap."""
    filet_lacune: Colour
    """Its border."""


class Tons(Tokens):
    """Ground and text of each tone of a workbook; every pair should contrast by 7 to 1."""

    neutre: tuple[Colour, Colour]
    en_cours: tuple[Colour, Colour]
    bon: tuple[Colour, Colour]
    attention: tuple[Colour, Colour]
    arret: tuple[Colour, Colour]

    def of(self, tone: Tone) -> tuple[str, str]:
        """Return the ground and the text of a tone."""
        pair: tuple[str, str] = getattr(self, tone)
        return pair


class Police(Tokens):
    """A family and its four faces, files relative to the folder of the theme."""

    famille: Famille
    normal: Path
    italique: Path
    gras: Path
    gras_italique: Path

    @property
    def fichiers(self) -> tuple[Path, ...]:
        """The files of the four faces."""
        return (self.normal, self.italique, self.gras, self.gras_italique)


class Tailles(Tokens):
    """Type sizes and line heights, in points."""

    corps: Points
    interligne: Points
    petit: Points
    petit_interligne: Points
    titre_document: Points
    titre_1: Points
    titre_2: Points
    titre_3: Points
    titre_4: Points


class Marges(Tokens):
    """Margins of an A4 page, in millimetres."""

    haut: Millimetres
    bas: Millimetres
    gauche: Millimetres
    droite: Millimetres

    def text(self, page: PageFormat) -> tuple[float, float]:
        """Return the width and the height of the text of a page, in millimetres."""
        width, height = sheet(page)
        return width - self.gauche - self.droite, height - self.haut - self.bas


class Logo(Tokens):
    """A logo of the cover with its text alternative."""

    fichier: Path
    alternative: Annotated[str, StringConstraints(min_length=3, max_length=200)]


@dataclass(frozen=True)
class ModeleWord:
    """The commune's own Word file, and the place of the theme that names it, for messages."""

    fichier: Path
    place: Place


_WORD_FILE = {
    "type": "string",
    "title": "Modele Word",
    "description": "The commune's own .docx or .dotx, from which every Word file starts.",
}


class Charte(Tokens):
    """The part of the house style that a territory may change: nothing in it is run as code."""

    couleurs: Couleurs
    graphiques: tuple[Colour, Colour, Colour, Colour, Colour, Colour]
    """Colours of the series of a chart, in their order."""
    tons: Tons
    tailles: Tailles
    marges: Marges
    logos: tuple[Logo, ...] = ()
    sigles: dict[str, str] = {}
    """House form of each acronym, by its capitals (CAF: Caf)."""
    moteur_pdf: Moteur = "typst"
    """The engine that lays out the pages of the PDF."""
    polices_word: Literal["oui", "non"] = "oui"
    """Whether a Word file carries its fonts, cut down to the signs of French."""
    modele_word: Annotated[ModeleWord | None, WithJsonSchema(_WORD_FILE)] = None
    """The Word file whose styles, heads, feet and pages replace those of the house."""


class Theme(Charte):
    """The whole house style, complete and checked; paths are absolute.

    Its own keys are those of the house alone: they name files that the engines run.
    """

    texte: Police
    titres: Police
    feuille: Path
    """Print style sheet, a template fed with these tokens."""
