/* Keyboard: the symbols are one tab stop; arrow keys go from one to the next, Enter or blank clicks. */
(function () {
  "use strict";
  const gatemap = (window.gatemap = window.gatemap || {});
  const STEPS = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };
  let focused = null; // properties of the feature that had the focus when its group was replaced

  gatemap.makeKeyboard = function (group, title) {
    const stops = group.getLayers().filter((layer) => layer.row && layer.getElement());
    stops.sort((a, b) => b.getLatLng().lat - a.getLatLng().lat);
    stops.forEach((layer, i) => prepare(group, stops, layer, i));
    const first = stops.find((layer) => layer.row.selected) || stops.find((layer) => layer.row.events) || stops[0];
    if (first) first.getElement().setAttribute("tabindex", "0");
    const pane = group._map.getPane("gm-symbols");
    pane.setAttribute("role", "group");
    pane.setAttribute("aria-label", title);
    const again = focused && stops.find((layer) => key(layer) === focused);
    if (again) again.getElement().focus({ preventScroll: true });
    focused = null;
  };

  /** To be called before `group` leaves the map: the one that replaces it takes over the focus. */
  gatemap.keepFocus = function (group) {
    const layer = group.getLayers().find((one) => one.row && one.getElement() === document.activeElement);
    focused = layer ? key(layer) : null;
  };

  function prepare(group, stops, layer, i) {
    const element = layer.getElement();
    element.setAttribute("tabindex", "-1");
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", group.describe(layer));
    element.setAttribute("aria-pressed", String(Boolean(layer.row.selected)));
    element.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") group.press(layer);
      else if (event.key in STEPS) move(stops, i, i + STEPS[event.key]);
      else if (event.key === "Home") move(stops, i, 0);
      else if (event.key === "End") move(stops, i, stops.length - 1);
      else return;
      event.preventDefault();
      event.stopPropagation();
    });
  }

  function move(stops, from, to) {
    const next = stops[Math.min(stops.length - 1, Math.max(0, to))];
    stops[from].getElement().setAttribute("tabindex", "-1");
    next.getElement().setAttribute("tabindex", "0");
    next._map.panInside(next.getLatLng(), { padding: [40, 40], animate: false });
    next.getElement().focus({ preventScroll: true });
  }

  function key(layer) {
    const properties = layer.feature.properties;
    return properties.kind + " " + properties.id;
  }
})();
