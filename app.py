"""What ``streamlit run app.py`` and ``uvicorn app:app`` serve: the pages, and the interface for scripts beside them.

The server imports this file for `app`. For every visit Streamlit then runs it again, which draws the page asked for.
"""

import streamlit as st
from starlette.middleware import Middleware
from streamlit import runtime

from gatemap.api.app import BesidePages, configured_origins, create_api
from gatemap.render.own_scripts import OWN_SCRIPTS
from gatemap.server.ending import Ending, RefuseVisits
from gatemap.server.health import HealthBesidePages
from gatemap.server.lifespan import lasting
from gatemap.server.requests import RequestLog
from gatemap.ui.navigation import run_page, tell_refusal
from gatemap.ui.opening import open_browser
from gatemap.ui.preparing import prepared
from gatemap.ui.reconnecting import draw_anew_after_reconnecting
from gatemap.ui.security_headers import SecurityHeaders


def base_path() -> str:
    """Return the path below which all addresses lie; complete only when requests come."""
    return st.get_option("server.baseUrlPath")


if runtime.exists():
    draw_anew_after_reconnecting()
    run_page()
else:
    ending = Ending()
    app = st.App(
        __file__,
        routes=[HealthBesidePages(ending, base_path), BesidePages(create_api(configured_origins()), base_path)],
        lifespan=lasting(ending, prepared(ending, open_browser)),
        middleware=[
            Middleware(RequestLog),
            Middleware(RefuseVisits, ending=ending),
            Middleware(SecurityHeaders, scripts=OWN_SCRIPTS),
        ],
        on_script_error=tell_refusal,
    )
