"""The nodes of a document: what it says and how it is built, never how it looks.

Every node is immutable. A resolved document has no unresolved `Reference`, every `Section` has
its number, and every text is typeset; writers draw it and decide nothing.

Words and blocks know their `origin`, and every block of a resolved document has an `id`: neither
makes two nodes differ, nor a file. What a file shows is a part of its node like others: the `id` of
a section or a slide, by which it is linked to, and the `anchor` of another block.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Literal, TypeAlias, TypeGuard, get_args

from ctg_docs.frozen import dataclass
from ctg_docs.reading.origins import UNKNOWN, Origin

UNDATED = date(2000, 1, 1)
"""Day that the files of an undated document carry: never that of the clock."""


@dataclass(frozen=True, slots=True)
class Text:
    """A run of characters."""

    text: str
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Strong:
    """Important words (bold)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Stressed words (italic)."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class Superscript:
    """Raised letters of an ordinal."""

    content: Inlines


@dataclass(frozen=True, slots=True)
class LineBreak:
    """A forced line end inside a paragraph."""


@dataclass(frozen=True, slots=True)
class Link:
    """A link to an https, mailto or tel address."""

    href: str
    content: Inlines
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Reference:
    """A mention of another place of the document.

    `form` says what prints: « article 3 » (`numero`), « Évaluation » (`titre`) or the page on
    which the target stands (`page`, known only once pages are laid out). `text` holds the words
    of the first two, set by the resolution; `capital` asks for « Article 3 » at a sentence start.
    """

    target: str
    form: Literal["numero", "titre", "page"] = "numero"
    text: str = ""
    capital: bool = False
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Blank:
    """A missing value; it prints as a visible gap that names what is due.

    `key` is the path of the value of the sources that would fill it, as `Problem.due` writes it.
    """

    label: str
    key: str = field(default="", compare=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PageCount:
    """The number of pages of the document, known only once pages are laid out."""


EditKind: TypeAlias = Literal["ajoute", "retire", "parti", "arrive"]
"""A mark between two versions: added, removed, moved from here, moved to here."""
Edit: TypeAlias = EditKind | Literal[""]
"""The mark of what is added, removed or moved whole, or none."""


@dataclass(frozen=True, slots=True)
class Edited:
    """Words that only one of two versions has here; `move` pairs both places of what has moved."""

    kind: EditKind
    content: Inlines
    move: int = 0


Inline: TypeAlias = (
    Text
    | Strong
    | Emphasis
    | Superscript
    | LineBreak
    | Link
    | Reference
    | Blank
    | PageCount
    | Edited
)
Inlines: TypeAlias = tuple[Inline, ...]

ParagraphRole: TypeAlias = Literal[
    "corps",  # running text
    "chapeau",  # the lead under a title
    "partie",  # one party's clause
    "visa",  # a « Vu … » line
    "formule",  # « Entre », « d’une part », « Il est convenu ce qui suit »
    "constat",  # a remark set apart
    "source",  # origin of a figure or a table
    "etiquette",  # a small label above a title
    "intertitre",  # a heading that the outline leaves out
    "pied",  # who signs, at the foot of an act
]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its role; `keep` holds it on the page of what follows."""

    content: Inlines
    role: ParagraphRole = "corps"
    keep: bool = False
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)
    edit: Edit = ""
    """The mark of its end, which goes or stays with its words."""


@dataclass(frozen=True, slots=True)
class ListBlock:
    """A list of bullets, numbers or letters; each item is a sequence of blocks.

    `start` is the rank of its first item, when it carries on another list.
    """

    items: tuple[Blocks, ...]
    ordered: bool = False
    lettered: bool = False
    start: int = 1
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table; `header` says whether it names its column or its row.

    `value` is the date or the number that the words say, for a workbook that counts with it.
    """

    content: Blocks
    header: Literal["", "col", "row"] = ""
    colspan: int = 1
    value: date | Decimal | None = None


Tone: TypeAlias = Literal["neutre", "en_cours", "bon", "attention", "arret"]


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the words that a column admits, and what it means at a glance."""

    label: str
    tone: Tone = "neutre"


EntryKind: TypeAlias = Literal["texte", "nombre", "date"]
FormulaRule: TypeAlias = Literal["difference", "derniere", "parcours", "somme", "somme-annee"]


@dataclass(frozen=True, slots=True)
class Entry:
    """The right to type in a column of a workbook: the kind of values, their key in the sources."""

    key: str
    kind: EntryKind = "texte"


@dataclass(frozen=True, slots=True)
class Formula:
    """The rule by which a workbook computes a column, and the titles of the columns it takes.

    `difference`: the first less the second, where both are known; `derniere`: the last one known;
    `parcours`: the way from the first to the second that the third has gone. `somme`: the first,
    in the rows of the table of that anchor that are part of this row, where the second is known;
    `somme-annee`: those rows whose third column is the year that heads this one.
    """

    rule: FormulaRule
    columns: tuple[str, ...]
    table: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its share of the width (all shares are summed), its alignment, its choices."""

    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"
    choices: tuple[Choice, ...] = ()
    unit: Literal["", "euros", "pourcent"] = ""
    """The unit of the numbers of the column, when all have the same."""
    entry: Entry | None = None
    formula: Formula | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """A table with a caption, header rows that repeat, and rows that never break."""

    columns: tuple[Column, ...]
    head: tuple[tuple[Cell, ...], ...]
    body: tuple[tuple[Cell, ...], ...]
    caption: Inlines = ()
    anchor: str = ""
    whole: bool = False
    """Whether the table must stay on one page."""
    totals: bool = False
    """Whether the last row sums the ones above."""
    dense: bool = False
    """Whether its words need smaller type and margins to hold uncut on a page."""
    compact: bool = False
    """Whether its rows stand close, as in an action sheet."""
    keys: tuple[str, ...] = ()
    """What each row of the body stands for in the sources (« actions/ludotheque »), or nothing."""
    sheet: str = ""
    """The name of its sheet in a workbook, where its title is too long to be one."""
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)
    edits: tuple[Edit, ...] = ()
    """The mark of each row, those of the head first; none at all when none is marked."""


@dataclass(frozen=True, slots=True)
class Field:
    """A labelled value of a record; two consecutive `half` fields share a line."""

    label: Inlines
    content: Blocks
    half: bool = False
    edit: Edit = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A sheet of labelled values, kept on one page when it fits."""

    fields: tuple[Field, ...]
    anchor: str = ""
    running: bool = False
    """Whether each label opens its words, in two columns of text (an action sheet)."""
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """A figure printed large, with its label and its source."""

    value: Inlines
    label: Inlines
    note: Inlines = ()
    edit: Edit = ""


@dataclass(frozen=True, slots=True)
class KeyFigures:
    """A row of figures to be read at a glance."""

    items: tuple[KeyFigure, ...]
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Picture:
    """An image file with its text alternative."""

    path: Path
    alt: str
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)
    """The origin of the text alternative."""


MapPoint: TypeAlias = tuple[float, float]
"""A place on a map, in widths of it: from its left, and down from its top."""


@dataclass(frozen=True, slots=True)
class Zone:
    """The outline of a commune on a map: its name, and closed lines, holes among them."""

    name: str
    rings: tuple[tuple[MapPoint, ...], ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """A numbered place on a map; `planned` when all that stands there is still to come."""

    label: str
    point: MapPoint
    planned: bool = False


@dataclass(frozen=True, slots=True)
class Map:
    """Outlines and places, drawn by the writers; the list of the same facts stands beside it.

    `height` is in widths.
    """

    alt: str
    zones: tuple[Zone, ...]
    marks: tuple[Mark, ...]
    height: float
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture or a map with its legend and its credit."""

    picture: Picture | Map
    caption: Inlines = ()
    anchor: str = ""
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)
    edit: Edit = ""


@dataclass(frozen=True, slots=True)
class Series:
    """The values of a chart that bear one name; None where nothing is known."""

    name: Inlines
    values: tuple[Decimal | None, ...]
    planned: bool = False
    """Whether they are foreseen: drawn in outline, where what is known is solid."""


ChartKind: TypeAlias = Literal["barres", "barres-empilees", "colonnes", "colonnes-empilees"]


@dataclass(frozen=True, slots=True)
class Chart:
    """Values to compare at a glance; a table of the same document holds them too.

    Each series holds one value per category. `alt` says in words what the eye would see.
    """

    kind: ChartKind
    categories: tuple[Inlines, ...]
    series: tuple[Series, ...]
    alt: Inlines
    caption: Inlines = ()
    unit: str = ""
    anchor: str = ""
    mark: Decimal | None = None
    """A value that a line marks across lying bars: the target of what they measure."""
    table: Inlines = ()
    """The caption of the table of its values, nothing where that table follows it."""
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)
    edit: Edit = ""


@dataclass(frozen=True, slots=True)
class SignatureCell:
    """The place of one signature: institution, capacity, name, mention (« pour … »), date to fill.

    The name stands under the line on which one signs.
    `field` names the field that a certificate fills in (« sig-1 », in signing order), empty as
    long as nobody may sign; `mark` is the invisible word by which a signing platform finds it.
    """

    id: str
    institution: Inlines
    fonction: Inlines
    nom: Inlines
    mention: Inlines = ()
    date: Inlines = ()
    field: str = ""
    mark: str = ""
    edit: Edit = ""


@dataclass(frozen=True, slots=True)
class SignatureGrid:
    """One cell per signature, in signing order; a cell is never cut by a page.

    `heading` stands above the first cells of each page that a long grid takes.
    """

    cells: tuple[SignatureCell, ...]
    heading: Inlines = ()
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Cover:
    """The first page."""

    title: Inlines
    subtitle: Inlines
    period: Inlines
    parties: tuple[Inlines, ...]
    slogan: Inlines = ()
    version: Inlines = ()
    logos: tuple[Picture, ...] = ()
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class TocEntry:
    """A line of the table of contents: depth from 1, printed number, title and target."""

    depth: int
    number: str
    title: Inlines
    target: str


@dataclass(frozen=True, slots=True)
class TableOfContents:
    """The table of contents; its entries are filled in by the resolution."""

    title: Inlines
    depth: int = 2
    entries: tuple[TocEntry, ...] = ()
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


SectionKind: TypeAlias = Literal["liminaire", "article", "annexe", "rubrique", "fiche"]


@dataclass(frozen=True, slots=True)
class Section:
    """A titled part.

    `kind` gives its numbering: `article` and `annexe` count on their own at the top level,
    `rubrique` counts inside its parent (3.1, A3.1), `liminaire` and `fiche` have no number.
    `number` (« Article 3 », « 3.1 ») and `level` (from 1) are set by the resolution.
    """

    id: str
    kind: SectionKind
    title: Inlines
    content: Blocks
    level: int = 0
    number: str = ""
    mention: str = ""
    """Words by which the text mentions it (« fiche 1.3 »), when it has no number."""
    new_page: bool = False
    in_toc: bool = True
    to_fill: bool = False
    """Whether it is there to be filled in: only a workbook shows it."""
    to_read: bool = False
    """Whether it says again, for pages alone, what a workbook lets fill in."""
    folded: bool = False
    """Whether a screen shows its title alone until its reader opens it; paper shows it whole."""
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


SlideLayout: TypeAlias = Literal["titre", "partie", "contenu"]
"""The first slide, one that opens a part of the deck, and any other."""


@dataclass(frozen=True, slots=True)
class Logos:
    """The logos of the parties, side by side."""

    pictures: tuple[Picture, ...]
    id: str = field(default="", compare=False, repr=False)
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Slide:
    """One screen of a deck.

    `aside` is a second column, `logos` stand at the foot of a first slide, `notes` are what the
    speaker says; a `whole` slide, which a vote is about, is not parted as long as it has the height
    for its words. `part` (« (1/2) »), the sizes of its type (points) and the height that its title
    takes from its content (millimetres) are set when the deck is fitted to its boxes.
    """

    id: str
    layout: SlideLayout
    title: Inlines
    content: Blocks = ()
    aside: Blocks = ()
    label: Inlines = ()
    notes: Blocks = ()
    logos: tuple[Picture, ...] = ()
    whole: bool = False
    part: str = ""
    title_size: float = 0.0
    text_size: float = 0.0
    lowered: float = 0.0
    origin: Origin = field(default=UNKNOWN, compare=False, repr=False)


Block: TypeAlias = (
    Paragraph
    | ListBlock
    | Table
    | Record
    | KeyFigures
    | Figure
    | Logos
    | Chart
    | SignatureGrid
    | Cover
    | TableOfContents
    | Section
    | Slide
)
Blocks: TypeAlias = tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file that goes with the document: its name, what it is, its bytes."""

    name: str
    description: str
    content: bytes
    media_type: str


PageFormat: TypeAlias = Literal["portrait", "paysage", "diapositive"]


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document with the metadata that its files carry."""

    title: str
    blocks: Blocks
    subject: str = ""
    author: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "fr-FR"
    date: date | None = None
    watermark: str = ""
    header: Inlines = ()
    """Running head, printed on every page but the cover."""
    foot: str = ""
    """Words at the foot of the same pages, beside their number."""
    final: bool = False
    """Whether blanks are forbidden."""
    page: PageFormat = "portrait"
    attachments: tuple[Attachment, ...] = ()
    """The sources that the file carries."""
    linked_data: str = ""
    """The linked data of the page, for machines: a JSON-LD object, or empty."""
    pages_max: int | None = None
    """The most pages that it may take once it is laid out."""
    minutes_max: int | None = None
    """The most minutes that its notes may take once they are read aloud."""
    marked: bool = False
    """Whether it holds two versions, what only one of them has marked."""


_INLINES, _BLOCKS = frozenset(get_args(Inline)), frozenset(get_args(Block))


def is_inline(node: object) -> TypeGuard[Inline]:
    """Tell whether a value is an inline node: asking a union of kinds takes ten times as long."""
    return type(node) in _INLINES


def is_block(node: object) -> TypeGuard[Block]:
    """Tell whether a value is a block."""
    return type(node) in _BLOCKS


def sections(blocks: Blocks) -> Iterator[Section]:
    """Walk all the sections in reading order."""
    for block in blocks:
        if isinstance(block, Section):
            yield block
            yield from sections(block.content)
