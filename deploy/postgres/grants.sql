-- What editors and readers may do, run by gatemap_owner after `gatemap migrate`; may be run again. docs/deployment.md
GRANT SELECT ON gatemap_version, event, event_place, revision, change TO gatemap_editor, gatemap_reader;
GRANT INSERT, UPDATE, DELETE ON event, event_place TO gatemap_editor;
GRANT INSERT, UPDATE ON revision TO gatemap_editor;
GRANT INSERT ON change TO gatemap_editor;
GRANT CREATE ON DATABASE gatemap TO gatemap_editor;
