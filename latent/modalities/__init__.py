"""The kinds of data, found by looking: every folder in here offers one or several as ``MODALITIES``."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module

from latent.errors import RequestError, wrong
from latent.modalities.base import Modality


def all_of_them() -> dict[str, type[Modality]]:
    """Every modality by its name, in the order of the names; imports their codecs, never their nets."""
    return dict(_found())


def get(name: str) -> type[Modality]:
    """The modality called ``name``; :class:`RequestError` where there is none."""
    try:
        return _found()[name]
    except KeyError:
        known = ", ".join(_found())
        raise RequestError(name, *wrong("error-no-such-modality", names=known)) from None


@cache
def _found() -> dict[str, type[Modality]]:
    folders = [module.name for module in pkgutil.iter_modules(__path__) if module.ispkg]
    offered = [import_module(f"{__name__}.{folder}").MODALITIES for folder in sorted(folders)]
    return {modality.name: modality for own in offered for modality in own}
