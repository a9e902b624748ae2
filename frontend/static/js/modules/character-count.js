// Says how many characters are left under a text area that has a maxlength.
export default function characterCount(area) {
  const line = document.createElement("p");
  line.className = "left";
  line.setAttribute("aria-live", "polite");
  const say = () => {
    const left = area.maxLength - area.value.length;
    line.textContent = area.dataset.left.replace("{n}", left.toLocaleString(document.documentElement.lang));
  };
  area.after(line);
  area.addEventListener("input", say);
  say();
}
