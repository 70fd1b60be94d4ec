"""What ``streamlit run app.py`` and ``uvicorn app:app`` serve: the pages, and the interface for scripts beside them.

The server imports this file for `app`. For every visit Streamlit then runs it again, which draws the page asked for.
"""

import streamlit as st
from starlette.middleware import Middleware
from streamlit import runtime

from gatemap.api.app import BesidePages, configured_origins, create_api
from gatemap.render.own_scripts import OWN_SCRIPTS
from gatemap.ui.navigation import run_page, tell_refusal
from gatemap.ui.opening import open_browser
from gatemap.ui.security_headers import SecurityHeaders

if runtime.exists():
    run_page()
else:
    api = BesidePages(create_api(configured_origins()), base=lambda: st.get_option("server.baseUrlPath"))
    app = st.App(
        __file__,
        routes=[api],
        lifespan=open_browser,
        middleware=[Middleware(SecurityHeaders, scripts=OWN_SCRIPTS)],
        on_script_error=tell_refusal,
    )
