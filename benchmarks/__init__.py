"""How fast procmodel is, as ratios against peers that run side by side with it."""
