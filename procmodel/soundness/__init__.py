"""Whether a process can always end as it should, proven or shown false by a shortest example."""

from procmodel.soundness.verify import verify

__all__ = ["verify"]
