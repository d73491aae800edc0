"""The sandbox of templates: they read what values declare, call what they are offered, and end."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import wraps
from types import BuiltinMethodType, MethodType
from typing import Any

from jinja2 import StrictUndefined, Template, Undefined
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import Context, Macro, markup_join
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace, missing

from ctg_docs.composing.vocabulary.allowance import (
    ITEMS,
    check_items,
    check_number,
    check_signs,
)
from ctg_docs.composing.vocabulary.faults import MISUSE, GabaritError, misused
from ctg_docs.composing.vocabulary.jinja_words import KEPT_FILTERS, KEPT_TESTS, check_words
from ctg_docs.composing.vocabulary.lazy import Lazy
from ctg_docs.composing.vocabulary.located import Located, number_of
from ctg_docs.composing.vocabulary.readable import readable
from ctg_docs.composing.vocabulary.rendering import RENDERING
from ctg_docs.reading.origins import computed

# What a call may give that remembers from which values it was computed.
_COMPUTED = frozenset((str, int, Decimal, date))
_NUMBERS = (int, Decimal)
_INDEXED = (str, list, tuple, Mapping)


class _Names(Context):
    """The names of a template, each computed when it is asked for."""

    def resolve_or_missing(self, key: str) -> Any:
        """Return the value of a name, Jinja's `missing` for an unknown one."""
        found = super().resolve_or_missing(key)
        return found.value if isinstance(found, Lazy) else found


class Unknown(StrictUndefined):
    """An unknown name; an attribute that exists and fails is no unknown name."""

    __slots__ = ()

    def __init__(
        self, hint: Any = None, obj: Any = missing, name: Any = None, exc: Any = UndefinedError
    ) -> None:
        super().__init__(hint, obj, name, exc)
        if isinstance(name, str) and readable(type(obj), name) and hasattr(type(obj), name):
            getattr(obj, name)


class Sandbox(ImmutableSandboxedEnvironment):
    """Gives templates what they are offered; tells what was read."""

    intercepted_binops = frozenset({"+", "*", "%", "**"})
    context_class = _Names
    code_generator_class = Located

    def __init__(
        self,
        filters: Mapping[str, Callable[..., Any]],
        functions: Mapping[str, Any],
        **options: Any,
    ) -> None:
        super().__init__(**options)
        self.named: dict[int, str] = {}
        """The templates that were ever asked for, by the number that the marks of lines bear."""
        self.filters = {name: _weighing(f) for name, f in {**KEPT_FILTERS, **filters}.items()}
        self.tests = dict(KEPT_TESTS)
        self.globals = {**functions, "namespace": Namespace, "range": _range}
        self._offered = frozenset(map(id, self.globals.values()))
        self._readable: dict[tuple[type, str], bool] = {}

    def get_template(self, name: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return a template, and note its name; `include` and `import` ask for theirs here."""
        RENDERING.get().allowance.spend()
        self.named[number_of(_asked(name))] = _asked(name)
        return super().get_template(name, parent, globals)

    def select_template(self, names: Any, parent: Any = None, globals: Any = None) -> Template:
        """Return the first template that exists, and note all the names: each may exist one day."""
        names = [*names]
        for name in names:
            _asked(name)
        return super().select_template(names, parent, globals)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """Return the attribute that a value declares under a name, or its item of that key."""
        asked = type(obj), attribute
        known = self._readable.get(asked)
        if known is None:
            known = self._readable[asked] = readable(*asked)
        if known:
            try:
                return getattr(obj, attribute)
            except AttributeError:
                pass
        if isinstance(obj, Mapping) and attribute in obj:
            return obj[attribute]
        return self._absent(obj, attribute, known=known)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return an item of a list, a text or a mapping; of any other value, what it declares."""
        if isinstance(obj, _INDEXED):
            try:
                return obj[argument]
            except (TypeError, LookupError):
                pass
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if isinstance(argument, str):
            return self.getattr(obj, str(argument))
        return self.undefined(obj=obj, name=argument)

    def _absent(self, obj: Any, attribute: str, *, known: bool) -> Any:
        if isinstance(obj, Undefined):
            return obj._fail_with_undefined_error()
        if not known and (attribute.startswith("_") or hasattr(type(obj), attribute)):
            return self.unsafe_undefined(obj, attribute)
        return self.undefined(obj=obj, name=attribute)

    def unsafe_undefined(self, obj: Any, attribute: str) -> Undefined:
        """Return the undefined value that stands for an attribute that no template may read."""
        hint = f"« {attribute} » ne se lit pas dans un modèle"
        return self.undefined(hint, name=attribute, exc=SecurityError)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """Tell whether a template may read an attribute; the answer depends on the kind alone."""
        return readable(type(obj), attr)

    def is_safe_callable(self, obj: Any) -> bool:
        """Tell whether a template may call a value: it was offered, or a value declares it."""
        if id(obj) in self._offered or type(obj) is Macro or isinstance(obj, Undefined):
            return True
        if isinstance(obj, MethodType | BuiltinMethodType):
            owner = obj.__self__
            if not isinstance(owner, type) and readable(type(owner), obj.__name__):
                return True
        return RENDERING.get().offers(obj)

    def call(self, context: Context, called: Any, *args: Any, **options: Any) -> Any:
        """Return the result of a call, which knows from which values it was computed."""
        # Jinja hands over its own variables too; nothing that is offered asks for them.
        options.pop("_loop_vars", None)
        options.pop("_block_vars", None)
        allowance = RENDERING.get().allowance
        allowance.spend()
        if not self.is_safe_callable(called):
            raise SecurityError("ce qui est appelé ne s’appelle pas dans un modèle")
        allowance.weights.check((*args, *options.values()))
        if type(called) is Macro:
            return called(context.eval_ctx, *args, **options)
        try:
            found = called(*args, **options)
        except MISUSE as error:
            if fault := misused(called, args, options, error):
                raise fault from error
            raise
        if type(found) not in _COMPUTED:
            return found
        return computed(found, *args, *options.values())

    def joined(self, parts: tuple[Any, ...]) -> Any:
        """Return parts joined into one text, which knows the values that it says."""
        known = [part for part in parts if type(part) is not Undefined]  # « x if y », y being false
        check_words(known)
        check_signs(sum([len(part) for part in known if isinstance(part, str)]))
        return computed(markup_join(known), known)

    @staticmethod
    def weighed(made: Any) -> Any:
        """Return a list or a mapping that a template writes, once what it holds is counted."""
        RENDERING.get().allowance.weights.check((made,))
        return made

    def turned(self, values: Iterable[Any]) -> Iterable[Any]:
        """Return the values of a loop, whose turns are counted."""
        iter(values)  # what is no list is told at the line of the loop
        return RENDERING.get().allowance.turned(values)

    @staticmethod
    def concat(parts: Iterable[str]) -> str:
        """Return the words of a template, of a macro or of a block."""
        known = [*parts]
        try:
            check_signs(sum(map(len, known)))
            return "".join(known)
        except TypeError as error:  # Jinja lets a block « filter » give anything
            raise GabaritError("un bloc « filter » doit donner du texte") from error

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Compute with numbers, add texts and lists; repeat nothing, raise to no power."""
        if operator != "**" and isinstance(left, _NUMBERS) and isinstance(right, _NUMBERS):
            check_number(left)
            check_number(right)
        elif operator == "+" and isinstance(left, str) and isinstance(right, str):
            check_signs(len(left) + len(right))
        elif operator == "+" and isinstance(left, list | tuple) and isinstance(right, list | tuple):
            check_items(len(left) + len(right))
        else:
            raise SecurityError(f"l’opérateur « {operator} » n’est pas admis ici")
        return self.binop_table[operator](left, right)


def _weighing(function: Callable[..., Any]) -> Callable[..., Any]:
    """Have a filter count what it is given, whose parts it may walk."""

    @wraps(function)
    def filtered(*args: Any, **options: Any) -> Any:
        RENDERING.get().allowance.weights.check((*args, *options.values()))
        return function(*args, **options)

    return filtered


def _asked(name: Any) -> str:
    """Return the name of a template that is asked for, and note it."""
    asked = name.name if isinstance(name, Template) else name
    if not isinstance(asked, str):
        raise GabaritError("un modèle se demande par son nom, écrit entre guillemets")
    RENDERING.get().gabarits.add(asked)
    return asked


def _range(*bounds: int) -> range:
    """Return whole numbers in order."""
    found = range(*bounds)
    check_items(len(found[: ITEMS + 1]))
    return found
