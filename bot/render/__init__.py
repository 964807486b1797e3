"""What people see: neutral cards, files and pictures, in the six languages."""
