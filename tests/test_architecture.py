"""The plan of the house: imports go one way, from the command down to the problems."""

import ast
from graphlib import CycleError, TopologicalSorter
from pathlib import Path
from statistics import median

PACKAGE = Path(__file__).parent.parent / "ctg_docs"

# Who may import whom: a room imports only rooms that stand lower.
LAYERS = [
    {"__main__", "__init__"},
    {"api", "cli"},
    {"atelier"},
    {"pipeline"},
    {"importing"},
    {"building", "writing", "composing", "checks", "starting", "signing"},
    {"document", "model"},
    {"french", "reference", "reading"},
    {"compiled", "defects", "garbage", "hashing", "machine", "matching", "suggestions"},
    {"problems"},
    {"frozen", "lines", "version"},
]
LEVEL = {room: level for level, rooms in enumerate(LAYERS) for room in rooms}
# Inside `composing`: a floor imports only floors that stand lower.
FLOORS = ["house", "vocabulary", "facts", "families", "composer.py"]
# `writing` draws a tree and knows nothing of conventions.
WRITING_MAY_IMPORT = {"writing", "document", "french", "compiled", "lines", "problems"}
# Modules of `writing` that are no format: what several formats share.
SHARED_BY_FORMATS = {"office", "charts", "maps", "pages", "markup"}
# In lines; half of the functions have no more than the usual.
LONGEST_MODULE, LONGEST_FUNCTION, USUAL_FUNCTION = 300, 45, 6
# What a document may hold is read in one place, however many kinds there are.
VOCABULARY = "document/nodes.py"


def imported(path):
    """The modules and names that a file asks for, inside functions and type checks too."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def edges():
    for path in sorted(PACKAGE.rglob("*.py")):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for name in imported(path):
            parts = name.split(".")
            if parts[0] == "ctg_docs":
                target = parts[1] if len(parts) > 1 and parts[1] in LEVEL else "__init__"
                yield path.relative_to(PACKAGE), room, target


def modules():
    """Each module of the package by its dotted name, with those that it imports."""
    paths = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts): path
        for path in PACKAGE.rglob("*.py")
    }
    paths = {name.removesuffix(".__init__"): path for name, path in paths.items()}
    return {
        name: {module_of(asked, paths) for asked in imported(path)} - {None, name}
        for name, path in paths.items()
    }


def module_of(asked, known):
    """The module that holds a name, None for one of another package."""
    return next((m for m in (asked, asked.rpartition(".")[0]) if m in known), None)


def test_no_import_climbs():
    climbing = [
        f"{path}: {room} imports {target}"
        for path, room, target in edges()
        if room != target and LEVEL[target] <= LEVEL[room]
    ]
    assert climbing == []


def test_no_module_imports_one_that_imports_it():
    try:
        order = list(TopologicalSorter(modules()).static_order())
    except CycleError as error:
        order = error.args[1]
        raise AssertionError(" → ".join(reversed(order))) from None
    assert len(order) == len(modules())


def test_composing_is_built_floor_on_floor():
    room = PACKAGE / "composing"
    climbing = []
    for path in sorted(room.rglob("*.py")):
        own = path.relative_to(room).parts[0]
        for name in imported(path):
            parts = name.split(".")
            if parts[:2] != ["ctg_docs", "composing"] or own == "__init__.py":
                continue
            target = "composer.py" if parts[2] == "composer" else parts[2]
            if own != target and FLOORS.index(target) >= FLOORS.index(own):
                climbing.append(f"{path.relative_to(room)} imports {target}")
    assert climbing == []


def test_a_family_of_documents_knows_no_other():
    families = PACKAGE / "composing" / "families"
    crossing = [
        f"{path.relative_to(families)} imports {name}"
        for path in sorted(families.rglob("*.py"))
        for name in imported(path)
        if name.startswith("ctg_docs.composing.families.")
        and name.split(".")[3] != path.relative_to(families).parts[0]
    ]
    assert crossing == []


def test_a_family_is_named_as_its_folder_of_templates():
    families = {path.name for path in (PACKAGE / "composing" / "families").iterdir()}
    folders = {path.name for path in (PACKAGE.parent / "templates").iterdir()}
    assert families - {"__init__.py", "__pycache__"} <= folders


def test_writers_know_only_the_tree():
    strangers = [
        f"{path} imports {target}"
        for path, room, target in edges()
        if room == "writing" and target not in WRITING_MAY_IMPORT
    ]
    assert strangers == []


def test_no_format_imports_another_but_what_holds_a_page_of_html():
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
                if target != "html" or own not in ("pdf", "mail"):
                    crossing.append(f"{own} imports {target}")
    assert crossing == []


def test_modules_stay_short_but_the_vocabulary_of_nodes():
    """A long module has more than one noun: it splits by them."""
    lines = {
        str(path.relative_to(PACKAGE)): path.read_text(encoding="utf-8").count("\n")
        for path in PACKAGE.rglob("*.py")
    }
    long = {name: count for name, count in lines.items() if count > LONGEST_MODULE}
    assert set(long) == {VOCABULARY}, long


def test_functions_stay_short():
    lengths = {
        f"{path.relative_to(PACKAGE)}:{node.name}": (node.end_lineno or 0) - node.lineno + 1
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    }
    long = {name: count for name, count in lengths.items() if count > LONGEST_FUNCTION}
    assert not long
    assert median(lengths.values()) <= USUAL_FUNCTION


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
