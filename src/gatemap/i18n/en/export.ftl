# Exports of the view

## The menu
export-more = More formats
export-lead = Exactly the { $n ->
    [one] event
   *[other] { $n } events
} in view. Each file names the query, the day and the licence.
export-large = This view has { $n } events: a file is made first, which can take some minutes. You can use the page meanwhile.
export-group-tables = Tables
export-group-maps = For maps and GIS
export-group-citations = Sources to cite
export-group-pictures = Pictures and pages
export-format-csv = CSV
export-format-xlsx = Excel
export-format-parquet = Parquet
export-format-geojson = GeoJSON, places
export-format-geojson-pairs = GeoJSON, pairs
export-format-gpkg = GeoPackage
export-format-geoparquet = GeoParquet
export-format-csl = CSL-JSON
export-format-bibtex = BibTeX
export-format-png = PNG
export-format-svg = SVG
export-format-html = HTML page
export-for-csv = For any program; one row an event.
export-for-xlsx = Real dates, links, columns explained.
export-for-parquet = Typed columns, for Python, R and DuckDB.
export-for-geojson = Each place with its events, for web maps.
export-for-geojson-pairs = One feature an event and place, for QGIS.
export-for-gpkg = Places, events, pairs as layers, for QGIS.
export-for-geoparquet = Pairs with points, for GeoPandas, DuckDB.
export-for-csl = Every page behind these events, for Zotero.
export-for-bibtex = The same for LaTeX and JabRef.
export-for-png = The map with its legend, for a document.
export-for-svg = The same, to be enlarged or edited.
export-for-html = Map and table in one file, works offline.
export-progress = { $done } of { $total } events
export-ready = Download
export-failed = This file could not be made; the server’s log tells why.
export-stop = Stop
export-forget = Close

## In the files
export-title = Border gates of Vietnam and events at them
export-all = All events
export-numbers = { $events ->
    [one] { $events } event
   *[other] { $events } events
}, { $places ->
    [one] { $places } gate or post
   *[other] { $places } gates and posts
}
export-made = Query: { $query }. Made on { $day }. Licence: { $licence }.
export-no-script = The map needs JavaScript, which is switched off here. The table below holds all events.
export-click = Click a sign to list its events below.
export-show-all = Show all
export-nowhere = { $n ->
    [0] Every event is drawn.
    [one] { $n } event is not drawn: it names neither a gate nor a province.
   *[other] { $n } events are not drawn: they name neither a gate nor a province.
}
export-at-provinces = { $n ->
    [one] { $n } event names a province but no gate on the map; it stands in the square at its province.
   *[other] { $n } events name a province but no gate on the map; they stand in the squares at their provinces.
}
