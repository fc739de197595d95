"""A rider looks for a station."""
