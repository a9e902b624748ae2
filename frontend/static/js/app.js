// Finds every [data-module] on a staff page and gives it its behaviour; without scripts each page still works.
for (const element of document.querySelectorAll("[data-module]")) {
  for (const name of element.dataset.module.split(" ")) {
    // Relative to this file, so that the version in its address holds for the modules too.
    import(new URL(`modules/${name}.js`, import.meta.url)).then((module) => module.default(element));
  }
}
