"""Background jobs: about ten lines each, they take ids and call the desk."""
