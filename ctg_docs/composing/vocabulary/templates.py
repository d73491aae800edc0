"""Templates: rendered in a sandbox, their values kept apart, their errors located."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeAlias, get_args

import jinja2
from jinja2 import (
    Environment,
    FileSystemLoader,
    TemplateError,
    TemplateSyntaxError,
    Undefined,
    pass_context,
)
from jinja2.exceptions import TemplateNotFound, UndefinedError
from jinja2.runtime import Context
from markupsafe import Markup

from ctg_docs.compiled import Compiled
from ctg_docs.composing.house.files import place_of
from ctg_docs.composing.vocabulary import allowance, jinja_words, sandbox
from ctg_docs.composing.vocabulary.allowance import Allowance
from ctg_docs.composing.vocabulary.cells import ChiffreCle, Intertitre, Rangee
from ctg_docs.composing.vocabulary.faults import ExcessError, GabaritError
from ctg_docs.composing.vocabulary.rendering import IN_A_BODY, RENDERING, Rendering
from ctg_docs.composing.vocabulary.sandbox import Sandbox, Unknown
from ctg_docs.composing.vocabulary.weight import TOO_MANY
from ctg_docs.document.markdown import MarkdownError
from ctg_docs.document.nodes import Block, Inline
from ctg_docs.document.slots import Slots
from ctg_docs.problems import Place, Problem, SourceError
from ctg_docs.reading.origins import Origin
from ctg_docs.suggestions import nearest

# Named once: a union written where it is asked for is built at each question.
_PRINTED = (str, int, tuple, *get_args(Inline), *get_args(Block))
_PARTS = frozenset((ChiffreCle, Intertitre, Rangee))
"""What is printed in the body of a call alone."""
_FAULTS = (TemplateError, GabaritError, MarkdownError)
"""What a template does wrong; any other error is its fault only if its own line raises it."""
_JINJA = str(Path(jinja2.__file__).parent)
_ENGINE = frozenset((__file__, sandbox.__file__, allowance.__file__, jinja_words.__file__))
"""What runs a template on behalf of its lines, with Jinja."""
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


class Templates:
    """The templates of one folder, with the filters and functions they may call."""

    def __init__(
        self,
        folder: Path,
        filters: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Any],
        allow: Callable[[], Allowance] = Allowance,
    ) -> None:
        self._folder = folder
        self._allow = allow
        self._origins: dict[tuple[str, int], Origin] = {}
        self._environment = Sandbox(
            filters,
            functions,
            loader=_Loader(folder),
            bytecode_cache=Compiled(),
            optimized=False,
            undefined=Unknown,
            autoescape=True,
            finalize=self._keep,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            # `{#id}` is how a title gives its identifier.
            comment_start_string="{##",
            comment_end_string="##}",
        )

    def render(self, name: str, names: Mapping[str, Any]) -> Rendering:
        """Return the rendering of a template; a name that is `Lazy` is computed if it is asked for.

        Raises SourceError with the file and line of the template at fault. What fails in the
        program is no fault of the template: it goes through as it is.
        """
        rendering = Rendering(Slots(self._of_mark), self._allow(), names=names)
        before = RENDERING.set(rendering)
        try:
            text = self._environment.get_template(name).render(names)
            if slot := rendering.excess(text):
                raise SourceError([_demesure(slot.origin.places[0], TOO_MANY)])
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
    def _keep(self, _: Context, gabarit: str, line: int, value: Any) -> str:
        """Return the token of a printed value, or the words that a template wrote."""
        if isinstance(value, Markup):
            return value
        if isinstance(value, Undefined):
            return str(value)  # an unknown name fails; « x if y » without « else » says nothing
        if value is None:
            raise GabaritError("valeur peut-être inconnue : ajoutez | attendu('ce qui manque')")
        if type(value) in _PARTS:
            if not IN_A_BODY.get():
                raise GabaritError("ceci ne s’écrit qu’entre {% call … %} et {% endcall %}")
        elif isinstance(value, bool) or not isinstance(value, _PRINTED):
            kind = type(value).__name__
            raise GabaritError(f"une valeur de type {kind} ne s’imprime pas sans filtre")
        rendering = RENDERING.get()
        rendering.allowance.weights.check((value,))
        return rendering.slots.keep(value, self.origin(gabarit, line))

    def _of_mark(self, number: int, line: int) -> Origin:
        return self.origin(self._environment.named[number], line)

    def origin(self, gabarit: str, line: int = 0) -> Origin:
        """Return the origin of what a line of a template prints, or a template as a whole."""
        known = self._origins.get((gabarit, line))
        if known is None:
            known = self._origins[gabarit, line] = Origin((self.place(gabarit, line),))
        return known

    def _syntax(self, error: TemplateSyntaxError) -> Problem:
        place = self.place(error.name or "", error.lineno)
        return Problem(place, "gabarit-syntaxe", f"syntaxe du gabarit : {error.message}")

    def _is_ours(self, error: Exception) -> bool:
        """Tell whether an error was raised by the program, rather than by a line of a template."""
        if isinstance(error, RecursionError | MemoryError):
            return False
        frames = [frame.filename for frame in traceback.extract_tb(error.__traceback__)]
        innermost = [f for f in frames if f not in _ENGINE and not f.startswith(_JINJA)]
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
            return Problem(place, error.code, str(error), error.hint)
        if isinstance(error, RecursionError):
            error = ExcessError("il s’appelle lui-même sans fin")
        if isinstance(error, MemoryError):
            error = ExcessError("la mémoire n’y suffit pas")
        if isinstance(error, ExcessError):
            return _demesure(place, str(error))
        message = str(error) if isinstance(error, _FAULTS) else repr(error)
        return Problem(place, "gabarit-erreur", f"le gabarit échoue : {message}")

    def _line_of(self, name: str, error: Exception) -> Place:
        frames = traceback.extract_tb(error.__traceback__)
        folder = str(self._folder)
        for frame in reversed(frames):
            if frame.filename.startswith(folder):
                return self.place(str(Path(frame.filename).relative_to(folder)), frame.lineno or 0)
        return self.place(name)


def _demesure(place: Place, why: str) -> Problem:
    return Problem(place, "gabarit-demesure", f"le gabarit demande trop : {why}")
