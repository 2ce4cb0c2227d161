"""The routes, one file per kind of answer; each makes a router of what it is given."""
