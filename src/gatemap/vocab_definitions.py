"""What each code of the vocabularies means, in English, for the data dictionary. One entry a code, in its order."""

from gatemap import vocab

TRUTHS = ("true", "false")
ANSWERS = ("yes", "no")
UNIT_KINDS = ("province", "city")

DEFINITIONS: dict[tuple[str, ...], dict[str, str]] = {
    vocab.PARTNERS: {"CN": "China.", "LA": "Laos.", "KH": "Cambodia."},
    vocab.COUNTRIES: {"VN": "Vietnam.", "CN": "China.", "LA": "Laos.", "KH": "Cambodia."},
    vocab.EVENT_KINDS: {
        "talks": "A meeting of the two sides to discuss or settle something, minutes included.",
        "signing": "An agreement, protocol, plan or twinning signed by the two sides.",
        "conference": "A review, coordination or steering conference, of both sides or inside Vietnam.",
        "visit": "One side calls on the other, as for a new year or a survey, without formal talks.",
        "joint_patrol": "Both sides patrol the line together or at the same time.",
        "operation": "Action against crime: an arrest, a seizure, a case solved, joint or coordinated.",
        "gate_change": "A gate is opened, inaugurated, upgraded, suspended, reopened, or such a step is decided.",
        "handover": "Persons, exhibits, works or remains are handed to the other side.",
        "aid": "Gifts, medicine, equipment or works given to the other side.",
        "exchange": "Friendship, culture, sport, twinning of villages or stations.",
        "training": "A course or drill, for the other side or with it.",
    },
    vocab.EVENT_LEVELS: {
        "national": "Ministries, general departments or commands; governments.",
        "provincial": "Provinces and their departments, commands and border guards.",
        "station": "Posts, stations, checkpoints, districts and communes at the border.",
    },
    vocab.TOPICS: {
        "border_management": "Guarding the line, order in the border area, regulations on it.",
        "border_markers": "Markers, demarcation, clearing and surveying of the line.",
        "immigration_procedures": "Entry, exit, papers of persons and vehicles.",
        "trade_facilitation": "Customs clearance, trade, goods in transit, border economic zones.",
        "gate_upgrade": "Opening, level or working hours of a gate, opening or path.",
        "infrastructure": "Roads, bridges, buildings and lines at the border.",
        "smuggling": "Smuggling and trade fraud.",
        "drugs": "Drugs.",
        "human_trafficking": "Trade in persons.",
        "illegal_migration": "Crossing or staying without leave, and returning those who did.",
        "terrorism_weapons": "Terrorism, weapons, explosives.",
        "public_health": "Epidemics, quarantine, medical help.",
        "people_to_people": "Friendship of peoples, twinning, culture, sport, gifts.",
        "legal_education": "Telling people near the border about its law.",
        "capacity_building": "Training, language, equipment of forces.",
    },
    vocab.ROLES: {
        "venue": "It happened at the place, or began there.",
        "participant": "The place's post, station or authority took part.",
        "subject": "The event is about the place: it is upgraded, discussed, or given something.",
    },
    vocab.SIDES: {
        "vn": "The source names the Vietnamese side of the pair.",
        "partner": "The source names the crossing opposite; the link leads to the row of the pair.",
    },
    vocab.SOURCE_QUALITIES: {
        "primary": "The publisher's own page, or an official one.",
        "repost": "A reprint or translation of what another published.",
        "weak": "An aggregator, a tag page, a forum, or a copy of low quality.",
    },
    vocab.PLACE_KINDS: {
        "gate": "A border gate for road or river.",
        "opening": "A local opening, a clearance path inside a larger pair, or a freight road.",
        "rail_gate": "A gate of the railway.",
        "post": "A border-guard post or station; it guards a stretch of the border, often with a gate.",
    },
    vocab.MODES: {"road": "On land, by road or path.", "rail": "By railway.", "river": "On a river."},
    vocab.GATE_LEVELS: {
        "international": "Open to persons, goods and vehicles of the two countries and of third countries.",
        "main": "Open to persons, goods and vehicles of the two countries (cửa khẩu chính, also called national).",
        "auxiliary": "Open to persons, goods and vehicles of the border provinces (cửa khẩu phụ).",
    },
    vocab.HISTORY_LEVELS: {
        "international": "International gate.",
        "main": "Main gate.",
        "auxiliary": "Auxiliary gate.",
        "opening": "No level of its own: a local opening, or a clearance path inside a larger pair.",
    },
    vocab.PLACE_STATUSES: {
        "listed": "Named as existing.",
        "planned": "Known only from a plan, or its opening is not confirmed.",
        "traditional": "An old crossing whose reopening is asked for.",
    },
    vocab.POSITION_PRECISIONS: {
        "exact": "The gate itself is mapped; within about 1 km.",
        "near": "A settlement of the gate or a point of its partner; within about 5 km.",
        "area": "Only the commune or district is known; the gate is somewhere in it, often 10 km off or more.",
        "none": "No position is known; the feature's geometry is null.",
    },
    vocab.GATE_CHANGES: {
        "decided": "One government decided it; not yet in force.",
        "opened": "Opened for the first time, or opened as a pair by both sides.",
        "upgraded": "A higher level took effect.",
        "downgraded": "A lower level took effect.",
        "merged": "Became part of another pair, or took another gate in.",
        "suspended": "Shut or restricted for a time.",
        "reopened": "Open again, wholly or in part.",
        "renamed": "Has another name.",
        "closed": "Closed for good.",
    },
    vocab.GATE_STATES: {
        "open": "Persons and goods pass.",
        "goods_only": "Goods pass, persons do not.",
        "people_only": "Persons pass, goods do not.",
        "suspended": "Shut for a time.",
        "closed": "Shut.",
    },
    vocab.HISTORY_SCOPES: {
        "gate": "The source names this gate.",
        "border": "A measure for a whole border, applied to this gate; its own day may differ.",
    },
    vocab.ORGANISATION_TYPES: {
        "government": "A government or head of government.",
        "ministry": "A ministry or general department.",
        "local_government": "A province, district or commune, or a department of one.",
        "party": "A party committee or front.",
        "border_guard": "Border guards and border police.",
        "military": "Other armed forces.",
        "police": "Police and public security.",
        "customs": "Customs.",
        "immigration": "Immigration and exit-entry administration.",
        "checkpoint": "A checkpoint or station that is not known more closely.",
        "border_representative": "A border representative or commissioner.",
        "joint_body": "A committee of both sides.",
        "embassy": "An embassy or consulate.",
        "economic_zone": "The board of an economic or border-gate zone.",
        "health": "Health services.",
        "prosecution_court": "Prosecutors and courts.",
        "business": "Companies and chambers.",
        "association": "Unions, friendship societies, other associations.",
        "international": "An international organisation.",
        "other": "Any other body.",
    },
    TRUTHS: {
        "true": "The Vietnamese spelling with tones was found in a source.",
        "false": "It was not: the name is unaccented, or was composed or translated.",
    },
    ANSWERS: {"yes": "It touches a land border.", "no": "It does not."},
    UNIT_KINDS: {"province": "A province.", "city": "A city under the central government."},
}

# What a point is a point of; `position_unit` is free text in the schema, so that a new unit needs no new code.
POSITION_UNITS = {
    "gate": "The gate itself.",
    "partner_gate": "The crossing opposite.",
    "neighbouring_gate": "Another place at the same spot, named in position_note, as a post at its gate.",
    "settlement": "A village or town on the Vietnamese side.",
    "partner_settlement": "A village or town opposite.",
    "commune_2025": "Centre of the commune of 2025, or the point of the border nearest to it.",
    "district": "Centre of the district, or the point of the border nearest to it.",
    "interpolated": "Between two border markers whose places are known.",
}
