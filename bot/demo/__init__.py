"""The trial server: a simulated Discord with a sample dossier of our own."""
