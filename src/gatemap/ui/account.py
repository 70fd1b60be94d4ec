"""Signing in and out, and the sentence for whoever may not write."""

import logging

import streamlit as st
from streamlit.errors import StreamlitAuthError

from gatemap.i18n.words import Words
from gatemap.render import html
from gatemap.saving.access import NotAllowedError, writing_mode
from gatemap.ui import writer

_FAILED = "sign_in_failed"


def draw_account(words: Words) -> None:
    """Draw the way in, or who is signed in and the way out, where editors sign in at all."""
    if writing_mode() != "login":
        return
    name = writer.signed_in_as()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", width="content", key="account"):
        if not name:
            st.button(words("sign-in"), key="sign_in", type="tertiary", icon=":material/login:", on_click=_sign_in)
        else:
            # Not Markdown, which would make a link of an address of e-mail.
            st.html(f'<div class="gm quiet">{html.text(name)}</div>', width="content")
            st.button(words("sign-out"), key="sign_out", type="tertiary", icon=":material/logout:", on_click=st.logout)
    if st.session_state.pop(_FAILED, False):
        st.caption(words("sign-in-failed"))


def draw_refusal(words: Words, problem: NotAllowedError) -> None:
    """Say in one sentence why this visitor may not write, and offer to sign in where that may help.

    Parameters
    ----------
    words : Words
    problem : NotAllowedError
    """
    with st.container(key="refusal", gap="small"):
        st.subheader(words("writing-title"), anchor=False)
        st.text(words(f"writing-{problem.code}", name=writer.signed_in_as()))
        if problem.code == "signed-out":
            st.button(words("sign-in"), key="sign_in_here", type="primary", icon=":material/login:", on_click=_sign_in)


def _sign_in() -> None:
    try:
        st.login()
    except StreamlitAuthError as problem:
        logging.getLogger("gatemap").error("sign-in: %s", " ".join(str(problem).split()))
        st.session_state[_FAILED] = True
