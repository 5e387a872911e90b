"""The commands behind `lianshen`, one file per family; each adds its parsers and answers with an exit status."""
