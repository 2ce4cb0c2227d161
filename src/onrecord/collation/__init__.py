"""Records to records across articles: copies, incidents, claims. Pure functions, no SQL, no spaCy."""
