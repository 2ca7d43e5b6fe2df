"""Makes the sample letters: readable source → Word document → tagged PDF, and the facts that must be read from it."""
