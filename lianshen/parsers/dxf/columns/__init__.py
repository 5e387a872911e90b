"""DXF text read into columns: no Python object per tag, none per entity of the common kinds."""
