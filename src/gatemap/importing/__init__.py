"""A table of events that somebody else made, from its bytes to changes that can be saved. No streamlit here."""
