// Makes the timeline easier to move in: drag on the overview to open a window,
// arrow keys to go earlier and later, plus and minus to zoom. Without it the
// links and the form do the same.
(function () {
  "use strict";
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey || /^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) return;
    if (e.target.closest && e.target.closest(".scroll")) return;
    var id = { ArrowLeft: "back", ArrowRight: "forth", "+": "in", "=": "in", "-": "out", "0": "all" }[e.key];
    var link = id && document.getElementById(id);
    if (link) { e.preventDefault(); link.click(); }
  });
  var svg = document.querySelector("svg.overview");
  if (!svg) return;
  var from = Date.parse(svg.dataset.from), to = Date.parse(svg.dataset.to) + 864e5, start = null, shade = null;
  function x(e) {
    var box = svg.getBoundingClientRect();
    return Math.min(1, Math.max(0, (e.clientX - box.left) / box.width));
  }
  function day(f) { return new Date(from + f * (to - from)).toISOString().slice(0, 10); }
  svg.addEventListener("pointerdown", function (e) {
    if (e.button !== 0) return;
    start = x(e);
  });
  svg.addEventListener("pointermove", function (e) {
    if (start === null || Math.abs(x(e) - start) < 0.01 && !shade) return;
    if (!shade) {
      shade = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      shade.setAttribute("class", "window drawing");
      shade.setAttribute("y", "0");
      shade.setAttribute("height", "48");
      svg.appendChild(shade);
      svg.setPointerCapture(e.pointerId);
    }
    var w = svg.viewBox.baseVal.width, a = Math.min(start, x(e)), b = Math.max(start, x(e));
    shade.setAttribute("x", a * w);
    shade.setAttribute("width", (b - a) * w);
  });
  svg.addEventListener("pointerup", function (e) {
    if (start === null) return;
    var a = Math.min(start, x(e)), b = Math.max(start, x(e)), drawn = shade !== null;
    start = null;
    if (!drawn) return;
    svg.addEventListener("click", function (c) { c.preventDefault(); c.stopPropagation(); }, { capture: true, once: true });
    var q = new URLSearchParams(location.search);
    q.set("from", day(a));
    q.set("to", day(Math.max(b, a + 864e5 / (to - from))));
    location.search = q.toString();
  });
})();
