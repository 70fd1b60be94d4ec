"""The same view as JSON over HTTP, for scripts. It knows nothing of Streamlit."""
