"""The colours of the project, defined once: kinds of events, partners and gate levels.

Kinds and partners are told apart by colour-blind readers and have enough weight on white and on slate: the eleven
kinds were found by a search for the largest smallest difference, as seen with and without red-green blindness, near to
blue for meetings, green for work together, purple for crime, red for gates and yellow for goods. Gate levels follow
Okabe and Ito's palette for colour-blind readers, lightened on a dark ground; the map's own style sheet repeats them,
and a test holds the two equal.
"""

KIND_COLOURS = {
    "talks": "#1570d7",
    "signing": "#07b7c7",
    "conference": "#6ab4ff",
    "visit": "#26cca9",
    "joint_patrol": "#80bc68",
    "operation": "#8d1c88",
    "gate_change": "#922d10",
    "handover": "#af7a11",
    "aid": "#c6c411",
    "exchange": "#925578",
    "training": "#7e7154",
}
PARTNER_COLOURS = {"CN": "#e4572e", "LA": "#3b75af", "KH": "#e8c547", "VN": "#9a9a9a"}
# code of a symbol: on a light ground, on a dark one
SYMBOL_COLOURS = {
    "international": ("#d55e00", "#f07c2b"),
    "main": ("#0072b2", "#4aa8e0"),
    "auxiliary": ("#009e73", "#2cc394"),
    "opening": ("#e69f00", "#f0b93a"),
    "rail": ("#b0508c", "#dd8cbd"),
    "post": ("#64707a", "#a9b3bc"),
    "unknown": ("#ffffff", "#20262b"),
}
# Grounds and lines of a still map; the map's own style sheet says the same of its variables --gm-<name>.
MAP_COLOURS = {
    "light": {
        "sea": "#dfeaf1",
        "home": "#fffdf6",
        "abroad": "#ece9e1",
        "shore": "#9db4c0",
        "provinces": "#c3b9a6",
        "provinces-abroad": "#d3cec2",
        "border": "#6d3a52",
        "ink": "#22282e",
        "text": "#4b4a45",
        "country": "#7f7768",
        "panel": "#fff",
        "outline": "#1d2226",
        "select": "#111",
        "select-case": "#fff",
    },
    "dark": {
        "sea": "#16212b",
        "home": "#3a3f44",
        "abroad": "#272b30",
        "shore": "#4b6172",
        "provinces": "#5b6066",
        "provinces-abroad": "#3a3f45",
        "border": "#e3a9c5",
        "ink": "#e8e8e4",
        "text": "#d4d2cb",
        "country": "#a7a296",
        "panel": "#181c21",
        "outline": "#f3f2ec",
        "select": "#fff",
        "select-case": "#101214",
    },
}
# Few to many, of one hue: ground and ink on a light page, ground and ink on a dark one.
SHADES = (
    ("#e1f0f2", "#1c2529", "#1d3338", "#e6ecee"),
    ("#bfdfe3", "#1c2529", "#24505a", "#e6ecee"),
    ("#8fc6cd", "#1c2529", "#2b6f7c", "#ffffff"),
    ("#4f9fab", "#12181b", "#4fa0ae", "#12181b"),
    ("#1f7484", "#ffffff", "#7cc5d0", "#12181b"),
    ("#0b5563", "#ffffff", "#b5e6ec", "#12181b"),
)
# What could pass at a gate: on a light ground, on a dark one. Open and shut differ in lightness, not in hue alone.
STATE_COLOURS = {
    "open": ("#2b7a3d", "#6cc283"),
    "goods_only": ("#8a6d00", "#d8b938"),
    "people_only": ("#3b75af", "#7fb3e6"),
    "suspended": ("#a63d2f", "#e88a7a"),
    "closed": ("#5a1f1a", "#f0b3aa"),
}
# Ink, faint lines and ground of a chart that stands in a file: on a light ground, on a dark one.
CHART_INK = {"ink": ("#22282e", "#e8e8e4"), "faint": ("#c9cdd1", "#4b5157"), "unknown": ("#7b838b", "#9aa3ab")}
# Counts on the timeline, and what stands behind its marks: pale, so that no kind of event is taken for it.
COUNT_COLOUR = "#1f77a8"
CLOSURE_COLOUR = "#8a6d7b"
UPGRADE_COLOUR = "#d98a1f"
