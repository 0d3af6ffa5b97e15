"""Forms themselves: a new one is made from another, and one is checked before papers use it."""
