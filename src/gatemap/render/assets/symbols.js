/* Symbols: one shape function a kind of place, used by the map and by its legend; badges for provinces. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});
  const SVG = "http://www.w3.org/2000/svg";

  // Every shape of one radius covers the area of the circle of that radius, so that sizes compare across levels.
  const SHAPES = {
    international: circle,
    main: (x, y, r) => polygon(x, y, r * 0.886, [[-1, -1], [1, -1], [1, 1], [-1, 1]]),
    auxiliary: (x, y, r) => polygon(x, y + r * 0.18, r * 1.555, [[0, -1], [0.866, 0.5], [-0.866, 0.5]]),
    opening: (x, y, r) => polygon(x, y, r * 1.253, [[0, -1], [1, 0], [0, 1], [-1, 0]]),
    rail: (x, y, r) => polygon(x, y, r * 1.13, SALTIRE),
    post: (x, y, r) => polygon(x, y, r * 0.947, [[-1, -1], [1, -1], [1, 0.2], [0, 1.25], [-1, 0.2]]),
    unknown: (x, y, r) => polygon(x, y, r * 1.1, HEXAGON),
  };
  const HEXAGON = [[1, 0], [0.5, 0.866], [-0.5, 0.866], [-1, 0], [-0.5, -0.866], [0.5, -0.866]];
  const SALTIRE = [
    [0, -0.52], [0.52, -1.04], [1.04, -0.52], [0.52, 0], [1.04, 0.52], [0.52, 1.04],
    [0, 0.52], [-0.52, 1.04], [-1.04, 0.52], [-0.52, 0], [-1.04, -0.52], [-0.52, -1.04],
  ];

  gatemap.shape = function (name, x, y, r) {
    return (SHAPES[name] || circle)(x, y, r);
  };

  gatemap.icon = function (name, radius, className, size) {
    const side = size || Math.ceil(radius * 3.2);
    const svg = document.createElementNS(SVG, "svg");
    svg.setAttribute("width", side);
    svg.setAttribute("height", side);
    svg.setAttribute("aria-hidden", "true");
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("d", gatemap.shape(name, side / 2, side / 2, radius));
    path.setAttribute("class", className);
    svg.appendChild(path);
    return svg;
  };

  // From 5.5 (the whole border in a small box) to 8 (a province) symbols grow to their full size.
  gatemap.symbolScale = function (zoom) {
    return Math.min(1, Math.max(0.55, 0.55 + (zoom - 5.5) * 0.18));
  };

  gatemap.Symbol = L.CircleMarker.extend({
    options: { shape: "international", shift: null, grow: 0, bubblingMouseEvents: false },

    _project: function () {
      this._radius = this.options.radius * gatemap.symbolScale(this._map.getZoom()) + this.options.grow;
      this._point = this._map.latLngToLayerPoint(this._latlng);
      if (this.options.shift) this._point = this._point.add(this.options.shift(this._map.getZoom()));
      this._updateBounds();
    },

    _updatePath: function () {
      const p = this._point;
      const path = this._empty() ? "M0 0" : gatemap.shape(this.options.shape, p.x, p.y, this._radius);
      this._renderer._setPath(this, path);
    },

    // Leaflet asks for this by name to keep a tooltip clear of what it belongs to.
    _getTooltipAnchor: function () {
      return L.point(this._radius + 2, 0);
    },
  });

  gatemap.badge = function (latlng, text, className) {
    const box = document.createElement("span");
    box.textContent = text;
    const icon = L.divIcon({ className: "gm-badge " + className, html: box, iconSize: null, tooltipAnchor: [12, 0] });
    return L.marker(latlng, { icon: icon, pane: "gm-badges", keyboard: false, bubblingMouseEvents: false });
  };

  function circle(x, y, r) {
    const d = n(2 * r);
    return `M${n(x - r)} ${n(y)}a${n(r)} ${n(r)} 0 1 0 ${d} 0a${n(r)} ${n(r)} 0 1 0 ${-d} 0Z`;
  }

  function polygon(x, y, r, corners) {
    return "M" + corners.map((c) => n(x + c[0] * r) + " " + n(y + c[1] * r)).join("L") + "Z";
  }

  function n(value) {
    return Math.round(value * 10) / 10;
  }
})();
