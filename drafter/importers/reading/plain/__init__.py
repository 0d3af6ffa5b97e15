"""Plain text: its letters, its rows, and what is drawn in it with signs of the keyboard."""
