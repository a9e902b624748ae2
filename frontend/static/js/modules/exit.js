// The quick way out: hides the page at once and leaves no step back to it. Every sender's page has it.
(function () {
  var links = document.querySelectorAll("[data-exit], a[data-module=exit]"), keys = document.querySelector("[data-exit-keys]");
  if (!links.length) return;
  function leave(event) {
    if (event) event.preventDefault();
    document.documentElement.classList.add("leaving");
    document.title = "";
    location.replace(links[0].href);
  }
  for (var i = 0; i < links.length; i++) links[i].addEventListener("click", leave);
  // Three presses of Shift alone within two seconds: Escape would stop the leaving itself.
  var times = [];
  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    times = event.key === "Shift" ? times.concat(Date.now()).slice(-3) : [];
    if (times.length === 3 && times[2] - times[0] < 2000) leave();
  });
  if (keys) keys.hidden = false;
  // A page fetched back from memory is empty for whoever presses Back.
  addEventListener("pageshow", function (event) { if (event.persisted) location.reload(); });
})();
