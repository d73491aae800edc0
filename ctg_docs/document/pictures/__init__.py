"""Files of pictures: those that may be shown, and their bytes without metadata."""

from ctg_docs.document.pictures.files import Image, PictureError, check_image, read_image

__all__ = ["Image", "PictureError", "check_image", "read_image"]
