"""Files of pictures: those that may be shown, and their bytes without the metadata of their author."""

from ctg_docs.document.pictures.files import Image, PictureError, check_image, read_image

__all__ = ["Image", "PictureError", "check_image", "read_image"]
