"""The mail that a document becomes: a draft that its sender addresses and sends."""

from ctg_docs.writing.mail.message import write_mail

__all__ = ["write_mail"]
