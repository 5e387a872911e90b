"""A drawing as the content of a PDF page: fills and hatches below, lines above them, words on top."""
