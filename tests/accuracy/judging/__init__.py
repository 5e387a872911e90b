"""Accuracy of judging: drawn violations with compliant twins, through the whole chain from file to verdict."""
