"""What setting a PDF is spared of: work of WeasyPrint whose result is known or not needed.

No saving changes a byte: `drafter build --no-savings` writes the same files without any, and a
test compares both. `importing` spares the import, once a process; `setting` spares each paper.
"""

from drafter.render.pdf.savings.importing import importing
from drafter.render.pdf.savings.setting import setting

__all__ = ["importing", "setting"]
