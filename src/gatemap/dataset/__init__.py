"""Files of the data folder <-> checked frames."""
