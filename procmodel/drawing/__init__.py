"""A diagram as a picture file; one picture format a file."""
