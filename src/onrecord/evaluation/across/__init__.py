"""Evaluation of what is known across articles: stories with marked incidents, ECB+."""
