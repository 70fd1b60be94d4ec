"""The controlled vocabularies. Codes stand in files, URLs and SQL; their labels are in i18n under ``<name>-<code>``."""

PARTNERS = ("CN", "LA", "KH")
COUNTRIES = ("VN", *PARTNERS)
# As a filter, VN asks for what Vietnamese bodies did among themselves.
PARTNER_OPTIONS = (*PARTNERS, "VN")
UNITS = ("34", "63")
LANGUAGES = ("en", "vi")

EVENT_KINDS = (
    "talks",
    "signing",
    "conference",
    "visit",
    "joint_patrol",
    "operation",
    "gate_change",
    "handover",
    "aid",
    "exchange",
    "training",
)
EVENT_LEVELS = ("national", "provincial", "station")
TOPICS = (
    "border_management",
    "border_markers",
    "immigration_procedures",
    "trade_facilitation",
    "gate_upgrade",
    "infrastructure",
    "smuggling",
    "drugs",
    "human_trafficking",
    "illegal_migration",
    "terrorism_weapons",
    "public_health",
    "people_to_people",
    "legal_education",
    "capacity_building",
)
ROLES = ("venue", "participant", "subject")
SIDES = ("vn", "partner")
SOURCE_QUALITIES = ("primary", "repost", "weak")

PLACE_KINDS = ("gate", "opening", "rail_gate", "post")
MODES = ("road", "rail", "river")
GATE_LEVELS = ("international", "main", "auxiliary")
# A post or an opening has no legal level; the filter needs a code for that too.
NO_LEVEL = "none"
GATE_LEVEL_OPTIONS = (*GATE_LEVELS, NO_LEVEL)
PLACE_STATUSES = ("listed", "planned", "traditional")
POSITION_PRECISIONS = ("exact", "near", "area", "none")

GATE_CHANGES = (
    "decided",
    "opened",
    "upgraded",
    "downgraded",
    "merged",
    "suspended",
    "reopened",
    "renamed",
    "closed",
)
HISTORY_LEVELS = (*GATE_LEVELS, "opening")
GATE_STATES = ("open", "goods_only", "people_only", "suspended", "closed")
HISTORY_SCOPES = ("gate", "border")

ORGANISATION_TYPES = (
    "government",
    "ministry",
    "local_government",
    "party",
    "border_guard",
    "military",
    "police",
    "customs",
    "immigration",
    "checkpoint",
    "border_representative",
    "joint_body",
    "embassy",
    "economic_zone",
    "health",
    "prosecution_court",
    "business",
    "association",
    "international",
    "other",
)

DATE_PRECISIONS = ("day", "month", "year", "range", "unknown")
# What a date is at least known to, best first; "inferred" also takes in dates that the source does not state.
DATE_CERTAINTIES = ("day", "month", "year", "inferred")

# Where an event stands on the map: at a gate, at its province, or nowhere.
POSITIONS = ("gate", "province", "none")
# Which events a date leaves in doubt: those surely within the period, those whose days are not all of one year, and
# those that a period leaves out only because an end of their date is open.
DATINGS = ("within", "no_year", "left_out")
# Filters whose options keep the order of their vocabulary; the others show those with most events first.
ORDERED_FACETS = ("partner", "kind", "topic", "level", "gate_level", "position")
SORTS = ("newest", "oldest")
