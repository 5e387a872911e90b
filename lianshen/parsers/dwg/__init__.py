"""Inside DWG files: two independent readers write DXF, are checked against each other, and the fuller one is read on."""
