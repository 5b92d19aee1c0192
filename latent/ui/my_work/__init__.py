"""My work: all that was kept on this computer."""
