"""Colours of kinds and partners, told apart by colour-blind readers and of enough weight on white and on slate.

Meetings are blue, work together green, crime purple, gates red, goods and people yellow: neighbours in a stack differ
in lightness as well as in hue.
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
