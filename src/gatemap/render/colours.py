"""The colours of the project, defined once: kinds of events, partners and gate levels.

Kinds and partners are told apart by colour-blind readers and have enough weight on white and on slate. Meetings are
blue, work together green, crime purple, gates red, goods and people yellow: neighbours in a stack differ in lightness
as well as in hue. Gate levels follow Okabe and Ito's palette for colour-blind readers, lightened on a dark ground;
the map's own style sheet repeats them, and a test holds the two equal.
"""

KIND_COLOURS = {
    "talks": "#3b75af",
    "signing": "#6fb1de",
    "conference": "#a9d0ee",
    "visit": "#3fa796",
    "joint_patrol": "#2b7a3d",
    "operation": "#8e3a80",
    "gate_change": "#e4572e",
    "handover": "#a6892c",
    "aid": "#e8c547",
    "exchange": "#e58fb1",
    "training": "#9a9a9a",
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
