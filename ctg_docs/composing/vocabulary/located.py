"""Templates compiled so that their words, and what they print, know the line they come from."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame

from ctg_docs.document import slots
from ctg_docs.document.slots import marked


def _seal() -> str:
    """Return the fingerprint of what is written into a compiled template beside its own words."""
    written = b"".join(Path(file).read_bytes() for file in (__file__, slots.__file__))
    return hashlib.sha256(written).hexdigest()


class Located(CodeGenerator):
    """Writes a mark at each line of words, and hands what is printed over with its line."""

    seal = _seal()
    """Changes with what this class compiles: a template compiled by another is compiled again."""

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._turned: set[int] = set()

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        words = super()._output_child_to_const(node, frame, finalize)
        return marked(words, number_of(self.name or ""), node.lineno)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        # What is printed becomes a token, which has nothing to escape.
        self.write(f"environment.finalize(context, {self.name!r}, {node.lineno}, ")

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        self.write(")")

    def visit_For(self, node: nodes.For, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Go round a loop through the environment, which counts its turns."""
        self._turned.add(id(node.iter))
        super().visit_For(node, frame)

    def visit(self, node: nodes.Node, *args: Any, **options: Any) -> Any:
        """Write a node, within what counts its turns when a loop goes over it."""
        counted = id(node) in self._turned
        self.write("environment.turned(" * counted)
        super().visit(node, *args, **options)
        self.write(")" * counted)

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Join words by « ~ » through the environment, which keeps the values they come from."""
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a list through the environment, which counts what it holds."""
        self._counted(super().visit_List, node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a mapping through the environment, which counts what it holds."""
        self._counted(super().visit_Dict, node, frame)

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        """Write a tuple through the environment, unless it only takes values apart."""
        if node.ctx == "load":
            self._counted(super().visit_Tuple, node, frame)
        else:
            super().visit_Tuple(node, frame)

    def _counted(self, visit: Callable[[Any, Frame], None], node: nodes.Expr, frame: Frame) -> None:
        self.write("environment.weighed(")
        visit(node, frame)
        self.write(")")

    def visit_CallBlock(self, node: nodes.CallBlock, frame: Frame) -> None:  # noqa: N802
        """Print what a function makes of the body of a call; nothing when it makes nothing of it.

        The line ends there: the line end that follows the tag goes with it (`trim_blocks`).
        """
        call_frame, macro = self.macro_body(node, frame)
        self.writeline("caller = ")
        self.macro_def(macro, call_frame)
        self.start_write(frame, node)
        self.write(f"environment.finalize(context, {self.name!r}, {node.lineno}, ")
        self.visit_Call(node.call, frame, forward_caller=True)
        self.write(" or Markup())")
        self.end_write(frame)
        self.start_write(frame)
        self.write(repr("\n"))
        self.end_write(frame)


def number_of(gabarit: str) -> int:
    """Return the number by which the marks of lines name a template."""
    return zlib.crc32(gabarit.encode())
