// Entry point: loads only the modules whose attributes stand on the page. Every page works without this file.
const modules = {
  "form[data-autosave], [data-autosave-done]": () => import("./autosave.js"),
  "form[data-live]": () => import("./live-filter.js"),
  "[data-job]": () => import("./job.js"),
  "form[data-confirm]": () => import("./confirm.js"),
  "[data-copy]": () => import("./copy.js"),
  "[data-print]": () => import("./print.js"),
  "[data-paste-check]": () => import("./paste-page.js"),
};

for (const [selector, load] of Object.entries(modules)) {
  const elements = document.querySelectorAll(selector);
  if (elements.length) load().then((module) => elements.forEach(module.start));
}

// A page that came back with errors: the summary takes focus, so that it is read first.
document.querySelector(".error-summary")?.focus();
