/* Notes when each part of the page was last changed on screen: in the page, in the map's frame and on canvases. */
(() => {
  const watch = (window.benchmarkWatch = { last: {}, acted: 0, received: 0, messages: 0 });
  const inFrame = window !== window.top;
  const now = () => performance.now() + performance.timeOrigin;
  // a part: where it is drawn; the floor's only part is its text
  const PARTS = {
    numbers: ".gm-numbers, .gm-head", strip: ".st-key-strip", table: ".st-key-events_table", text: '[data-testid="stText"]',
  };

  function partOf(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (inFrame || !element) return inFrame ? "map" : null;
    return Object.keys(PARTS).find((name) => element.closest(PARTS[name])) || null;
  }

  function note(node) {
    const part = partOf(node);
    if (part) watch.last[part] = now();
    if (inFrame || !node.querySelector) return;
    for (const [name, where] of Object.entries(PARTS)) if (node.querySelector(where)) watch.last[name] = now();
  }

  // A frame's first document is replaced by its own, so the observer is put on whatever document is there by then.
  watch.begin = () => {
    watch.last = {};
    watch.acted = watch.received = watch.messages = 0;
    if (document.benchmarkWatched) return;
    document.benchmarkWatched = true;
    const seen = { childList: true, subtree: true, characterData: true, attributes: inFrame };
    new MutationObserver((records) => {
      for (const record of records) {
        // What a table keeps beneath its canvas for screen readers follows 200 ms after the picture, its texts too.
        const at = record.target.nodeType === Node.ELEMENT_NODE ? record.target : record.target.parentElement;
        if (at && at.closest("canvas")) continue;
        record.addedNodes.forEach(note);
        const part = partOf(record.target);
        if (part) watch.last[part] = now();
      }
    }).observe(document, seen);
  };
  watch.begin();

  for (const name of ["clearRect", "fillRect", "fillText", "drawImage", "stroke", "fill"]) {
    const original = CanvasRenderingContext2D.prototype[name];
    CanvasRenderingContext2D.prototype[name] = function (...given) {
      if (this.canvas && this.canvas.isConnected) note(this.canvas);
      return original.apply(this, given);
    };
  }

  const act = (event) => {
    if (event.type === "click" || event.key === "Enter") watch.acted = event.timeStamp + performance.timeOrigin;
  };
  ["click", "keydown"].forEach((type) => addEventListener(type, act, true));

  window.WebSocket = class extends WebSocket {
    constructor(...given) {
      super(...given);
      this.addEventListener("message", ({ data }) => {
        watch.received += data.size || data.byteLength || data.length;
        watch.messages += 1;
      });
    }
  };
})();
