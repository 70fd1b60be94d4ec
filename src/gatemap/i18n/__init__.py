"""Every word that a person reads, in English and Vietnamese."""
