"""The version of the program, importable without what the package offers."""

__version__ = "0.1.0"
