// Asks once more before an act that cannot be undone. The question stands in data-question, already in the reader's language.
export default function confirm(form) {
  form.addEventListener("submit", (event) => {
    if (!window.confirm(form.dataset.question)) event.preventDefault();
  });
}
