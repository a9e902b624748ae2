// Says under a text area, after a pause in typing, which numbers and addresses will be hidden. Only what has a form of
// its own: names need the server. Nothing is kept and nothing leaves the page. Written for old browsers, as it shares a
// file with the way out; one that does not know these patterns shows nothing.
(function () {
  var PAUSE = 700, MOST = 6, LONGEST = 20000, forms;
  var MONTH = "(?:janv|févr|fevr|mars|avril|mai|juin|juil|août|aout|sept|oct|nov|déc|dec|jan|feb|march|april|may|june|july|aug"
    + "|zanwuye|feburuye|marisi|awirili|zuwɛn|zuluye|uti|sɛtanburu|ɔkutɔburu|nowanburu|desanburu"
    + "|يناير|فبراير|مارس|أبريل|مايو|يونيو|يوليو|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر)\\p{L}{0,8}";
  try {
    forms = [
      "[\\w.+-]{1,40}(?:@| ?[[(]at[\\])] ?| arobase )[\\w-]{1,40}(?:(?:\\.| ?\\[(?:point|dot)\\] ?| point )\\w{2,10}){1,3}",
      "(?:https?:\\/\\/|www\\.|t\\.me\\/|wa\\.me\\/)[^\\s<>\"«»]{2,200}",
      "(?<![\\w@.])@\\w[\\w.\\-]{1,40}",
      "(?<!\\w)[12](?:[ .\\-]?\\d){13}[ \\-]?[a-z](?!\\w)",
      "(?<![\\w.,])(?!\\d{1,3}(?:[ .,]\\d{3}){2}(?!\\d))(?:\\(?(?:\\+|00)\\d{1,3}\\)?[ .\\-]?)?[2-9](?:[ .\\-]?\\d){7}(?!\\w|[.,]\\d| ?%)",
      "(?<!\\w)[a-z]{2}[ \\-]?\\d{3,4}[ \\-]?(?:md(?!\\w)|[a-z]{2}[ \\-]?\\d(?!\\w))",
      "(?<!\\w)-?\\d{1,2}\\.\\d{4,8}, ?-?\\d{1,2}\\.\\d{4,8}",
      "(?<![\\w\\/.\\-])\\d{1,2}([\\/.\\-])\\d{1,2}\\1(?:\\d{4}|\\d{2})(?![\\w\\/])",
      "(?<!\\w)(?:\\d{1,2}(?:er|st|nd|rd|th)? " + MONTH + "|" + MONTH + " (?:tile )?\\d{1,2}(?!\\d),?)(?: (?:san )?\\d{4})?"
    ].map(function (form) { return new RegExp(form, "giu"); });
  } catch (unknown) { return; }

  // The stretches that have such a form, in order, none twice and none within another.
  function found(text) {
    var read = text.slice(0, LONGEST).replace(/[\u0660-\u0669\u06f0-\u06f9]/g, function (digit) { return digit.charCodeAt(0) & 15; });
    var ranges = [], names = [], end = 0;
    forms.forEach(function (form) {
      var match;
      form.lastIndex = 0;
      while ((match = form.exec(read))) ranges.push([match.index, form.lastIndex]);
    });
    ranges.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
    ranges.forEach(function (range) {
      var name = text.slice(range[0], range[1]);
      if (range[1] > end && names.indexOf(name) < 0) names.push(name);
      end = Math.max(end, range[1]);
    });
    return names;
  }

  function marks(line) {
    var area = line.parentNode.querySelector("textarea"), waiting;
    function say() {
      var names = found(area.value).slice(0, MOST).map(function (name) { return "\u2068" + name + "\u2069"; });
      var words = names.length ? line.getAttribute("data-says") + " " + names.join(" · ") : "";
      if (line.textContent !== words) line.textContent = words;
    }
    area.addEventListener("input", function () {
      clearTimeout(waiting);
      waiting = setTimeout(say, PAUSE);
    });
  }

  var lines = document.querySelectorAll("[data-marks]");
  for (var i = 0; i < lines.length; i++) marks(lines[i]);
})();
