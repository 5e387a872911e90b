"""Tests mirror the house; `parts/` holds the real servers and the browser they run against."""
