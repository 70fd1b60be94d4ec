"""What a person needs to add or mend an event: its id, events that are like it, a form's values. No streamlit here."""
