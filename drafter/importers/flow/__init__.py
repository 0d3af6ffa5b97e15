"""Printed lines to running text: furniture, paragraphs, headings, lists, tables."""
