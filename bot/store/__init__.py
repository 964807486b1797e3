"""The truth: the database port, its two adapters and one repository a thing."""
