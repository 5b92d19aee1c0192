"""What pages are put together from, whatever they are about."""
