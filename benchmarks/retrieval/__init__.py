"""Whether the right clause is found: the fitting of the models, and their figures beside their peers."""
