"""German dates, amounts of money, public holidays and wording: plain functions over text.

This room knows nothing of papers. It reads what staff write, refuses with a German sentence what
it does not understand for certain, and prints each kind of value in one form.
"""
