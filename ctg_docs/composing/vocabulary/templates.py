"""Templates: rendered in a sandbox, their values kept apart, their errors located."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cached_property, partial, wraps
from pathlib import Path
from typing import Any, TypeAlias, get_args

import jinja2
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
from jinja2.utils import missing
from markupsafe import Markup

from ctg_docs.compiled import Compiled
from ctg_docs.composing.house.files import place_of
from ctg_docs.composing.vocabulary.cells import ChiffreCle, Intertitre, Rangee, Valeur
from ctg_docs.composing.vocabulary.faults import GabaritError
from ctg_docs.composing.vocabulary.located import Located, number_of
from ctg_docs.composing.vocabulary.rendering import IN_A_BODY, RENDERING, Rendering
from ctg_docs.document.grammar import MarkdownError
from ctg_docs.document.nodes import Block, Inline
from ctg_docs.document.slots import Slots
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.reading.origins import Origin, computed
from ctg_docs.suggestions import nearest

# Named once: a union written where it is asked for is built at each question.
_PRINTED = (str, int, tuple, *get_args(Inline), *get_args(Block))
_PARTS = frozenset((ChiffreCle, Intertitre, Rangee))
"""What is printed in the body of a call alone."""
_FAULTS = (TemplateError, GabaritError, MarkdownError)
"""What a template does wrong; any other error is its fault only if its own line raises it."""
_JINJA = str(Path(jinja2.__file__).parent)
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


class Lazy:
    """A name that is computed when a template asks for it, once."""

    def __init__(self, compute: Callable[..., Any], *arguments: Any) -> None:
        self._compute = partial(compute, *arguments)

    @cached_property
    def value(self) -> Any:
        """The value of the name."""
        return self._compute()


def unless_unknown(function: Callable[..., Any]) -> Callable[..., Any]:
    """Let an unknown value go through a filter untouched, so that `attendu` can name it.

    What a filter gives knows from which values it was computed.
    """

    @wraps(function)
    def filtered(value: Any, *args: Any, **options: Any) -> Any:
        if value is None:
            return None
        found = function(value, *args, **options)
        if isinstance(found, Valeur):
            return replace(found, mots=computed(found.mots, value, *args))
        return computed(found, value, *args) if type(found) is str else found

    return filtered


class _Names(Context):
    """The names of a template, each computed when it is asked for."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name, Jinja's `missing` for an unknown one."""
        found = super().resolve_or_missing(key)
        return found.value if isinstance(found, Lazy) else found


class _Unknown(StrictUndefined):
    """An unknown name; an attribute that exists and fails is no unknown name."""

    __slots__ = ()

    def __init__(
        self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if isinstance(name, str) and hasattr(type(obj), name):
            getattr(obj, name)


class _Sandbox(ImmutableSandboxedEnvironment):
    """Refuses, beyond escapes, the operators that can fill the memory; tells what was read."""

    intercepted_binops = frozenset({"*", "**"})
    context_class = _Names
    code_generator_class = Located

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.named: dict[int, str] = {}
        """The templates that were ever asked for, by the number that the marks of lines bear."""
        self._safe: dict[tuple[type, str], bool] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return a template, and note its name; `include` and `import` ask for theirs here."""
        asked = str(getattr(name, "name", name))
        RENDERING.get().gabarits.add(asked)
        self.named[number_of(asked)] = asked
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return the first template that exists, and note all the names: each may exist one day."""
        names = [*names]
        RENDERING.get().gabarits.update(str(getattr(name, "name", name)) for name in names)
        return super().select_template(names, parent, globals)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may read an attribute; the answer depends on the kind alone."""
        asked = type(obj), attr
        if asked not in self._safe:
            self._safe[asked] = super().is_safe_attribute(obj, attr, value)
        return self._safe[asked]

    def call(self, context: Context, called: Any, *args: Any, **options: Any) -> Any:
        found = super().call(context, called, *args, **options)
        if type(found) not in _COMPUTED:
            return found
        return computed(found, *args, *options.values())

    @staticmethod
    def joined(parts: tuple[Any, ...]) -> Any:
        """Return parts joined into one text, which knows the values that it says."""
        known = [part for part in parts if type(part) is not Undefined]  # « x if y », y being false
        return computed(markup_join(known), known)

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
        self._origins: dict[tuple[str, int], Origin] = {}
        self._environment = _Sandbox(
            loader=_Loader(folder),
            bytecode_cache=Compiled(),
            optimized=False,
            undefined=_Unknown,
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

    def render(self, name: str, names: Mapping[str, Any]) -> Rendering:
        """Return the rendering of a template; a name that is `Lazy` is computed if it is asked for.

        Raises SourceError with the file and line of the template at fault. What fails in the
        program is no fault of the template: it goes through as it is.
        """
        rendering = Rendering(Slots(self._of_mark))
        before = RENDERING.set(rendering)
        try:
            text = self._environment.get_template(name).render(names)
        except TemplateSyntaxError as error:
            raise SourceError([self._syntax(error)]) from error
        except TemplateNotFound as error:
            place = Place(self.place(name).file)
            message = f"le gabarit « {error.name} » n’existe pas"
            raise SourceError([Problem(place, "gabarit-absent", message)]) from error
        except _FAULTS as error:
            raise SourceError([self._failure(name, error, names)]) from error
        except Exception as error:
            if self._is_ours(error):
                raise
            raise SourceError([self._failure(name, error, names)]) from error
        finally:
            RENDERING.reset(before)
        return replace(rendering, text=text)

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
            raise GabaritError("valeur peut-être inconnue : ajoutez | attendu('ce qui manque')")
        if type(value) in _PARTS:
            if not IN_A_BODY.get():
                raise GabaritError("ceci ne s’écrit qu’entre {% call … %} et {% endcall %}")
        elif isinstance(value, bool) or not isinstance(value, _PRINTED):
            kind = type(value).__name__
            raise GabaritError(f"une valeur de type {kind} ne s’imprime pas sans filtre")
        slots = RENDERING.get().slots
        return Markup(slots.keep(value, self._origin(gabarit, line)))

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

    def _is_ours(self, error: Exception) -> bool:
        """Tell whether an error was raised by the program, rather than by a line of a template."""
        frames = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        innermost = [name for name in frames if name != __file__ and not name.startswith(_JINJA)]
        return not (innermost and innermost[-1].startswith(str(self._folder)))

    def _failure(self, name: str, error: Exception, names: Mapping[str, Any]) -> Problem:
        place = self._line_of(name, error)
        if isinstance(error, UndefinedError):
            word = str(error.message).split("'")
            known = [*names, *map(str, self._environment.globals)]
            hint = nearest(word[-2], {*known} - {word[-2]}) if len(word) > 1 else ""
            name = word[-2] if len(word) > 1 else str(error.message)
            return Problem(place, "gabarit-inconnu", f"le nom « {name} » est inconnu ici", hint)
        if isinstance(error, MarkdownError):
            return Problem(place, error.code, str(error))
        message = str(error) if isinstance(error, _FAULTS) else repr(error)
        return Problem(place, "gabarit-erreur", f"le gabarit échoue : {message}")

    def _line_of(self, name: str, error: Exception) -> Place:
        frames = traceback.extract_tb(error.__traceback__)
        folder = str(self._folder)
        for frame in reversed(frames):
            if frame.filename.startswith(folder):
                return self.place(str(Path(frame.filename).relative_to(folder)), frame.lineno or 0)
        return self.place(name)
