"""The plan of the house: imports go one way, from the command down to the problems."""

import ast
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "ctg_docs"

# Who may import whom: a room imports only rooms that stand lower.
LAYERS = [
    {"__main__"},
    {"cli"},
    {"pipeline"},
    {"building", "writing", "composing", "checks", "starting", "signing"},
    {"document", "model"},
    {"french", "reference", "reading"},
    {"problems", "__init__"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
# `writing` draws a tree and knows nothing of conventions.
WRITING_MAY_IMPORT = {"writing", "document", "french", "problems", "__init__"}
# Rooms of `writing` that are no format: what several formats share.
SHARED_BY_FORMATS = {"office", "charts", "pages"}


def edges():
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = []
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            for name in names:
                parts = name.split(".")
                if parts[0] == "ctg_docs":
                    yield path.relative_to(PACKAGE), room, (parts[1:] or ["__init__"])[0]


def test_no_import_climbs():
    climbing = [
        f"{path}: {room} imports {target}"
        for path, room, target in edges()
        if room != target and LEVEL[target] <= LEVEL[room]
    ]
    assert climbing == []


def test_writers_know_only_the_tree():
    strangers = [
        f"{path} imports {target}"
        for path, room, target in edges()
        if room == "writing" and target not in WRITING_MAY_IMPORT
    ]
    assert strangers == []


def test_no_format_imports_another_but_pdf_html():
    crossing = []
    for path in sorted((PACKAGE / "writing").rglob("*.py")):
        own = path.relative_to(PACKAGE / "writing").parts[0]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith(
                "ctg_docs.writing."
            ):
                target = (node.module or "").split(".")[2]
                if target in {own} | SHARED_BY_FORMATS or own == "formats.py":
                    continue
                if (own, target) != ("pdf", "html"):
                    crossing.append(f"{own} imports {target}")
    assert crossing == []


def test_every_room_of_the_plan_is_in_the_layers():
    rooms = {
        path.name.removesuffix(".py") for path in PACKAGE.iterdir() if path.suffix in ("", ".py")
    }
    assert rooms - {"__pycache__", "templates"} == set(LEVEL)


def test_tests_can_be_collected_together():
    """Two modules of one name, or helpers kept in a `conftest`, would hide one another."""
    tests = Path(__file__).parent
    modules = [p for p in tests.rglob("*.py") if p.stem not in ("conftest", "__init__", "__main__")]
    names = [path.stem for path in modules]
    assert sorted(names) == sorted(set(names))
    borrowed = [
        path
        for path in modules
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.ImportFrom) and node.module == "conftest"
    ]
    assert borrowed == []
