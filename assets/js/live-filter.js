// <form method="get" data-live="ID">: a changed filter fetches the page and replaces only element #ID, so that focus
// stays in the filter and the address still names what is shown. If anything fails, the form is submitted as usual.

const WAIT = 300;

export function start(form) {
  const id = form.dataset.live;
  let timer;
  let running;

  async function show(url) {
    running?.abort();
    running = new AbortController();
    const { signal } = running;
    const list = document.getElementById(id);
    list.setAttribute("aria-busy", "true");
    try {
      const answer = await fetch(url, { signal });
      if (!answer.ok || new URL(answer.url).pathname !== url.pathname) throw new Error("not this list");
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(id);
      if (!fresh) throw new Error("no list");
      // The live region is kept, so that its new count is read out.
      const said = list.querySelector("[role=status]");
      const says = fresh.querySelector("[role=status]");
      if (said && says) {
        says.replaceWith(said);
        said.textContent = says.textContent;
      }
      list.replaceChildren(...fresh.childNodes);
      list.removeAttribute("aria-busy");
      history.replaceState(null, "", url);
    } catch {
      if (!signal.aborted) location.assign(url);
    }
  }

  function apply() {
    clearTimeout(timer);
    const url = new URL(form.action || location.href);
    const filled = [...new FormData(form)].filter(([, value]) => value !== "");
    url.search = new URLSearchParams(filled).toString();
    url.hash = "";
    show(url);
  }

  form.addEventListener("input", (event) => {
    clearTimeout(timer);
    timer = setTimeout(apply, event.target.matches("input[type=search], input[type=text]") ? WAIT : 0);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    apply();
  });
}
