"""The data that the stages hand to each other: no input or output, no library."""
