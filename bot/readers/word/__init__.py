"""The parts of a Word document: its package, its styles, its numbering, its words."""
