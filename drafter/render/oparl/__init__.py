"""OParl 1.1: the objects of papers, and how they are given out."""
