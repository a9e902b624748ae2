// Adds a field above a table that hides the rows which do not contain the words typed.
export default function tableFilter(table) {
  const label = document.createElement("label");
  label.className = "label";
  label.textContent = table.dataset.label;
  const input = document.createElement("input");
  input.className = "input filter";
  input.type = "search";
  input.dir = "auto";
  label.append(input);
  table.parentElement.before(label);
  // Folded so that "securite" finds "sécurité".
  const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const rows = [...table.tBodies[0].rows].map((row) => [row, fold(row.textContent)]);
  input.addEventListener("input", () => {
    const wanted = fold(input.value.trim());
    for (const [row, text] of rows) row.hidden = !text.includes(wanted);
  });
}
