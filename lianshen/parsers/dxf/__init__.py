"""Inside DXF files: entities become columns, blocks are counted, then exploded."""
