"""Documents of a convention territoriale globale, from structured sources.

From Python, three functions do what the commands do: `verifier`, `construire`, `comparer` (see
`ctg_docs.api`). Importing the package loads none of them before it is named.
"""

from typing import TYPE_CHECKING, Any

from ctg_docs import version

if TYPE_CHECKING:
    from ctg_docs.api import comparer, construire, verifier

__version__ = version.VERSION
__all__ = ["__version__", "comparer", "construire", "verifier"]


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from ctg_docs import api  # noqa: PLC0415 - a command, which names none, starts at once

    return getattr(api, name)


def __dir__() -> list[str]:
    return __all__
