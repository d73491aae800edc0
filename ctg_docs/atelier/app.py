"""The pages and the answers of the atelier, over a workshop."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from pydantic import ValidationError
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import (
    FileResponse,
    HTMLResponse,
    JSONResponse,
    RedirectResponse,
    Response,
)
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ctg_docs.atelier.absent import AbsentError
from ctg_docs.atelier.addresses import AddressError, address_of, path_of
from ctg_docs.atelier.answers import outcome, standing
from ctg_docs.atelier.desk import Desk
from ctg_docs.atelier.drawing import draw
from ctg_docs.atelier.gates import SHOWN_PAGE, SHOWN_PDF
from ctg_docs.atelier.gestures import GESTURES
from ctg_docs.atelier.handlers import HANDLERS
from ctg_docs.atelier.pages import PUBLIC, part_page, table_page, title_of
from ctg_docs.atelier.parts import PARTS, part_named, part_of
from ctg_docs.atelier.progress import progress
from ctg_docs.atelier.renewal import ShownPage, changes
from ctg_docs.atelier.search import search
from ctg_docs.atelier.tables import table_named
from ctg_docs.atelier.uploads import DOCUMENTS, TAKEN, kept, take, uploaded
from ctg_docs.atelier.views import page_path
from ctg_docs.atelier.workshop import COMPARED, Workshop, shown_documents
from ctg_docs.starting.place import PlaceError
from ctg_docs.writing.pages.pictures import SVG

_GIVEN = 4
"""Pages that browsers may still show, and are renewed in part: a megabyte each."""
_STOPPED = "Les erreurs à corriger empêchent de montrer ce document."
_NOTHING = "Ce territoire n’a pas encore de quoi faire ce document."


def application(workshop: Workshop) -> Starlette:
    """Return the application; the gates stand before it."""
    routes = _Routes(workshop)
    asked = "/t/{nom}"
    return Starlette(
        routes=[
            Route("/", routes.home),
            Route("/chercher", routes.search),
            Route("/creer", routes.create, methods=["POST"]),
            Route("/exemple", routes.example, methods=["POST"]),
            Route(asked + "/pouls", routes.pulse),
            Route(asked + "/etat", routes.state),
            Route(asked + "/avancement", routes.progress),
            Route(asked + "/gestes/{geste}", routes.gesture, methods=["POST"]),
            Route(asked + "/apercu/{document}/{rang:int}", routes.preview),
            Route(asked + "/pages/{document}/{rang:int}", routes.sheets),
            Route(asked + "/pages/{document}/{rang:int}/{page:int}.svg", routes.sheet),
            Route(asked + "/pdf/{document}/{rang:int}", routes.pdf),
            Route(asked + "/noms/{document}", routes.names),
            Route(asked + "/construire", routes.build, methods=["POST"]),
            Route(asked + "/comparer", routes.compare, methods=["POST"]),
            Route(asked + "/reprise", routes.take, methods=["POST"]),
            Route(asked + "/fichiers/{fichier:path}", routes.file),
            Route(asked + "/aller", routes.place),
            Route(asked + "/tableau/{tableau}", routes.table),
            Route(asked + "/{partie}", routes.part),
            Mount("/public", StaticFiles(directory=PUBLIC)),
        ],
        exception_handlers=HANDLERS,
    )


class _Routes:
    """Answers to each request; long ones leave the loop of the server."""

    def __init__(self, workshop: Workshop) -> None:
        self._workshop = workshop
        self._given: dict[str, ShownPage] = {}

    def home(self, request: Request) -> Response:
        desks = map(self._workshop.desk, self._workshop.territories)
        named = [(desk.folder.name, title_of(desk.read())) for desk in desks]
        return HTMLResponse(draw("accueil.html.j2", territoires=named, repris=TAKEN))

    def search(self, request: Request) -> Response:
        places, why = search(request.query_params.get("q", "")[:200])
        found = [{"code": code, "nom": name} for code, name in places]
        return JSONResponse({"lieux": found, "pourquoi": why})

    async def create(self, request: Request) -> Response:
        asked = await _body(request)
        try:
            name = await run_in_threadpool(self._workshop.create, str(asked.get("code", "")))
        except (PlaceError, FileExistsError) as error:
            return JSONResponse({"message": str(error)}, 409)
        return JSONResponse({"adresse": f"/t/{name}/{PARTS[0].name}"})

    async def example(self, request: Request) -> Response:
        await _body(request)
        try:
            name = await run_in_threadpool(self._workshop.example)
        except FileExistsError as error:
            return JSONResponse({"message": str(error)}, 409)
        return JSONResponse({"adresse": f"/t/{name}/{PARTS[0].name}"})

    def part(self, request: Request) -> Response:
        part = part_named(request.path_params["partie"])
        if part is None:
            raise AbsentError(request.url.path)
        desk = self._desk(request)
        sources = desk.read()
        asked = request.query_params.get("a", "")
        try:
            path = path_of(asked, sources.data) if asked else ()
        except AddressError:
            return RedirectResponse(f"/t/{desk.folder.name}/{part.name}", 303)
        return HTMLResponse(part_page(desk, sources, part, path))

    def table(self, request: Request) -> Response:
        table = table_named(request.path_params["tableau"])
        if table is None:
            raise AbsentError(request.url.path)
        desk = self._desk(request)
        return HTMLResponse(table_page(desk, desk.read(), table))

    def place(self, request: Request) -> Response:
        """Send to the page that shows an address, and to the field there."""
        desk = self._desk(request)
        data, address = desk.read().data, request.query_params.get("a", "")
        path = path_of(address, data)
        own = page_path(path, data)
        query = {"a": address_of(own, data), "vers": address} if own else {"vers": address}
        page = f"/t/{desk.folder.name}/{part_of(path).name}"
        return RedirectResponse(f"{page}?{urlencode(query)}", 303)

    def pulse(self, request: Request) -> Response:
        return JSONResponse({"empreinte": self._desk(request).read().fingerprint})

    def state(self, request: Request) -> Response:
        desk = self._desk(request)
        sources = desk.read()
        return JSONResponse(outcome(desk, sources, self._workshop.checked(sources).problems))

    def progress(self, request: Request) -> Response:
        return JSONResponse(progress(self._workshop, self._desk(request)))

    async def gesture(self, request: Request) -> Response:
        """Do a gesture; what is then to be corrected is asked for once the page shows it."""
        asked = await _body(request)
        return await run_in_threadpool(self._gesture, request, asked)

    def _gesture(self, request: Request, asked: dict[str, Any]) -> Response:
        desk = self._desk(request)
        kind = GESTURES.get(request.path_params["geste"])
        if kind is None:
            raise AbsentError(request.url.path)
        try:
            asked_for = kind.model_validate(asked)
        except ValidationError:
            raise HTTPException(400) from None
        made = asked_for.on(desk)
        return JSONResponse({**standing(desk, desk.read()), "fait": made})

    def preview(self, request: Request) -> Response:
        page = self._workshop.shown(self._desk(request), *_file(request))
        return self._shown(request, page) if page else self._unshown(request)

    def sheets(self, request: Request) -> Response:
        """Show the pages of a document as they print, their pictures one by one."""
        drawn = self._workshop.sheets(self._desk(request), *_file(request))
        if drawn is None:
            return self._unshown(request)
        return self._shown(request, ShownPage(drawn.page(request.url.path)))

    def _shown(self, request: Request, page: ShownPage) -> Response:
        """Give a page whole, or what changed in it since the one that the browser shows."""
        known = self._given.get(request.query_params.get("depuis", ""))
        self._given = dict([*self._given.items(), (page.name, page)][-_GIVEN:])
        if "depuis" in request.query_params:
            parts = changes(known, page) if known else None
            return JSONResponse({"page": page.name, "parties": parts})
        return HTMLResponse(page.named, headers={"content-security-policy": SHOWN_PAGE})

    def sheet(self, request: Request) -> Response:
        number = request.path_params["page"]
        picture = self._workshop.picture(self._desk(request), *_file(request), number)
        if picture is None:
            raise AbsentError(request.url.path)
        headers = {"content-security-policy": SHOWN_PAGE}
        return Response(picture, media_type=SVG, headers=headers)

    def pdf(self, request: Request) -> Response:
        pdf = self._workshop.pdf(self._desk(request), *_file(request))
        if pdf is None:
            return self._unshown(request)
        headers = {"content-security-policy": SHOWN_PDF}
        return Response(pdf, media_type="application/pdf", headers=headers)

    def _unshown(self, request: Request) -> Response:
        refused = self._workshop.typed(self._desk(request).read()).sound is None
        return HTMLResponse(draw("arret.html.j2", pourquoi=_STOPPED if refused else _NOTHING), 409)

    def names(self, request: Request) -> Response:
        made = self._workshop.composed(self._desk(request).read(), _document(request))
        return JSONResponse([piece.document.title for piece in made])

    async def build(self, request: Request) -> Response:
        asked = await _body(request)
        desk = self._desk(request)
        document = str(asked.get("document", ""))
        _known(document)
        name = desk.folder.name
        good, said = await run_in_threadpool(self._workshop.build, name, document)
        files = [one for one in self._workshop.files(name) if not one.startswith(f"{COMPARED}/")]
        return JSONResponse({"bon": good, "dit": said, "fichiers": files})

    async def take(self, request: Request) -> Response:
        """Tell what a workbook or a document gives; write it once that was read and wanted."""
        desk = self._desk(request)
        file = await uploaded(request, TAKEN)
        written = request.query_params.get("ecrire") == "oui"
        return JSONResponse(await run_in_threadpool(take, desk, *file, written=written))

    async def compare(self, request: Request) -> Response:
        """Compare with a document that was sent, and give the files whose changes are marked."""
        name = self._desk(request).folder.name
        file = await uploaded(request, DOCUMENTS)
        with kept(*file) as path:
            good, said = await run_in_threadpool(self._workshop.compare, name, path)
            said = said.replace(str(path), file[0])
        marked = [one for one in self._workshop.files(name) if one.startswith(f"{COMPARED}/")]
        return JSONResponse({"bon": good, "dit": said, "fichiers": marked if good else []})

    def file(self, request: Request) -> Response:
        name = self._desk(request).folder.name
        path = self._workshop.file(name, request.path_params["fichier"])
        return FileResponse(path, filename=path.name)

    def _desk(self, request: Request) -> Desk:
        return self._workshop.desk(request.path_params["nom"])


async def _body(request: Request) -> dict[str, Any]:
    """Return the object that a request holds; raises HTTPException for anything else."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        raise HTTPException(415)
    try:
        asked = await request.json()
    except ValueError:
        raise HTTPException(400) from None
    if not isinstance(asked, dict):
        raise HTTPException(400)
    return asked


def _document(request: Request) -> str:
    return _known(request.path_params["document"])


def _file(request: Request) -> tuple[str, int]:
    """Return the document that a request is about, and the rank of its file."""
    return _document(request), request.path_params["rang"]


def _known(document: str) -> str:
    if document not in [entree.id for entree in shown_documents()]:
        raise AbsentError(document)
    return document
