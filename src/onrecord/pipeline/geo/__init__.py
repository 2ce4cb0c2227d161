"""Places: names found in the text, their candidates, the choice among them, relations in space."""
