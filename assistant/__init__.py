"""Gongkai: the drafting assistant for the yearly report on open government information."""

__version__ = "0.1.0"
