// Draws a table of counts whose cells are buttons. Every text goes in as text; nothing is read as HTML.
// Arrow keys move between cells, so that the whole table is one stop of the Tab key.

const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};

const head = (data) => {
  const thead = make("thead");
  if (data.groups.length) {
    const row = thead.appendChild(make("tr", "groups"));
    data.heads.forEach(() => row.appendChild(make("td")));
    data.groups.forEach(([label, span]) => {
      const cell = row.appendChild(make("th", "", label));
      cell.colSpan = span;
      cell.scope = "colgroup";
    });
  }
  const row = thead.appendChild(make("tr", data.upright ? "upright" : ""));
  data.heads.forEach((label) => { row.appendChild(make("th", "text", label)).scope = "col"; });
  data.columns.forEach((column) => {
    const cell = row.appendChild(make("th", column.look));
    cell.scope = "col";
    cell.appendChild(make("span", "", column.label));
  });
  return thead;
};

const button = (data, row, column, count, shade) => {
  const { code, label, look } = data.columns[column];
  const element = make("button", look, String(count));
  const name = data.rows[row].texts[0].replaceAll("\n", " – ");
  element.type = "button";
  element.title = `${name}, ${label}: ${data.events[count]}`;
  element.setAttribute("aria-label", element.title);
  element.dataset.row = data.rows[row].code;
  element.dataset.column = code;
  if (look === "shade") {
    const [ground, ink, darkGround, darkInk] = data.shades[shade];
    element.style.background = `light-dark(${ground}, ${darkGround})`;
    element.style.color = `light-dark(${ink}, ${darkInk})`;
  }
  if (look === "bar") {
    const largest = Math.max(...data.cells.filter((cell) => cell[1] === column).map((cell) => cell[2]));
    element.style.setProperty("--share", count / largest);
  }
  return element;
};

// Between a row's first and last count something is missing; after the last the row has ended so far.
const emptyClass = (course, column, look) => {
  if (!course.length || look !== "shade" || column < course[0]) return "";
  return column < course[1] ? "between" : "after";
};

const body = (data) => {
  const tbody = make("tbody");
  const counts = new Map(data.cells.map(([row, column, count, shade]) => [`${row} ${column}`, [count, shade]]));
  data.rows.forEach((row, at) => {
    const line = tbody.appendChild(make("tr"));
    row.texts.forEach((text, place) => {
      const cell = line.appendChild(make(place ? "td" : "th", "text"));
      text.split("\n").forEach((part) => cell.appendChild(make("div", "", part)));
      if (!place) cell.scope = "row";
    });
    data.columns.forEach((column, place) => {
      const found = counts.get(`${at} ${place}`);
      const cell = line.appendChild(make("td", found ? "" : emptyClass(row.course, place, column.look)));
      if (found) cell.appendChild(button(data, at, place, ...found));
    });
  });
  return tbody;
};

const move = (table, from, key) => {
  const at = (element) => [element.closest("tr").rowIndex, element.parentElement.cellIndex];
  const [row, column] = at(from);
  const along = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (!along) return null;
  const ahead = [...table.querySelectorAll("button")]
    .map((element) => [element, ...at(element)])
    .map(([element, y, x]) => [element, (y - row) * along[0] + (x - column) * along[1],
      Math.abs((y - row) * along[1]) + Math.abs((x - column) * along[0])])
    .filter(([, forward, aside]) => forward > 0 && (along[0] || !aside))
    .sort((one, other) => one[1] + 3 * one[2] - other[1] - 3 * other[2]);
  return ahead.length ? ahead[0][0] : null;
};

const mark = (table, chosen) => {
  const buttons = [...table.querySelectorAll("button")];
  let stop = buttons[0];
  buttons.forEach((element) => {
    const pressed = !!chosen && element.dataset.row === chosen[0] && element.dataset.column === chosen[1];
    element.setAttribute("aria-pressed", String(pressed));
    element.tabIndex = -1;
    if (pressed) stop = element;
  });
  if (table.contains(document.activeElement)) stop = document.activeElement;
  if (stop) stop.tabIndex = 0;
};

// The list comes after the table that was clicked, and a moment later. It moves only when it would not be seen.
const showList = (box, key, tries = 30) => {
  const list = document.querySelector(`.st-key-${key}`);
  const before = list && [...document.querySelectorAll(".gm-grid")]
    .filter((other) => other.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).at(-1);
  if (before === box) {
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    list.querySelector("h3")?.scrollIntoView({ block: "nearest", behavior: still ? "auto" : "smooth" });
  } else if (tries && box.isConnected) {
    setTimeout(showList, 100, box, key, tries - 1);
  }
};

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const box = parentElement.querySelector(".gm-grid");
  const { chosen, list, ...content } = data;
  const fingerprint = JSON.stringify(content);
  if (box.fingerprint !== fingerprint) {
    const held = box.contains(document.activeElement) ? document.activeElement.dataset : null;
    const table = make("table");
    table.setAttribute("aria-label", data.label);
    const [ground, , darkGround] = data.shades[1];
    table.style.setProperty("--bar", `light-dark(${ground}, ${darkGround})`);
    table.append(head(data), body(data));
    const left = box.firstElementChild ? box.scrollLeft : data.from_end ? Infinity : 0;
    box.replaceChildren(table);
    box.fingerprint = fingerprint;
    box.scrollLeft = Math.min(left, box.scrollWidth);
    const again = held && [...table.querySelectorAll("button")].find(
      (element) => element.dataset.row === held.row && element.dataset.column === held.column);
    if (again) again.focus({ preventScroll: true });
  }
  const table = box.firstElementChild;
  mark(table, chosen);
  // Streamlit also calls this between a click and its answer.
  if (chosen && String(chosen) === String(box.asked)) {
    box.asked = null;
    showList(box, list);
  }
  box.onclick = (event) => {
    const pressed = event.target.closest("button");
    if (!pressed) return;
    box.asked = [pressed.dataset.row, pressed.dataset.column];
    setTriggerValue("cell", box.asked);
  };
  box.onkeydown = (event) => {
    const next = event.target.closest("button") && move(table, event.target.closest("button"), event.key);
    if (!next) return;
    event.preventDefault();
    event.target.closest("button").tabIndex = -1;
    next.tabIndex = 0;
    next.focus();
  };
}
