"""Handlers of the errors that stop an answer: what is told then, under which code."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from ctg_docs.atelier.absent import AbsentError
from ctg_docs.atelier.answers import refusal
from ctg_docs.atelier.desk import OutdatedError, StaleError
from ctg_docs.atelier.refusals import refused
from ctg_docs.machine import refusal as machine_refusal
from ctg_docs.problems import SourceError


def _refused(request: Request, error: Exception) -> Response:
    """Answer what the server itself refuses: an address, a way of asking, a length."""
    code = error.status_code if isinstance(error, HTTPException) else 500
    return refused(request.headers, code)


def _unknown(request: Request, error: Exception) -> Response:
    return refused(request.headers, 404)


def _stale(request: Request, error: Exception) -> Response:
    if not isinstance(error, StaleError):
        raise error
    message = "Cette information a changé ailleurs entre-temps : rien n’est écrit."
    return JSONResponse(
        {"message": message, "adresse": error.address, "ailleurs": error.current}, 409
    )


def _outdated(request: Request, error: Exception) -> Response:
    return JSONResponse({"message": "Vous avez écrit entre-temps : la réponse suivra."}, 409)


def _problems(request: Request, error: Exception) -> Response:
    return refused(request.headers, 422, refusal(error)["message"])


def _machine(request: Request, error: Exception) -> Response:
    known = machine_refusal(error)
    if known is None:
        raise error
    return refused(request.headers, 503, str(known))


HANDLERS: Mapping[type[Exception], Callable[[Request, Exception], Response]] = {
    AbsentError: _unknown,
    StaleError: _stale,
    OutdatedError: _outdated,
    SourceError: _problems,
    OSError: _machine,
    HTTPException: _refused,
    Exception: _refused,
}
