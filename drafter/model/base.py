"""What all parts of a paper have in common: frozen, no unknown keys, German titles.

A class that may also be written as one printed line binds `one_line` to its grammar in
`drafter.model.lines`; the JSON Schema then offers both forms, and where a line may announce a
text, the line as the key of that text.
"""

from typing import Any, ClassVar

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic_core import CoreSchema

from drafter.model.lines import OneLine

LINE = "x-zeile"
"""The key under which a schema names the grammar of a line; see `drafter.model.line_patterns`."""

OPENING = "opening"
"""What stands there for words behind whose colon a text of its own follows."""


class Record(BaseModel):
    """A frozen part of a paper; keys are German aliases, attributes English names."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        validate_by_name=True,
        validate_by_alias=True,
        defer_build=True,
    )

    one_line: ClassVar[OneLine | None] = None

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        """Return the schema of the mapping, or of line and mapping where both may be written."""
        schema: dict[str, Any] = handler(core_schema)
        if cls.one_line is None:
            return schema
        mapping = handler.resolve_ref_schema(schema)
        line = {LINE: cls.one_line.read.__name__, "examples": [cls.one_line.example]}
        title = mapping.get("title", cls.__name__)
        opened = [{LINE: OPENING}] if cls.one_line.opening else []
        return {"title": title, "anyOf": [line, schema, *opened]}
