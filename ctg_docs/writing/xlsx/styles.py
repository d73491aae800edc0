"""Styles of cells: the fonts and colours of the house, and the tones of states."""

from __future__ import annotations

from typing import Any

from ctg_docs.document.nodes import Tone
from ctg_docs.document.theme import Theme

LINE = 1.2
"""Height of a line, in ems."""
PADDING = 3
"""Points between the text of a row and the next."""
FACE = "Arial"
"""A face that every office suite has, or has the metrics of."""
_FACES = ("texte", "titres")
_TITLES = {1: 16.0, 2: 13.0, 3: 11.5, 4: 10.5}
"""Sizes of the titles of a sheet by their levels, in points: the first is less than on paper."""


class Styles:
    """The formats of a workbook, each made once."""

    def __init__(self, book: Any, theme: Theme) -> None:
        self._book = book
        self._theme = theme
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def make(self, **properties: Any) -> Any:
        """Return a format: text of the house, wrapped, from the top of its cell."""
        wanted = {**base(self._theme), "valign": "top", "text_wrap": True, **properties}
        key = tuple(sorted(wanted.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format(wanted)
        return self._made[key]

    def tone(self, tone: Tone) -> Any:
        """Return the format of a state, which changes nothing else of its cell."""
        fill, text = self._theme.tons.of(tone)
        return self._book.add_format({"bg_color": fill, "font_color": text})

    @property
    def bar(self) -> str:
        """The colour of the bar of a rate."""
        return self._theme.tons.en_cours[0]

    def height(self, lines: int) -> float:
        """Return the height of a row of so many lines, in points."""
        return lines * self._theme.tailles.corps * LINE + PADDING

    def line(self, role: str) -> Any:
        """Return the look of a line of the first sheet."""
        colours = self._theme.couleurs
        if role.startswith("titre-"):
            level = int(role.removeprefix("titre-"))
            colour = colours.primaire if level < 3 else colours.secondaire
            return self.make(
                bold=True, font_size=_TITLES[level], font_color=colour, valign="bottom"
            )
        match role:
            case "intertitre" | "formule" | "etiquette":
                return self.make(bold=True, font_color=colours.secondaire)
            case "source":
                return self.make(font_color=colours.discret)
            case "chapeau":
                return self.make(font_color=colours.primaire, font_size=12)
            case _:
                return self.make()

    def link(self) -> Any:
        """Return the look of a link to a sheet."""
        return self.make(font_color=self._theme.couleurs.secondaire, underline=1)

    def title(self, *, small: bool = False) -> Any:
        """Return the look of the title of a sheet, which runs over the cells beside it."""
        colour = self._theme.couleurs.primaire
        size = _TITLES[4 if small else 2]
        return self.make(bold=True, font_size=size, font_color=colour, text_wrap=False)

    def cell(self, **properties: Any) -> Any:
        """Return the look of a cell of a table."""
        line = self._theme.couleurs.filet
        return self.make(bottom=1, bottom_color=line, **properties)

    def head(self, align: str) -> Any:
        """Return the look of the head of a column."""
        colours = self._theme.couleurs
        return self.make(
            bold=True,
            align=align,
            indent=int(align != "center"),
            valign="bottom",
            font_color=colours.primaire,
            bg_color=colours.fond,
            bottom=2,
            bottom_color=colours.primaire,
        )

    def total(self) -> dict[str, Any]:
        """Return the look that the last row adds to that of its cells."""
        colours = self._theme.couleurs
        return {"bold": True, "top": 1, "top_color": colours.primaire, "bg_color": colours.fond}

    def state(self, is_open: bool) -> dict[str, Any]:
        """Return the look that a cell to fill, or one that cannot change, adds to its own."""
        return {"locked": False} if is_open else {"bg_color": self._theme.couleurs.fond}

    def group(self) -> dict[str, Any]:
        """Return the look that a title of rows adds to that of its cells."""
        colours = self._theme.couleurs
        return {"bold": True, "font_color": colours.primaire, "bg_color": colours.fond}


def plain_face(theme: Theme) -> Theme:
    """Return the theme of the house in the face that whoever opens the workbook has."""
    faces = {name: getattr(theme, name).model_copy(update={"famille": FACE}) for name in _FACES}
    return theme.model_copy(update=faces)


def base(theme: Theme) -> dict[str, Any]:
    """Return the type of every cell."""
    return {
        "font_name": theme.texte.famille,
        "font_size": theme.tailles.corps,
        "font_color": theme.couleurs.texte,
    }
