"""Finding papers in the Ablage: German words, an index that is a cache, hits with excerpts."""
