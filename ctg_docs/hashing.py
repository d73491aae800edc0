"""The fingerprint of bytes."""

from __future__ import annotations

import hashlib


def sha256(content: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()
