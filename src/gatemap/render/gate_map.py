"""The inset of a dossier: the place and those around it."""

from gatemap.i18n.words import Words
from gatemap.render.maps import AREA_KM
from gatemap.render.still import around, still_map
from gatemap.store.dossier import Dossier
from gatemap.store.names import Names

WIDTH, HEIGHT = 460, 330  # pixels
LEAST_KM, MOST_KM = 12, 45  # what the map shows to the north and to the south of the place


def inset(dossier: Dossier, words: Words, names: Names, theme: str, basemap=None) -> str | None:
    """Draw the place of a dossier with its neighbours and posts.

    Parameters
    ----------
    dossier : Dossier
    words : Words
    names : Names
    theme : {'light', 'dark'}
    basemap : pathlib.Path, optional
        See `still.still_map`.

    Returns
    -------
    str or None
        SVG text; None when its position is not known.
    """
    own = dossier.place["place_id"]
    places = dossier.around.assign(
        selected=dossier.around["place_id"] == own,
        name=dossier.around["place_id"].map(names.places),
        uncertainty_km=dossier.around["precision"].map({"area": AREA_KM}),
    )
    if places.loc[places["selected"], "lon"].isna().any():
        return None
    # The second neighbour is in the picture, if it is not too far.
    reach = max((neighbour.km for neighbour in dossier.nearby[:2]), default=MOST_KM)
    margin = min(max(reach * 1.15, LEAST_KM), MOST_KM)
    bounds = around(places[places["selected"]], margin_km=margin, aspect=WIDTH / HEIGHT)
    return still_map(
        places,
        bounds=bounds,
        width=WIDTH,
        height=HEIGHT,
        theme=theme,
        units=dossier.view.units,
        lang=words.lang,
        basemap=basemap,
    )
