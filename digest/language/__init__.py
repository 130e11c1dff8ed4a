"""What words are: sentences, tokens, numbers, dates and names. The word lists live in `lexicons/`."""
