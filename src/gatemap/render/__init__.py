"""Small frames -> folium, Altair and files."""
