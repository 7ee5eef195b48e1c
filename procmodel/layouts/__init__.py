"""Where everything in a picture stands; one engine a file."""
