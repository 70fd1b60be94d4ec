/* The map itself: theme, controls and the wheel. Loaded after Leaflet and before the map is made. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});

  /** Draw the base map and the controls; called once, by the script of the base map. */
  gatemap.setup = function (map, config) {
    quietStart();
    followTheme(map);
    const goHome = keepHome(map, config.home);
    keepHeight(map);
    gateWheel(map);
    map.getContainer().classList.add("gm-map");
    const state = (map.gatemap = { basemap: new gatemap.Basemap(map, config) });
    state.home = new Buttons(goHome).addTo(map);
    state.legend = new Legend().addTo(map);
    state.attribution = new Attribution(config.attribution).addTo(map);
    L.control.scale({ imperial: false, position: "bottomright", maxWidth: 90 }).addTo(map);
  };

  gatemap.styled = function () {
    return getComputedStyle(document.documentElement).getPropertyValue("--gm-ready").trim() === "1";
  };

  /** Everything outside the places that can change between reruns. */
  gatemap.apply = function (map, options, chosen) {
    const state = map.gatemap;
    state.basemap.show(options.units, options.language, chosen, options.shades);
    state.home.name(options.texts);
    state.legend.fill(options);
    showTiles(map, options.tiles);
    document.documentElement.lang = options.language;
  };

  /* st_folium counts clicks from 0 and would report that 0 at once: a rerun of the app for nothing. */
  function quietStart() {
    const data = window.__GLOBAL_DATA__;
    if (data) data.last_object_clicked_count = null;
  }

  /** A number no earlier map of this session has used, so that the same click on a map drawn anew is a change. */
  gatemap.stampClick = function () {
    const data = window.__GLOBAL_DATA__;
    if (data && data.last_object_clicked_count === null) data.last_object_clicked_count = Date.now();
  };

  function followTheme(map) {
    const style = document.documentElement.style;
    const apply = (theme) => {
      const colour = (theme && theme.backgroundColor) || variable("--background-color");
      document.documentElement.classList.toggle("gm-dark", isDark(colour));
    };
    apply(null);
    if (window.Streamlit) window.Streamlit.events.addEventListener("streamlit:render", (e) => apply(e.detail.theme));
    const weigh = () => {
      style.setProperty("--gm-weight", Math.min(1.7, Math.max(0.75, 0.75 + (map.getZoom() - 5) * 0.16)));
      style.setProperty("--gm-scale", gatemap.symbolScale(map.getZoom()));
    };
    map.on("zoomend", weigh);
    weigh();
  }

  function variable(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function isDark(colour) {
    const context = document.createElement("canvas").getContext("2d");
    context.fillStyle = colour || "#fff";
    context.fillRect(0, 0, 1, 1);
    const [r, g, b] = context.getImageData(0, 0, 1, 1).data;
    return 0.299 * r + 0.587 * g + 0.114 * b < 128;
  }

  /* The frame often gets its width late (a tab, a narrow phone): fit again until the person has moved the map. */
  function keepHome(map, home) {
    let touched = false;
    const goHome = () => map.fitBounds(home, { animate: touched, padding: [6, 8] });
    goHome();
    map.on("resize", () => touched || goHome());
    ["mousedown", "touchstart", "wheel", "keydown"].forEach((type) =>
      L.DomEvent.on(map.getContainer(), type, () => (touched = true))
    );
    return goHome;
  }

  /* st_folium sets the height once; a page that asks for another height later changes only the frame. */
  function keepHeight(map) {
    window.addEventListener("resize", () => {
      if (window.innerHeight < 50) return;
      map.getContainer().style.height = window.innerHeight + "px";
      map.invalidateSize();
    });
  }

  /* The wheel scrolls the page until the map has been clicked or Ctrl is held. */
  function gateWheel(map) {
    const container = map.getContainer();
    const handler = map.scrollWheelZoom;
    let active = false;
    handler.disable();
    const zoom = handler._onWheelScroll;
    handler._onWheelScroll = function (event) {
      if (active || event.ctrlKey || event.metaKey) zoom.call(handler, event);
    };
    handler.enable();
    ["click", "focusin"].forEach((type) => container.addEventListener(type, () => (active = true)));
    container.addEventListener("mouseleave", () => (active = false));
    // A click that replaces the symbols also ends the focus of one, while the person is still at the map.
    container.addEventListener("focusout", () => (active = active && container.matches(":hover")));
  }

  function showTiles(map, tiles) {
    const state = map.gatemap;
    if (tiles && !state.tiles) state.tiles = L.tileLayer(tiles.url, { maxZoom: 19 }).addTo(map);
    if (!tiles && state.tiles) {
      state.tiles.remove();
      state.tiles = null;
    }
    map.getContainer().classList.toggle("gm-tiles", Boolean(tiles));
    state.attribution.also(tiles ? tiles.attribution : "");
  }

  const Buttons = L.Control.extend({
    options: { position: "topleft" },

    initialize: function (goHome) {
      this._goHome = goHome;
    },

    onAdd: function (map) {
      const box = L.DomUtil.create("div", "leaflet-bar gm-buttons");
      this._buttons = {
        zoom_in: this._button(box, "M8 3v10M3 8h10", () => map.zoomIn(1)),
        zoom_out: this._button(box, "M3 8h10", () => map.zoomOut(1)),
        home: this._button(box, "M2.5 6V2.5H6M10 2.5h3.5V6M13.5 10v3.5H10M6 13.5H2.5V10", this._goHome),
      };
      L.DomEvent.disableClickPropagation(box);
      return box;
    },

    name: function (texts) {
      Object.entries(this._buttons).forEach(([key, button]) => {
        button.title = texts[key];
        button.setAttribute("aria-label", texts[key]);
      });
    },

    _button: function (box, d, act) {
      const button = L.DomUtil.create("button", "", box);
      button.type = "button";
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      svg.setAttribute("viewBox", "0 0 16 16");
      path.setAttribute("d", d);
      svg.appendChild(path);
      button.appendChild(svg);
      L.DomEvent.on(button, "click", act);
      return button;
    },
  });

  const Attribution = L.Control.extend({
    options: { position: "bottomright" },

    initialize: function (text) {
      this._own = text;
    },

    onAdd: function () {
      const box = L.DomUtil.create("div", "gm-attribution");
      L.DomUtil.create("span", "", box).textContent = this._own;
      this._extra = L.DomUtil.create("span", "", box);
      return box;
    },

    also: function (text) {
      this._extra.textContent = text ? " · " + text : "";
    },
  });

  const Legend = L.Control.extend({
    options: { position: "bottomleft" },

    onAdd: function (map) {
      this._box = L.DomUtil.create("details", "gm-legend");
      this._box.open = map.getSize().x >= 500;
      this._title = L.DomUtil.create("summary", "", this._box);
      this._list = L.DomUtil.create("div", "gm-legend-list", this._box);
      L.DomEvent.disableClickPropagation(this._box);
      L.DomEvent.disableScrollPropagation(this._box);
      map.on("zoomend", this._resize, this);
      this._box.addEventListener("toggle", () => map.gatemap.basemap.labels.refresh());
      return this._box;
    },

    fill: function (options) {
      const texts = options.texts;
      this._title.textContent = texts.legend;
      this._list.replaceChildren();
      options.symbols.forEach(([symbol, text]) =>
        this._row(text, gatemap.icon(symbol, 5.5, `gm-symbol gm-exact gm-${symbol}`, 20))
      );
      if (texts.province) this._row(texts.province, this._number());
      if (texts.shades) this._row(texts.shades, this._shades(options.shade_steps), true);
      options.precisions.forEach(([precision, text], i) =>
        this._row(text, gatemap.icon("international", 5.5, `gm-symbol gm-sample gm-${precision}`, 20), i === 0)
      );
      this._sizes = options.sizes;
      this._sizeRow = this._row(texts.sizes, document.createElement("span"), true);
      this._sizeRow.classList.add("gm-legend-sizes");
      this._resize();
    },

    _resize: function () {
      if (!this._sizes) return;
      const scale = gatemap.symbolScale(this._map.getZoom());
      const row = document.createElement("span");
      this._sizes.forEach(([events, radius]) => {
        const r = Math.max(1, radius * scale);
        row.appendChild(gatemap.icon("international", r, "gm-symbol gm-sample gm-exact", Math.ceil(2 * r + 3)));
        row.appendChild(document.createTextNode(String(events)));
      });
      this._sizeRow.replaceChild(row, this._sizeRow.firstChild);
    },

    _row: function (text, icon, first) {
      const row = L.DomUtil.create("div", "gm-legend-row" + (first ? " gm-legend-first" : ""), this._list);
      row.appendChild(icon);
      const words = L.DomUtil.create("span", "", row);
      words.textContent = text;
      return row;
    },

    _shades: function (steps) {
      const row = L.DomUtil.create("span", "gm-legend-shades");
      steps.forEach((least, i) => {
        row.appendChild(gatemap.icon("main", 6, `gm-shade-${i + 1}`, 14));
        row.appendChild(document.createTextNode(`${least}+ `));
      });
      return row;
    },

    _number: function () {
      const box = L.DomUtil.create("span", "gm-badge gm-badge-sample");
      L.DomUtil.create("span", "", box).textContent = "3";
      return box;
    },
  });
})();
