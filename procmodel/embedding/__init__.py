"""Pictures of two versions in pages that other programs build: Sphinx and MkDocs."""
