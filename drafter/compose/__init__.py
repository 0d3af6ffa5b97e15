"""From Paper and Form to Document: every word that a reader will see."""

from drafter.compose.cover import cover
from drafter.compose.document import NON_PUBLIC, document
from drafter.compose.legend import READING_COPY, compared_with, legend
from drafter.compose.synopsis import synopsis

__all__ = ["NON_PUBLIC", "READING_COPY", "compared_with", "cover", "document", "legend", "synopsis"]
