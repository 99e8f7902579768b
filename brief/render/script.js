(function () {
  "use strict";
  var sentences = Array.prototype.slice.call(document.querySelectorAll(".s"));
  function each(list, f) { Array.prototype.forEach.call(list, f); }
  function light(id, scroll) {
    each(document.querySelectorAll(".on"), function (e) { e.classList.remove("on"); });
    var s = document.getElementById(id);
    if (!s || !s.classList.contains("s")) return;
    s.classList.add("on");
    var first = null;
    each(document.querySelectorAll("mark[data-s]"), function (m) {
      if ((" " + m.getAttribute("data-s") + " ").indexOf(" " + id + " ") < 0) return;
      m.classList.add("on");
      if (!first) first = m;
    });
    if (first && scroll) first.scrollIntoView({ block: "center" });
  }
  function choose(s) {
    light(s.id, true);
    if (history.replaceState) history.replaceState(null, "", "#" + s.id);
  }
  sentences.forEach(function (s, i) {
    s.addEventListener("click", function (e) { if (e.target.tagName !== "A" || e.target.className === "sup") { e.preventDefault(); choose(s); } });
    s.addEventListener("keydown", function (e) {
      if (e.key === "Enter" || e.key === " ") { if (e.target === s) { e.preventDefault(); choose(s); } }
      var step = e.key === "j" || e.key === "ArrowDown" ? 1 : e.key === "k" || e.key === "ArrowUp" ? -1 : 0;
      if (step && sentences[i + step]) { e.preventDefault(); sentences[i + step].focus(); choose(sentences[i + step]); }
    });
  });
  each(document.querySelectorAll("mark[data-s]"), function (m) {
    m.addEventListener("click", function () {
      var id = m.getAttribute("data-s").split(" ")[0];
      light(id, false);
      var s = document.getElementById(id);
      if (s) s.scrollIntoView({ block: "center" });
    });
  });
  function fromAddress() { if (location.hash.indexOf("#s-") === 0) light(location.hash.slice(1), true); }
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
})();
