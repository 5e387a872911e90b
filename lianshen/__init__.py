"""Lianshen (联审): the open platform for the joint review of construction drawings."""
