"""Templates: rendered in a sandbox, their values kept apart, their errors located."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeAlias, get_args

from jinja2 import (
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.exceptions import SecurityError, TemplateNotFound, UndefinedError
from jinja2.runtime import Context, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from ctg_docs.composing.house.files import place_of
from ctg_docs.composing.vocabulary.located import Located, number_of
from ctg_docs.document.compiled import Compiled
from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.nodes import Block, Inline
from ctg_docs.document.slots import Slots
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.reading.origins import Origin, computed
from ctg_docs.suggestions import nearest

# Named once: a union written where it is asked for is built at each question.
_PRINTED = (str, int, tuple, *get_args(Inline), *get_args(Block))
# What a call may give that remembers from which values it was computed.
_COMPUTED = frozenset((str, int, Decimal, date))
_Found: TypeAlias = tuple[str, str, Callable[[], bool]]


class _Loader(FileSystemLoader):
    """Reads templates of one folder, never through a link that leaves it."""

    def get_source(self, environment: Environment, template: str) -> _Found:
        """Return a template of the folder; raises TemplateNotFound for any other."""
        text, filename, fresh = super().get_source(environment, template)
        root = Path(self.searchpath[0]).resolve()
        if not Path(filename).resolve().is_relative_to(root):
            raise TemplateNotFound(template)
        return text, filename, fresh


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses, beyond escapes, the operators that can fill the memory; knows what was read."""

    intercepted_binops = frozenset({"*", "**"})
    code_generator_class = Located

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.read: set[str] = set()
        self.named: dict[int, str] = {}
        """The templates that were ever asked for, by the number that the marks of lines bear."""
        self._safe: dict[tuple[type, str], bool] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return a template, and note its name; `include` and `import` ask for theirs here."""
        asked = str(getattr(name, "name", name))
        self.read.add(asked)
        self.named[number_of(asked)] = asked
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return the first template that exists, and note all the names: each may exist one day."""
        names = [*names]
        self.read.update(str(getattr(name, "name", name)) for name in names)
        return super().select_template(names, parent, globals)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may read an attribute; the answer depends on the kind alone."""
        asked = type(obj), attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def call(self, context: Context, called: Any, *args: Any, **options: Any) -> Any:
        found = super().call(context, called, *args, **options)
        return computed(found, args, options) if type(found) in _COMPUTED else found

    @staticmethod
    def joined(parts: tuple[Any, ...]) -> Any:
        """Return parts joined into one text, which knows the values that it says."""
        return computed(markup_join(parts), parts)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Multiply numbers; repeat nothing, raise to no power."""
        if operator == "**" or not all(isinstance(n, int | Decimal) for n in (left, right)):
            raise SecurityError(f"l’opérateur « {operator} » n’est pas admis ici")
        return super().call_binop(context, operator, left, right)


class Templates:
    """The templates of one folder, with the filters and functions they may call."""

    def __init__(
        self,
        folder: Path,
        filters: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Any],
    ) -> None:
        self._folder = folder
        self._slots = Slots()
        self._origins: dict[tuple[str, int], Origin] = {}
        self._environment = _Sandbox(
            loader=_Loader(folder),
            bytecode_cache=Compiled(),
            optimized=False,
            undefined=StrictUndefined,
            autoescape=True,
            finalize=self._keep,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # `{#id}` is how a title gives its identifier.
            comment_start_string="{##",
            comment_end_string="##}",
        )
        self._environment.filters.update(filters)
        self._environment.globals.update(functions)

    @property
    def read(self) -> set[str]:
        """The names of the templates that were asked for; whoever wants to know may clear it."""
        return self._environment.read

    def render(self, name: str, context: Mapping[str, Any]) -> tuple[str, Slots]:
        """Return the Markdown of a template and the values it printed.

        Raises SourceError with the file and line of the template at fault.
        """
        self._slots = Slots(self._of_mark)
        try:
            text = self._environment.get_template(name).render(context)
        except TemplateSyntaxError as error:
            raise SourceError([self._syntax(error)]) from error
        except TemplateNotFound as error:
            place = Place(self.place(name).file)
            message = f"le gabarit « {error.name} » n’existe pas"
            raise SourceError([Problem(place, "gabarit-absent", message)]) from error
        except Exception as error:
            raise SourceError([self._failure(name, error, context)]) from error
        return text, self._slots

    def place(self, name: str, line: int = 0) -> Place:
        """Return the place of a line of a template, as a user sees the file."""
        return place_of(self._folder / name, line)

    # Asking for the context keeps Jinja from printing constants once and for all at compilation.
    @pass_context
    def _keep(self, _: Context, gabarit: str, line: int, value: Any) -> Any:
        if isinstance(value, (StrictUndefined, Markup)):
            return value
        if isinstance(value, Undefined):
            return Markup("")  # « x if y » without « else » prints nothing
        if value is None:
            raise ValueError("valeur peut-être inconnue : ajoutez | attendu('ce qui manque')")
        if isinstance(value, bool) or not isinstance(value, _PRINTED):
            kind = type(value).__name__
            raise ValueError(f"une valeur de type {kind} ne s’imprime pas sans filtre")
        return Markup(self._slots.keep(value, self._origin(gabarit, line)))

    def _of_mark(self, number: int, line: int) -> Origin:
        return self._origin(self._environment.named[number], line)

    def _origin(self, gabarit: str, line: int) -> Origin:
        """Return the origin of what a line of a template prints."""
        known = self._origins.get((gabarit, line))
        if known is None:
            known = self._origins[gabarit, line] = Origin((self.place(gabarit, line),))
        return known

    def _syntax(self, error: TemplateSyntaxError) -> Problem:
        place = self.place(error.name or "", error.lineno)
        return Problem(place, "gabarit-syntaxe", f"syntaxe du gabarit : {error.message}")

    def _failure(self, name: str, error: Exception, context: Mapping[str, Any]) -> Problem:
        place = self._line_of(name, error)
        if isinstance(error, UndefinedError):
            word = str(error.message).split("'")
            known = [*context, *map(str, self._environment.globals)]
            hint = nearest(word[-2], {*known} - {word[-2]}) if len(word) > 1 else ""
            name = word[-2] if len(word) > 1 else str(error.message)
            return Problem(place, "gabarit-inconnu", f"le nom « {name} » est inconnu ici", hint)
        if isinstance(error, MarkdownError):
            return Problem(place, error.code, str(error))
        message = str(error) if isinstance(error, ValueError | TemplateError) else repr(error)
        return Problem(place, "gabarit-erreur", f"le gabarit échoue : {message}")

    def _line_of(self, name: str, error: Exception) -> Place:
        frames = traceback.extract_tb(error.__traceback__)
        folder = str(self._folder)
        for frame in reversed(frames):
            if frame.filename.startswith(folder):
                return self.place(str(Path(frame.filename).relative_to(folder)), frame.lineno or 0)
        return self.place(name)
