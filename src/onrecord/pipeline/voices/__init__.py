"""Voices: how a cue, the one who speaks and what is said are found and joined.

``lexicon`` knows the cue words, ``cues`` finds them, ``contents`` and ``sources`` read the tree
around one, ``quotations`` hands out what stands in quotation marks, ``assembly`` decides between
syntax and encoder, ``nesting`` finds the chains, ``stance`` what a source does with a content, and
``speakers`` who it is.
"""
