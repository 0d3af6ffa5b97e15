"""How much processor time the commands take, beside the bare renderer."""
