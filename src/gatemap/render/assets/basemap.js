/* The base map: countries, provinces, border line and towns, fetched from the app itself and drawn as SVG. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});
  // Panes lie between Leaflet's tiles (200) and its tooltips (650).
  const PANES = {
    "gm-context": 205, "gm-land": 210, "gm-coast": 215, "gm-provinces": 220, "gm-border": 230,
    "gm-labels": 430, "gm-uncertainty": 435, "gm-badges": 440, "gm-symbols": 450, "gm-front": 460,
  };
  const TOWN_ZOOM = [0, 5, 6.75, 8, 9, 10]; // by rank
  const NEAR_CUT = 0.021; // degrees by which simplifying may have moved a cut
  // Where a country's name is clear of its border with Vietnam in most views.
  const COUNTRY_POINTS = {
    vn: [[14.1, 108.2], [21.9, 104.9], [16.6, 109.9]],
    cn: [[24.1, 105.6], [25.6, 107.5]],
    la: [[18.5, 103.2], [20.3, 102.6]],
    kh: [[12.8, 104.7], [13.4, 106.3]],
    th: [[16.0, 102.3], [17.2, 100.2]],
  };

  gatemap.Basemap = L.Class.extend({
    initialize: function (map, config) {
      this._map = map;
      this._config = config;
      this._layers = {};
      this._pending = {};
      this._features = {};
      this._named = {};
      this._renderers = {};
      this._units = null;
      Object.entries(PANES).forEach(([name, z]) => {
        const pane = map.createPane(name);
        pane.style.zIndex = z;
        if (!["gm-badges", "gm-symbols"].includes(name)) pane.style.pointerEvents = "none";
      });
      this.labels = new gatemap.Labels().addTo(map);
      this._draw("context", "gm-context", (f) => "gm-context gm-" + slug(f.properties.part));
      this._draw("countries", "gm-land", (f) => "gm-country gm-" + slug(f.properties.code));
      this._outline("context", "gm-coast", "gm-coast");
      this._outline("countries", "gm-coast", "gm-coast");
      this._outline("partner_provinces", "gm-provinces", "gm-province gm-abroad");
      this._draw("border_line", "gm-border", () => "gm-border-band");
      this._draw("border_line", "gm-border", () => "gm-border-line");
      this._load("towns");
    },

    /** Show provinces of one system, '34' or '63', and names in one language, 'en' or 'vi'.
        `shades` gives a province's step, 1 to 4, by its code. */
    show: function (units, language, chosen, shades) {
      if (units !== this._units) {
        if (this._layers[this._units]) this._layers[this._units].remove();
        this._units = units;
        if (this._layers[units]) this._layers[units].addTo(this._map);
        else this._draw("provinces_" + units, "gm-provinces", () => "gm-province", units);
      }
      this._language = language;
      this._chosen = new Set(chosen);
      this._shades = shades || {};
      this._name();
      this._mark();
    },

    _load: function (name) {
      if (!this._pending[name]) {
        const { basemap, context, version } = this._config;
        const url = name === "context" ? context : `${basemap}${name}.geojson?v=${version}`;
        this._pending[name] = fetch(url)
          .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(`${answer.status} ${url}`))))
          .then((data) => {
            this._features[name] = data.features;
            this._name();
            return data;
          })
          .catch((error) => console.warn("gatemap: a base map layer is missing:", error));
      }
      return this._pending[name];
    },

    _draw: function (name, pane, className, units) {
      const common = { interactive: false, pane: pane, renderer: this._renderer(pane) };
      const style = (feature) => ({ ...common, className: className(feature) });
      const layer = L.geoJSON(null, { ...common, style: style }).addTo(this._map);
      if (units) this._layers[units] = layer;
      this._load(name).then((data) => {
        if (data) layer.addData(data);
        this._mark();
      });
    },

    /* Outlines apart from fills: where the data are cut off there must be no line. */
    _outline: function (name, pane, className) {
      const style = { className, pane, renderer: this._renderer(pane), interactive: false, fill: false };
      this._load(name).then((data) => {
        if (!data) return;
        const cuts = data.cuts || this._config.cuts;
        const lines = [].concat(...data.features.map((f) => outlines(f.geometry, cuts)));
        L.polyline(lines, style).addTo(this._map);
      });
    },

    _renderer: function (pane) {
      return (this._renderers[pane] = this._renderers[pane] || L.svg({ pane: pane, padding: 0.6 }));
    },

    _mark: function () {
      const layer = this._layers[this._units];
      if (!layer || !this._chosen) return;
      layer.eachLayer((area) => {
        const path = area.getElement();
        const code = area.feature.properties.code;
        if (!path) return;
        path.classList.toggle("gm-chosen", this._chosen.has(code));
        [1, 2, 3, 4].forEach((step) => path.classList.toggle("gm-shade-" + step, this._shades[code] === step));
      });
    },

    _name: function () {
      if (!this._language) return;
      const key = this._units + this._language;
      const make = {
        countries: countryLabel, towns: townLabel, partner_provinces: provinceLabel,
        ["provinces_" + this._units]: provinceLabel,
      };
      Object.entries(make).forEach(([name, label]) => {
        const features = this._features[name];
        const set = name.startsWith("provinces_") ? "provinces" : name;
        if (!features || this._named[set] === key) return;
        this._named[set] = key;
        this.labels.set(set, features.map((f) => label(f, this._language)).filter(Boolean));
      });
    },
  });

  function word(properties, language) {
    const vietnamese = properties.name_vi || properties.name;
    return language === "vi" ? vietnamese : properties.name_en || unaccented(properties.name);
  }

  function unaccented(text) {
    return text.replace(/đ/g, "d").replace(/Đ/g, "D").normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  }

  function at(feature) {
    const p = feature.properties;
    if (p.label_lat != null) return L.latLng(p.label_lat, p.label_lon);
    if (feature.geometry.type === "Point") return L.GeoJSON.coordsToLatLng(feature.geometry.coordinates);
    return null;
  }

  function countryLabel(feature, language) {
    const points = (COUNTRY_POINTS[feature.properties.code] || []).map((point) => L.latLng(point));
    if (!points.length) return null;
    const text = word(feature.properties, language);
    return { latlng: points[0], points, text, kind: "country", priority: 10, minZoom: 4, maxZoom: 10, dot: 0 };
  }

  function townLabel(feature, language) {
    const p = feature.properties;
    const rank = p.rank || 4;
    const kind = rank === 1 ? "capital" : "town";
    const minZoom = TOWN_ZOOM[rank] || 10;
    const text = word(p, language);
    return { latlng: at(feature), text, kind, town: true, priority: 20 + rank, minZoom, maxZoom: 99, dot: 6 };
  }

  function provinceLabel(feature, language) {
    const latlng = at(feature);
    if (!latlng) return null;
    const p = feature.properties;
    const kind = p.country ? "abroad" : "province"; // only partner provinces name their country
    const abroad = kind === "abroad";
    const text = word(p, language);
    return { latlng, text, kind, priority: abroad ? 44 : 40, minZoom: abroad ? 7.25 : 6.75, maxZoom: 12, dot: 0 };
  }

  function slug(text) {
    return String(text || "").toLowerCase().replace(/[^a-z]/g, "");
  }

  /** The rings of a geometry as lists of [lat, lon], without the pieces that lie on a cut. */
  function outlines(geometry, cuts) {
    const polygons = { Polygon: [geometry.coordinates], MultiPolygon: geometry.coordinates }[geometry.type] || [];
    const near = (value, other, cut) => Math.abs(value - cut) < NEAR_CUT && Math.abs(other - cut) < NEAR_CUT;
    const onCut = (a, b) =>
      cuts.lon.some((cut) => near(a[0], b[0], cut)) || cuts.lat.some((cut) => near(a[1], b[1], cut));
    const lines = [];
    [].concat(...polygons).forEach((ring) => {
      let line = [];
      ring.forEach((point, i) => {
        if (i && onCut(ring[i - 1], point)) line = [];
        if (!line.length) lines.push(line);
        line.push([point[1], point[0]]);
      });
    });
    return lines.filter((line) => line.length > 1);
  }
})();
