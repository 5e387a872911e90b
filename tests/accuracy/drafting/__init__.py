"""Drafting: how a plan is put on paper, in the manner of one style."""
