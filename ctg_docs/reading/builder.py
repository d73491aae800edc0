"""Parser events → dict, list, str and None, with the place of every value.

Composing nodes first, as PyYAML does, crashes on deep nesting and expands aliases; events let
us refuse both before they cost anything, and keep every scalar as the text that was written.
"""

from __future__ import annotations

from typing import Any, Protocol

from yaml import events

from ctg_docs.lines import grouped
from ctg_docs.problems import Place, Problem
from ctg_docs.reading.positions import Chemin, Lines, Marque
from ctg_docs.reading.scalars import Scalars

MAX_DEPTH = 40
# A value and its key are two. Sources have one for a dozen characters: no file of the largest size
# comes near, and one that is all signs costs no more than another.
_MAX_EVENTS = 100_000
# Ten times the longest list of any convention; what stands beyond is told, and read no further.
_MAX_ITEMS = 2_000
# Lines of prose, three times those of the longest plan: each may be a paragraph or a row of a
# table, whose cost is not that of its few signs.
_MAX_LINES = 20_000
# The path of what stands inside a refused key.
_REFUSED: Chemin = ("",)


class EventSource(Protocol):
    """The one method used of PyYAML's parsers."""

    def get_event(self) -> Any:
        """Return the next event; raise a YAMLError on a syntax error."""


class StopReadingError(Exception):
    """The rest of the file cannot be trusted or is not worth reading."""


class _Frame:
    """An open mapping or list: its path, and the key or index its next value goes to."""

    __slots__ = ("container", "is_map", "key", "key_column", "key_line", "path")

    def __init__(self, container: Any, path: Chemin | None) -> None:
        self.container = container
        self.path = path
        self.is_map = type(container) is dict
        # None: the next event is a key. Empty: a refused key, whose value is dropped.
        self.key: Any = None if self.is_map else 0
        self.key_line = self.key_column = 0


class Builder:
    """Builds the data of one file; `data`, `marques` and `problems` hold what was read so far."""

    def __init__(self, text: str, name: str) -> None:
        self.marques: dict[Chemin, Marque] = {(): (name, 1, 1, 0, 0, 1)}
        self.problems: list[Problem] = []
        self._text = text
        self._name = name
        self._root: list[Any] = []
        self._frame = _Frame(self._root, None)
        self._open = [self._frame]
        self._lines = Lines(name, text)
        self._scalars = Scalars(text, self._lines, self.problems.append)
        self._has_document = False
        self._lines_of_prose = 0

    @property
    def suspects(self) -> list[int]:
        """The places of the keys and texts that look like slips of typing, by their index."""
        return self._scalars.suspects

    @property
    def data(self) -> Any:
        """The value of the document, None for an empty file."""
        return self._root[0] if self._root else None

    def read(self, source: EventSource) -> None:
        """Read all events; raises the parser's YAMLError, or StopReadingError past too many."""
        handlers = {
            events.ScalarEvent: self._scalar,
            events.MappingStartEvent: self._start_mapping,
            events.SequenceStartEvent: self._start_sequence,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._alias,
            events.DocumentStartEvent: self._start_document,
        }
        next_event = source.get_event
        for _ in range(_MAX_EVENTS):
            if (kind := type(event := next_event())) is events.StreamEndEvent:
                return
            handler = handlers.get(kind)
            if handler is not None:
                handler(event)
        message = f"Le fichier compte plus de {grouped(_MAX_EVENTS)} clés et valeurs."
        place, hint = Place(self._name), "Partagez-le en plusieurs."
        self.problems.append(Problem(place, "yaml-taille", message, hint))
        raise StopReadingError

    def _scalar(self, event: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        frame = self._frame
        if frame.key is None:
            self._key(event, frame)
            return
        mark = event.start_mark
        line = mark.line + 1
        style = event.style
        value = self._scalars.value(event)
        if style and value is not None:
            self._count_lines(value, event)
        text_line = line + 1 if style == "|" or style == ">" else line  # noqa: PLR1714 (faster)
        self._attach(value, line, mark.column + 1, text_line)

    def _count_lines(self, value: str, event: Any) -> None:
        self._lines_of_prose += value.count("\n")
        if self._lines_of_prose > _MAX_LINES:
            message = f"Les textes du fichier comptent plus de {grouped(_MAX_LINES)} lignes."
            self._report(event, "yaml-taille", message, "Partagez-le en plusieurs.")
            raise StopReadingError

    def _attach(self, value: Any, line: int, column: int, text_line: int) -> Chemin:
        """Put a value in the open container and remember its place; return its path."""
        frame = self._frame
        key = frame.key
        path = () if frame.path is None else (*frame.path, key)
        self.marques[path] = (
            self._name, line, column, frame.key_line, frame.key_column, text_line,
        )  # fmt: skip
        if not frame.is_map:
            if key < _MAX_ITEMS:
                frame.container.append(value)
            elif key == _MAX_ITEMS:
                self._refuse_length(frame, Place(self._name, line, column))
            frame.key = key + 1
        else:
            if key:
                frame.container[key] = value
            frame.key = None
        return path

    def _refuse_length(self, frame: _Frame, place: Place) -> None:
        key = next((step for step in reversed(frame.path or ()) if isinstance(step, str)), "")
        message = f"« {key} » admet {grouped(_MAX_ITEMS)} éléments au plus"
        hint = "Vérifiez que c’est le bon fichier : aucune convention n’a de si longue liste."
        self.problems.append(Problem(place, "liste-trop-longue", message, hint))

    def _key(self, event: Any, frame: _Frame) -> None:
        mark = event.start_mark
        key = self._scalars.key(event)
        frame.key = key
        frame.key_line, frame.key_column = mark.line + 1, mark.column + 1
        if key in frame.container:
            first = self.marques[(*(frame.path or ()), key)][3]
            message = f"La clé « {key} » est déjà écrite ligne {first}."
            hint = f"Gardez une seule des deux lignes, {first} ou {mark.line + 1}."
            if self._begins_item(event, frame, key):
                hint = f"Si un autre élément commence ici, écrivez « - {key}: … ». {hint}"
                self._report(event, "yaml-cle-double", message, hint, mended=True)
                self._next_item(event, frame)
                return
            self._report(event, "yaml-cle-double", message, hint)
        elif key == "<<" and not event.style:
            message = "La fusion « << » n’est pas acceptée."
            self._report(event, "yaml-ancre", message, "Recopiez ici les valeurs.")
        elif not key:
            self._report(event, "yaml-cle", "Une clé est vide.", "Nommez la valeur : « clé: … ».")
        else:
            return
        frame.key = ""

    def _begins_item(self, event: Any, frame: _Frame, key: str) -> bool:
        """Say whether a key that comes again stands as the first one of an item of a list."""
        holder, mark = self._open[-2], event.start_mark
        if holder.is_map or holder.path is None or next(iter(frame.container)) != key:
            return False
        _, line, column, *_ = self.marques[frame.path or ()]
        return bool(mark.column + 1 == column and mark.line + 1 > line)

    def _next_item(self, event: Any, frame: _Frame) -> None:
        """Go on as if a dash were written before a key: what follows it is no mistake."""
        key, self._frame = frame.key, self._open[-2]
        frame.container = {}
        mark = event.start_mark
        frame.path = self._attach(frame.container, mark.line + 1, mark.column + 1, mark.line + 1)
        self._frame, frame.key = frame, key

    def _start_mapping(self, event: Any) -> None:
        self._start(event, {})

    def _start_sequence(self, event: Any) -> None:
        self._start(event, [])

    def _start(self, event: Any, container: Any) -> None:
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
        if len(self._open) > MAX_DEPTH:
            message = f"Plus de {MAX_DEPTH} niveaux de listes et de groupes emboîtés."
            self._report(event, "yaml-profondeur", message, "Simplifiez la structure du fichier.")
            raise StopReadingError
        if self._frame.key is None:
            self._refuse_key(event)
            self._frame = _Frame(container, _REFUSED)
        else:
            mark = event.start_mark
            line = mark.line + 1
            self._frame = _Frame(container, self._attach(container, line, mark.column + 1, line))
        self._open.append(self._frame)

    def _refuse_key(self, event: Any) -> None:
        frame = self._frame
        frame.key = ""
        if frame.path is None or frame.path[:1] != _REFUSED:
            message = "Une clé doit être un mot, pas une liste ni un groupe."
            hint = "Mettez des guillemets si le texte contient des crochets ou des accolades."
            self._report(event, "yaml-cle", message, hint)

    def _end(self, _event: Any) -> None:
        self._open.pop()
        self._frame = self._open[-1]

    def _alias(self, event: Any) -> None:
        message = "Les renvois YAML (« * ») ne sont pas acceptés."
        hint = "Recopiez la valeur, ou mettez des guillemets si l’astérisque fait partie du texte."
        self._report(event, "yaml-ancre", message, hint)
        mark = event.start_mark
        if self._frame.key is None:
            self._frame.key = ""
        else:
            self._attach(None, mark.line + 1, mark.column + 1, mark.line + 1)

    def _start_document(self, event: Any) -> None:
        if self._has_document:
            message = "Le fichier contient plusieurs documents séparés par « --- »."
            hint = "Supprimez cette ligne, ou faites un fichier par document."
            self._report(event, "yaml-documents", message, hint)
            raise StopReadingError
        self._has_document = True

    def _refuse_properties(self, event: Any) -> None:
        if event.anchor is not None:
            message = f"Les ancres YAML (« &{event.anchor} ») ne sont pas acceptées."
            hint = "Supprimez-la, ou mettez des guillemets si « & » fait partie du texte."
            self._report(event, "yaml-ancre", message, hint)
        if event.tag is not None:
            message = "Les étiquettes YAML (« ! ») ne sont pas acceptées."
            hint = "Supprimez-la, ou mettez des guillemets si « ! » fait partie du texte."
            self._report(event, "yaml-etiquette", message, hint)

    def _report(
        self, event: Any, code: str, message: str, hint: str, *, mended: bool = False
    ) -> None:
        place = self._lines.place(event.start_mark.index)
        self.problems.append(Problem(place, code, message, hint, mended=mended))
