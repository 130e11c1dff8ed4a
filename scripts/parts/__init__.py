"""The parts of the reference page, each made from the code alone."""
