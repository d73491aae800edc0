"""Compiled templates, kept from one run to the next where Python keeps its compiled modules.

They are worth what those are: whoever may write there may change the program. They are written, or
not, as `PYTHONDONTWRITEBYTECODE` and `PYTHONPYCACHEPREFIX` say, and may be removed at any time.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import marshal
import os
import sys
from pathlib import Path

import jinja2
from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

_DIGEST = 32


class Compiled(BytecodeCache):
    """The compiled templates of one environment.

    A template is compiled again when its words, its place, Jinja, Python, or what the environment
    compiles in changes. The environment must not compute at compilation what its filters will
    give (`optimized=False`, and a `finalize` that asks for the context): they may change.
    """

    def get_bucket(
        self, environment: Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Return the template as it was last compiled, or as one to compile."""
        known = _compiled_in(environment)
        bucket = Bucket(environment, _digest(known, name), _digest(known, str(filename), source))
        self.load_bytecode(bucket)
        return bucket

    def load_bytecode(self, bucket: Bucket) -> None:
        """Load the bytecode kept, when it is whole and of the same template."""
        try:
            content = _place(bucket).read_bytes()
        except OSError:
            return
        if content[:_DIGEST] == _seal(bucket, content[_DIGEST:]):
            bucket.code = marshal.loads(content[_DIGEST:])

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the compiled template; where nothing can be written, nothing is."""
        if sys.dont_write_bytecode:
            return
        code, place = marshal.dumps(bucket.code), _place(bucket)
        draft = place.with_suffix(f".{os.getpid()}")
        with contextlib.suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(_seal(bucket, code) + code)
            draft.replace(place)


def _place(bucket: Bucket) -> Path:
    beside = Path(importlib.util.cache_from_source(__file__)).parent
    return beside / "gabarits" / bucket.key


def _seal(bucket: Bucket, code: bytes) -> bytes:
    return hashlib.sha256(bucket.checksum.encode() + code).digest()


def _digest(*parts: str) -> str:
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def _compiled_in(environment: Environment) -> str:
    """Return the settings that an environment compiles into templates."""
    calls = [
        sorted((name, str(getattr(call, "jinja_pass_arg", ""))) for name, call in named.items())
        for named in (environment.filters, environment.tests)
    ]
    signs = (
        environment.block_start_string,
        environment.block_end_string,
        environment.variable_start_string,
        environment.variable_end_string,
        environment.comment_start_string,
        environment.comment_end_string,
        environment.trim_blocks,
        environment.lstrip_blocks,
        environment.keep_trailing_newline,
        environment.autoescape,
    )
    kinds = (
        type(environment).__name__,
        getattr(environment.code_generator_class, "seal", ""),
        sorted(getattr(environment, "intercepted_binops", ())),
    )
    return repr((jinja2.__version__, sys.version, kinds, signs, calls))
