"""Rapporteur: the secretary of a multilateral working group."""

__version__ = "0.1.0"
