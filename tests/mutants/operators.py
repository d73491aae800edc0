"""Every small fault that may be put in a module, each at its place."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from copy import copy
from pathlib import Path
from typing import NamedTuple

_COMPARED = {
    ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq,
    ast.Lt: ast.LtE,
    ast.LtE: ast.Lt,
    ast.Gt: ast.GtE,
    ast.GtE: ast.Gt,
    ast.Is: ast.IsNot,
    ast.IsNot: ast.Is,
    ast.In: ast.NotIn,
    ast.NotIn: ast.In,
}
_COMPUTED = {
    ast.Add: ast.Sub,
    ast.Sub: ast.Add,
    ast.Mult: ast.FloorDiv,
    ast.Div: ast.Mult,
    ast.FloorDiv: ast.Mult,
    ast.Mod: ast.Mult,
    ast.BitOr: ast.BitAnd,
    ast.BitAnd: ast.BitOr,
}
_JOINED = {ast.And: ast.Or, ast.Or: ast.And}


class Mutant(NamedTuple):
    """One fault: the kind, the file, the line, what stood there, what stands there now.

    `start` and `end` are places in the bytes of the file.
    """

    kind: str
    path: Path
    line: int
    start: int
    end: int
    before: str
    after: str

    @property
    def last(self) -> int:
        """The last line of what stood there."""
        return self.line + self.before.count("\n")

    def applied(self, content: bytes) -> bytes:
        """Return the bytes of the file with the fault in them."""
        return content[: self.start] + self.after.encode() + content[self.end :]

    def __str__(self) -> str:
        before, after = (" ".join(text.split()) for text in (self.before, self.after))
        return f"{self.path.as_posix()}:{self.line} ({self.kind}) {before} → {after}"


def mutants(path: Path, content: bytes) -> Iterator[Mutant]:
    """Yield every fault that may be put in a file, shown as `path`."""
    starts = [0]
    for line in content.split(b"\n"):
        starts.append(starts[-1] + len(line) + 1)
    for node in _run(ast.parse(content)):
        for kind, after in _faults(node):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[node.end_lineno - 1] + node.end_col_offset
            before = content[start:end].decode()
            yield Mutant(kind, path, node.lineno, start, end, before, after)


def _run(node: ast.AST) -> Iterator[ast.AST]:
    """Yield what runs: neither what types say, nor docstrings, nor the parts of an f-string."""
    yield node
    if isinstance(node, ast.JoinedStr):
        return
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "type_params"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_idle(child):
                yield from _run(child)


def _is_idle(node: ast.AST) -> bool:
    """Say whether a statement does nothing when the program runs."""
    if isinstance(node, ast.If):
        return isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _faults(node: ast.AST) -> Iterator[tuple[str, str]]:
    """Yield the kind of each fault of a node, and the text that takes its place."""
    match node:
        case ast.Compare(ops=[op]) if type(op) in _COMPARED:
            yield "comparaison", _changed(node, ops=[_COMPARED[type(op)]()])
        case ast.BoolOp(op=op):
            yield "booléen", _changed(node, op=_JOINED[type(op)]())
        case ast.UnaryOp(op=ast.Not()):
            yield "booléen", f"({ast.unparse(node.operand)})"
        case ast.IfExp():
            yield "booléen", _changed(node, body=node.orelse, orelse=node.body)
        case ast.BinOp(op=op) if type(op) in _COMPUTED:
            yield "arithmétique", _changed(node, op=_COMPUTED[type(op)]())
        case ast.Constant(value=bool() as value):
            yield "constante", repr(not value)
        case ast.Constant(value=int() as value):
            yield "constante", repr(value + 1)
        case ast.Constant(value=str() as value) if value:
            yield "constante", '""'
        case ast.Return(value=ast.expr() as value):
            if not (isinstance(value, ast.Constant) and value.value is None):
                yield "retour", "return None"
        case ast.Expr(value=ast.Call()) | ast.AugAssign() | ast.Raise():
            yield "instruction", "pass"


def _changed(node: ast.expr, **fields: object) -> str:
    other = copy(node)
    for name, value in fields.items():
        setattr(other, name, value)
    return f"({ast.unparse(other)})"
