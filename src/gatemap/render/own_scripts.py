"""The scripts of our own pages. A browser runs these and no other inline script: see `ui.security_headers`.

Nothing in them comes from data.
"""

# Vega-Lite gives the rectangles of a brush a role and no name, and has no option for it: they are hidden from screen
# readers here.
QUIET_BRUSH = """
new MutationObserver(() => {
  for (const mark of document.querySelectorAll("g.period_brush, g.period_brush_bg"))
    if (!mark.hasAttribute("aria-hidden")) mark.setAttribute("aria-hidden", "true");
}).observe(document.body, { childList: true, subtree: true });
"""

# Streamlit has no button that prints. A link to a part of the page would change the address, which Streamlit takes for
# a step of the browser's history, and draws the page anew.
DOSSIER_LINKS = """
for (const button of document.querySelectorAll(".gm-print")) button.onclick = () => window.print();
if (!window.gatemapDossier) {
  window.gatemapDossier = true;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('.gm-dossier.on-page a[href^="#"]');
    if (!link) return;
    event.preventDefault();
    const aim = document.getElementById(link.getAttribute("href").slice(1));
    if (!aim) return;
    for (const other of document.querySelectorAll(".gm-dossier .is-aim")) other.classList.remove("is-aim");
    aim.classList.add("is-aim");
    aim.tabIndex = -1;
    aim.scrollIntoView({ block: "center" });
    aim.focus({ preventScroll: true });
  });
}
"""

OWN_SCRIPTS = (QUIET_BRUSH, DOSSIER_LINKS)
