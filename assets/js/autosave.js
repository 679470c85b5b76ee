// Saves a long form as it is filled in.
//
// <form data-autosave="URL" data-saving="…" data-saved="…" data-failed="…"> with an element [data-autosave-status]
// (role=status) inside. A button [data-autosave-clear="NAME"] unchecks what is chosen under NAME. Sends the changed fields and every hidden field, urlencoded, by POST; a group whose last box
// was unchecked is sent as one empty value. The server answers 2xx, without a redirect. What is not yet saved is kept
// in this browser for a week and sent when the page is opened again. A page with [data-autosave-done="URL"] forgets it.
// It is kept under the path of URL, so that path must be one person's alone (the id of the answer stands in it).

const WAIT = 600;
const LONGEST_WAIT = 60_000;
const WEEK = 7 * 24 * 3600 * 1000;

export function start(element) {
  if (element.dataset.autosaveDone) store(element.dataset.autosaveDone).clear();
  else new Autosave(element);
}

function store(url) {
  const key = `autosave:${new URL(url, location.href).pathname}`;
  return {
    read() {
      try {
        const kept = JSON.parse(localStorage.getItem(key));
        return kept && Date.now() - kept.at < WEEK ? kept.fields : {};
      } catch {
        return {};
      }
    },
    write(fields) {
      try {
        if (Object.keys(fields).length) localStorage.setItem(key, JSON.stringify({ at: Date.now(), fields }));
        else localStorage.removeItem(key);
      } catch {
        // Storage may be full or forbidden; saving over the network goes on.
      }
    },
    clear() {
      this.write({});
    },
  };
}

class Autosave {
  constructor(form) {
    this.form = form;
    this.url = form.dataset.autosave;
    this.status = form.querySelector("[data-autosave-status]");
    this.store = store(this.url);
    this.unsaved = this.store.read(); // name → list of values
    this.failures = 0;
    this.fill();

    form.addEventListener("input", (event) => this.changed(event.target));
    form.addEventListener("change", (event) => this.changed(event.target));
    form.addEventListener("submit", () => this.handOver());
    for (const button of form.querySelectorAll("[data-autosave-clear]")) button.addEventListener("click", (event) => this.clear(event, button));
    addEventListener("online", () => this.send());
    addEventListener("pagehide", () => this.send({ keepalive: true }));
    addEventListener("pageshow", (event) => event.persisted && this.resume());
    if (this.pending()) this.send();
  }

  pending() {
    return Object.keys(this.unsaved).length > 0;
  }

  /** Puts back what an earlier visit could not save. */
  fill() {
    for (const [name, values] of Object.entries(this.unsaved)) {
      const fields = [...this.form.elements].filter((field) => field.name === name);
      fields.forEach((field, index) => {
        if (["radio", "checkbox"].includes(field.type)) field.checked = values.includes(field.value);
        else if (field.multiple) for (const option of field.options) option.selected = values.includes(option.value);
        else field.value = values[index] ?? "";
      });
    }
  }

  changed(field) {
    if (!field.name || field.type === "file" || field.type === "password") return;
    const values = new FormData(this.form).getAll(field.name);
    this.unsaved[field.name] = values.length ? values : [""];
    this.store.write(this.unsaved);
    this.later(WAIT);
  }

  /** Unchecks in place; without this file the button does it by way of the server. */
  clear(event, button) {
    event.preventDefault();
    const chosen = [...this.form.elements].filter((field) => field.name === button.dataset.autosaveClear && field.checked);
    for (const field of chosen) {
      field.checked = false;
      this.changed(field);
    }
    // The button is gone now that nothing is chosen: the keyboard stays in the question.
    this.form.querySelector(`[name="${CSS.escape(button.dataset.autosaveClear)}"]`)?.focus();
  }

  later(milliseconds) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), milliseconds);
  }

  body(fields) {
    const body = new URLSearchParams();
    for (const hidden of this.form.querySelectorAll("input[type=hidden][name]")) {
      if (!(hidden.name in fields)) body.append(hidden.name, hidden.value);
    }
    for (const [name, values] of Object.entries(fields)) values.forEach((value) => body.append(name, value));
    return body;
  }

  async send({ keepalive = false } = {}) {
    clearTimeout(this.timer);
    if (this.handedOver || !this.pending() || (this.sending && !keepalive)) return;
    const sent = { ...this.unsaved };
    this.sending = true;
    this.say("saving");
    try {
      // An expired session answers with a redirect to the sign-in page: that is a failure, not a saved answer.
      const answer = await fetch(this.url, { method: "POST", body: this.body(sent), keepalive, redirect: "error", headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(String(answer.status));
      for (const [name, values] of Object.entries(sent)) if (this.unsaved[name] === values) delete this.unsaved[name];
      this.store.write(this.unsaved);
      this.failures = 0;
      this.say("saved");
      if (this.pending()) this.later(WAIT);
    } catch {
      this.failures += 1;
      this.say("failed");
      this.later(Math.min(1000 * 2 ** this.failures, LONGEST_WAIT));
    } finally {
      this.sending = false;
    }
  }

  /** The form itself is on its way to the server with everything in it. The copy here stays until the next page is seen. */
  handOver() {
    this.handedOver = true;
    clearTimeout(this.timer);
  }

  resume() {
    this.handedOver = false;
    this.send();
  }

  say(state) {
    if (!this.status || this.status.dataset.state === state) return;
    this.status.dataset.state = state;
    this.status.textContent = this.form.dataset[state] ?? "";
  }
}
