/* Names on the map: placed by priority, none over another or over a symbol. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});
  const GAP = 2; // pixels kept free around a name

  /* A label: {latlng, text, kind, priority (low wins), minZoom, maxZoom, dot (pixels from its point to the text,
     0 = centred on it), points (other places for it), town (draws its dot), front (always shown, over all)}. */
  gatemap.Labels = L.Layer.extend({
    initialize: function () {
      this._sets = {};
      this._obstacles = () => [];
      this._shown = [];
    },

    onAdd: function () {
      // The name of the selected place lies over the symbols, every other name under them.
      this._boxes = ["gm-labels", "gm-front"].map((pane) => {
        const box = L.DomUtil.create("div", "gm-labels", this.getPane(pane));
        box.setAttribute("aria-hidden", "true");
        return box;
      });
      this._schedule();
    },

    onRemove: function () {
      this._boxes.forEach((box) => box.remove());
    },

    getEvents: function () {
      return {
        zoomanim: (e) => this._glide((l) => this._map._latLngToNewLayerPoint(l.latlng, e.zoom, e.center)),
        zoom: () => this._glide((l) => this._map.latLngToLayerPoint(l.latlng)),
        viewreset: this._schedule,
        zoomend: this._schedule,
        moveend: this._schedule,
        resize: this._schedule,
      };
    },

    /** Replace the labels of one source. */
    set: function (source, labels) {
      (this._sets[source] || []).forEach((label) => label.element && label.element.remove());
      this._sets[source] = labels;
      this._schedule();
    },

    /** `boxes()` gives the pixel boxes, in layer points, that no label may cover. */
    avoid: function (boxes) {
      this._obstacles = boxes;
      this._schedule();
    },

    /** Place the names again, after a panel has changed its size. */
    refresh: function () {
      this._schedule();
    },

    _schedule: function () {
      if (this._waiting || !this._map) return;
      this._waiting = true;
      requestAnimationFrame(() => {
        this._waiting = false;
        if (!this._map) return;
        // Widths measured before the style sheet has come would be wrong.
        if (gatemap.styled()) this._place();
        else setTimeout(() => this._schedule(), 50);
      });
    },

    _place: function () {
      const map = this._map;
      const zoom = map.getZoom();
      const view = map.getBounds().pad(0.15);
      const taken = this._obstacles().concat(this._panels());
      const wanted = [].concat(...Object.values(this._sets)).filter(
        (l) => zoom >= l.minZoom && zoom < l.maxZoom && (l.points || view.contains(l.latlng))
      );
      wanted.sort((a, b) => a.priority - b.priority);
      const before = new Set(this._shown);
      this._shown = wanted.filter((label) => this._fit(label, taken));
      this._shown.forEach((label) => {
        before.delete(label);
        label.element.classList.add("gm-shown");
      });
      before.forEach((label) => label.element && label.element.classList.remove("gm-shown"));
    },

    /* Legend and buttons, in layer points. */
    _panels: function () {
      const map = this._map;
      const container = map.getContainer();
      const origin = container.getBoundingClientRect();
      return Array.from(container.querySelectorAll(".leaflet-control"), (panel) => {
        const rect = panel.getBoundingClientRect();
        const corner = map.containerPointToLayerPoint([rect.left - origin.left, rect.top - origin.top]);
        return [corner.x, corner.y, corner.x + rect.width, corner.y + rect.height];
      });
    },

    _fit: function (label, taken) {
      this._build(label);
      const points = label.points || [label.latlng];
      const offsets = candidates(label);
      return (
        points.some((latlng) => offsets.some((offset) => this._put(label, latlng, offset, taken))) ||
        (label.front && this._put(label, points[0], offsets[0], []))
      );
    },

    _put: function (label, latlng, [dx, dy], taken) {
      const point = this._map.latLngToLayerPoint(latlng);
      const x = point.x + dx;
      const y = point.y + dy;
      const box = [x - GAP, y - GAP, x + label.width + GAP, y + label.height + GAP];
      if (taken.some((other) => overlap(box, other))) return false;
      taken.push(box);
      if (label.town) taken.push([point.x - 4, point.y - 4, point.x + 4, point.y + 4]);
      label.latlng = latlng;
      L.DomUtil.setPosition(label.element, point);
      label.words.style.transform = `translate(${Math.round(dx)}px, ${Math.round(dy)}px)`;
      return true;
    },

    _build: function (label) {
      if (label.element) return;
      const className = "gm-label leaflet-zoom-animated gm-label-" + label.kind;
      label.element = L.DomUtil.create("div", className, this._boxes[label.front ? 1 : 0]);
      if (label.town) L.DomUtil.create("i", "gm-town", label.element);
      label.words = L.DomUtil.create("span", "", label.element);
      label.words.textContent = label.text;
      label.width = label.words.offsetWidth;
      label.height = label.words.offsetHeight;
    },

    _glide: function (point) {
      this._shown.forEach((label) => L.DomUtil.setPosition(label.element, point(label).round()));
    },
  });

  function candidates(label) {
    const w = label.width;
    const h = label.height;
    const d = label.dot;
    if (!d) return [0, -0.8, 0.8, -1.6, 1.6].map((step) => [-w / 2, (step - 0.5) * h]);
    return [[d, -h / 2], [-w - d, -h / 2], [-w / 2, -h - d + 2], [-w / 2, d - 2]];
  }

  function overlap(a, b) {
    return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
  }
})();
