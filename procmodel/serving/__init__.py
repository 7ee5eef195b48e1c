"""The live preview: text on one side, picture, counts and findings on the other, on this machine only."""

from procmodel.serving.running import serve_files

__all__ = ["serve_files"]
