#!/bin/sh
# Run once by the image of PostgreSQL, when its volume is empty: the accounts and the database of docs/deployment.md.
set -eu
psql -v ON_ERROR_STOP=1 -U "${POSTGRES_USER:-postgres}" \
    -v owner="$GATEMAP_OWNER_PASSWORD" -v editor="$GATEMAP_EDITOR_PASSWORD" -v reader="$GATEMAP_READER_PASSWORD" <<'SQL'
CREATE ROLE gatemap_owner LOGIN PASSWORD :'owner';
CREATE ROLE gatemap_editor LOGIN PASSWORD :'editor';
CREATE ROLE gatemap_reader LOGIN PASSWORD :'reader';
ALTER ROLE gatemap_reader SET default_transaction_read_only = on;
CREATE DATABASE gatemap OWNER gatemap_owner ENCODING 'UTF8' TEMPLATE template0;
SQL
