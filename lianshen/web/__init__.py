"""The doors: pages, JSON, background jobs, the command line."""
