"""Inside PDF files: pages become columns of lines and words."""
