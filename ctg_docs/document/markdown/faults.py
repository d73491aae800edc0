"""The refusal of a text that is no Markdown of the accepted grammar."""

from __future__ import annotations


class MarkdownError(ValueError):
    """Markdown outside the accepted grammar; `code` names the rule, `line` counts from 0."""

    def __init__(self, code: str, message: str, line: int = 0, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.line = line
        self.hint = hint
