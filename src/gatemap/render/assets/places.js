/* What changes between reruns: the symbols of places and provinces, as one feature group. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});
  const TAP = 12; // pixels by which a click may miss a symbol
  const CLOSE = 9; // zoom from which every uncertainty is drawn

  gatemap.places = function (payload) {
    // st_folium keeps every group it has ever drawn in this list; the old ones are off the map by now.
    window.feature_group = [];
    return new Places(payload);
  };

  const Places = L.FeatureGroup.extend({
    initialize: function (payload) {
      L.FeatureGroup.prototype.initialize.call(this, []);
      this._payload = payload;
      this._texts = payload.texts;
      this._uncertain = [];
      const renderer = (gatemap.renderer = gatemap.renderer || L.svg({ pane: "gm-symbols", padding: 0.3 }));
      payload.provinces.map(readProvince).forEach((p) => this._addProvince(p));
      const places = payload.places.map(readPlace).sort((a, b) => b.radius - a.radius);
      spread(places);
      places.forEach((place) => this._addPlace(place, renderer));
      places.filter((place) => place.selected).forEach((place) => this._addRing(place, renderer));
      this.bindTooltip((layer) => this._card(layer), { className: "gm-tooltip", opacity: 1 });
      this.on("preclick", gatemap.stampClick);
    },

    onAdd: function (map) {
      L.FeatureGroup.prototype.onAdd.call(this, map);
      const chosen = this._payload.provinces.map(readProvince).filter((p) => p.selected);
      gatemap.apply(map, this._payload.options, chosen.map((p) => p.code));
      const labels = map.gatemap.basemap.labels;
      labels.set("places", this._symbols().map(placeLabel).filter(Boolean));
      labels.avoid(() => this._marks().map(pixelBox));
      map.on("zoomend", this._drawUncertainty, this);
      map.on("click", this._nearest, this);
      this._drawUncertainty();
      gatemap.makeKeyboard(this, this._payload.options.texts.places);
    },

    onRemove: function (map) {
      gatemap.keepFocus(this);
      map.off("zoomend", this._drawUncertainty, this);
      map.off("click", this._nearest, this);
      this._uncertain.forEach(({ circle }) => circle.remove());
      L.FeatureGroup.prototype.onRemove.call(this, map);
    },

    _addPlace: function (place, renderer) {
      const latlng = [place.lat, place.lon];
      const quiet = place.events ? "" : " gm-quiet";
      const className = `gm-symbol gm-${place.symbol} gm-${place.precision}${quiet}`;
      const symbol = new gatemap.Symbol(latlng, {
        renderer: renderer, pane: "gm-symbols", radius: place.radius, shift: place.shift,
        shape: place.symbol, className: className,
      });
      this._register(symbol, place, "place", place.id);
      if (place.precision === "area" && place.uncertainty) {
        const circle = L.circle(latlng, {
          radius: place.uncertainty * 1000, pane: "gm-uncertainty", interactive: false,
          className: `gm-uncertainty gm-${place.symbol}`,
        });
        this._uncertain.push({ circle: circle, selected: place.selected });
      }
    },

    _addRing: function (place, renderer) {
      const ring = { renderer, pane: "gm-symbols", radius: place.radius, shift: place.shift, grow: 6 };
      ["gm-ring-case", "gm-ring"].forEach((className) =>
        this.addLayer(new gatemap.Symbol([place.lat, place.lon], { ...ring, interactive: false, className }))
      );
    },

    _addProvince: function (province) {
      const className = province.selected ? "gm-badge-selected" : "";
      const badge = gatemap.badge([province.lat, province.lon], short(province.events), className);
      this._register(badge, province, "province", province.code);
    },

    _register: function (layer, row, kind, id) {
      layer.row = row;
      layer.feature = { type: "Feature", properties: { id: id, kind: kind } };
      this.addLayer(layer);
    },

    _marks: function () {
      return this.getLayers().filter((layer) => layer.row);
    },

    _symbols: function () {
      return this._marks().filter((layer) => layer instanceof gatemap.Symbol);
    },

    _card: function (layer) {
      const box = document.createElement("div");
      L.DomUtil.create("strong", "", box).textContent = layer.row.name;
      layer.row.lines.forEach((line) => (L.DomUtil.create("div", "", box).textContent = this._texts[line]));
      return box;
    },

    describe: function (layer) {
      return [layer.row.name].concat(layer.row.lines.map((line) => this._texts[line])).join(", ");
    },

    press: function (layer) {
      gatemap.stampClick();
      layer.fire("click", { latlng: layer.getLatLng() }, true);
    },

    _drawUncertainty: function () {
      const map = this._map;
      const close = map.getZoom() >= CLOSE;
      this._uncertain.forEach(({ circle, selected }) => (close || selected ? circle.addTo(map) : circle.remove()));
    },

    _nearest: function (event) {
      const miss = (s) => s._point.distanceTo(event.layerPoint) - s._radius;
      const near = this._symbols().map((s) => [miss(s), s]).filter(([d]) => d <= TAP);
      near.sort((a, b) => a[0] - b[0]);
      if (near.length) this.press(near[0][1]);
    },
  });

  function readPlace(row) {
    const [id, lon, lat, symbol, precision, uncertainty, radius, events, selected, name, lines] = row;
    return { id, lon, lat, symbol, precision, uncertainty, radius, events, selected, name, lines };
  }

  function readProvince(row) {
    const [code, lon, lat, events, selected, name, lines] = row;
    return { code, lon, lat, events, selected, name, lines };
  }

  function pixelBox(layer) {
    const symbol = layer instanceof gatemap.Symbol;
    const p = symbol ? layer._point : layer._map.latLngToLayerPoint(layer.getLatLng());
    const r = symbol ? layer._radius * 1.2 : 11;
    return [p.x - r, p.y - r, p.x + r, p.y + r];
  }

  /* A gate and the post that guards it often share one point: the smaller ones step aside by some pixels. */
  function spread(places) {
    const groups = new Map();
    places.forEach((place) => {
      const key = place.lat.toFixed(4) + " " + place.lon.toFixed(4);
      groups.set(key, (groups.get(key) || []).concat(place));
    });
    groups.forEach((group) => {
      group.sort((a, b) => b.radius - a.radius);
      group.slice(1).forEach((place, i) => {
        const angle = ((45 + 90 * i) * Math.PI) / 180;
        const distance = group[0].radius * 0.8 + place.radius + 8 * Math.floor(i / 4);
        place.shift = (zoom) => {
          const d = distance * gatemap.symbolScale(zoom);
          return L.point(Math.cos(angle) * d, Math.sin(angle) * d);
        };
      });
    });
  }

  function placeLabel(symbol) {
    const place = symbol.row;
    const minZoom = place.selected ? 0 : place.events ? 8.5 : 9.75;
    const priority = place.selected ? 0 : place.events ? 15 : 30;
    const kind = place.selected ? "selected" : "place";
    const dot = place.radius * 1.1 + 4 + (place.selected ? 6 : 0);
    const front = Boolean(place.selected);
    return { latlng: symbol.getLatLng(), text: place.name, kind, priority, minZoom, maxZoom: 99, dot, front };
  }

  function short(number) {
    return number < 1000 ? String(number) : Math.round(number / 1000) + "k";
  }
})();
