"""The files of pictures: which ones may be shown, and their bytes without what they say of whoever
took them."""

from ctg_docs.document.pictures.files import Image, PictureError, check_image, read_image

__all__ = ["Image", "PictureError", "check_image", "read_image"]
