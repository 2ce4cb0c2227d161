"""Coding: words that denote events, their frames, and what is made of them.

``kinds`` and ``slots`` read the tree around a trigger, ``matching`` finds the entries of the event
lexicon whose frames are filled.
"""
