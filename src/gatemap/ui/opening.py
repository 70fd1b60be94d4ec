"""The browser that opens when a person starts the app on a desktop."""

import sys
import threading
import webbrowser
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import streamlit as st


@asynccontextmanager
async def open_browser(app: st.App) -> AsyncIterator[None]:
    """Open a browser as the server starts, as ``streamlit run`` does for a script that has no routes of its own.

    It does not when it is told to be headless, nor when another server runs the app.
    """
    run_by_streamlit = Path(sys.argv[0]).resolve() == Path(app.script_path).resolve()
    if run_by_streamlit and not st.get_option("server.headless"):
        # The port is taken already: a browser that asks too early waits for its answer.
        threading.Thread(target=webbrowser.open, args=(address(),), daemon=True).start()
    yield


def address() -> str:
    """Return the address of the app on this machine, from the server's settings."""
    scheme = "https" if st.get_option("server.sslCertFile") else "http"
    host = st.get_option("server.address") or st.get_option("browser.serverAddress")
    base = (st.get_option("server.baseUrlPath") or "").strip("/")
    return f"{scheme}://{host}:{st.get_option('server.port')}/{base}"
