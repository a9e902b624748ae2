// Shows a print button that could do nothing without scripts.
export default function print(button) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
