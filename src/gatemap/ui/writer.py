"""Whether this visitor may write, asked anew every time: rights can end while a page is open."""

from collections.abc import Callable
from functools import wraps

import streamlit as st

from gatemap.saving import access
from gatemap.saving.access import Editor, NotAllowedError, Visit


def current_editor() -> Editor | None:
    """Return this visitor as an editor, or None for a reader."""
    try:
        return require_editor()
    except NotAllowedError:
        return None


def require_editor() -> Editor:
    """Return this visitor as an editor.

    Whatever reads uploads, drafts, checks, saves or undoes calls this first, itself: a control that is not drawn is no
    lock.

    Raises
    ------
    NotAllowedError
        When the visitor may only read.
    """
    return access.editor_of(_visit())


def editors_only(callback: Callable[..., None]) -> Callable[..., None]:
    """Return a widget's callback that does nothing for a reader.

    Rights can end while a page is open. An error in a callback would end the visit; the page that is drawn next says
    why nothing happened.
    """

    @wraps(callback)
    def called(*args, **kwargs) -> None:
        if current_editor():
            callback(*args, **kwargs)

    return called


def signed_in_as() -> str:
    """Return what the sign-in calls this visitor; '' when nobody is signed in."""
    user = st.user.to_dict()
    if user.get("is_logged_in") is not True:
        return ""
    return str(user.get("email") or user.get("name") or user.get("sub") or "")


def _visit() -> Visit:
    user = st.user.to_dict()
    if st.get_option("server.trustedUserHeaders"):
        # They overwrite what the sign-in says, and whoever reaches the server past its proxy can send them.
        access.tell_once("server.trustedUserHeaders is set, so no sign-in counts; editors cannot write")
        user = {}
    return Visit(
        server=st.get_option("server.address"),
        client=st.context.ip_address,
        headers=st.context.headers.to_dict(),
        user=user,
        secrets=st.get_option("secrets.files"),
    )
