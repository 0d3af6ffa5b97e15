"""What stands on every page beside its text: heads, feet, numbers of pages."""
