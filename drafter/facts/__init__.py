"""What a PDF really is, whoever made it."""
