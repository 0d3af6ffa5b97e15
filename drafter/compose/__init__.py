"""From Paper and Form to Document: every word that a reader will see."""

from drafter.compose.document import document

__all__ = ["document"]
