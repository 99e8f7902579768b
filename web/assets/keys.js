// Keys for the review queue (a, r, e, n) and the reader (n, p). Without it the
// access keys and the links do the same.
(function () {
  "use strict";
  var claims = Array.from(document.querySelectorAll("ol.claims > li")), at = -1;
  function press(id) {
    var b = document.getElementById(id);
    if (b) b.click();
    return !!b;
  }
  function step(by) {
    if (!claims.length) return false;
    at = Math.min(claims.length - 1, Math.max(0, at + by));
    var link = claims[at].querySelector("a");
    location.hash = link.getAttribute("href");
    link.focus();
    return true;
  }
  document.addEventListener("keydown", function (e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)) {
      if (e.key === "Escape") e.target.blur();
      return;
    }
    var done = false;
    if (e.key === "a") done = press("accept");
    else if (e.key === "r") done = press("reject");
    else if (e.key === "n") done = press("pass") || step(1);
    else if (e.key === "p") done = step(-1);
    else if (e.key === "e") {
      var d = document.getElementById("correct");
      if (d) {
        d.open = true;
        document.getElementById("e-status").focus();
        done = true;
      }
    }
    if (done) e.preventDefault();
  });
})();
