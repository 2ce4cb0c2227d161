"""The tables of what is known across articles: candidates out, findings in.

What collation hands over is kept as bytes that only collation and the archive know to read.
"""
