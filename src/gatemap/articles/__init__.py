"""Articles to draft events: offline, deterministic, every field with the words it rests on."""
