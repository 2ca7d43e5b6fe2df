"""Many letters in one go: sources, workers on one machine or many, a manifest to resume from, and an overview."""
