"""Coreference within an article: pronouns and descriptions join the entity that a name made."""

from .component import Coreference

__all__ = ["Coreference"]
