"""The Ablage: an append-only store that proves that nothing in it was lost or altered."""
