// <form data-confirm="What happens" data-confirm-title="Question?" data-confirm-yes="…" data-confirm-no="…">
// asks in a <dialog> before the form is sent. Without script the server asks on a page of its own or offers undo.

export function start(form) {
  let confirmed = false;
  form.addEventListener("submit", (event) => {
    if (confirmed) return;
    event.preventDefault();
    const submitter = event.submitter;
    ask(form.dataset, () => {
      confirmed = true;
      form.requestSubmit(submitter);
      confirmed = false;
    });
  });
}

function ask({ confirm, confirmTitle, confirmYes, confirmNo }, yes) {
  const dialog = document.createElement("dialog");
  const title = Object.assign(document.createElement("h2"), { id: "confirm-title", textContent: confirmTitle });
  const text = Object.assign(document.createElement("p"), { textContent: confirm });
  const actions = Object.assign(document.createElement("form"), { className: "actions", method: "dialog" });
  actions.append(button(confirmNo, "no", "button"), button(confirmYes, "yes", "button danger"));
  dialog.setAttribute("aria-labelledby", title.id);
  dialog.append(title, text, actions);
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (dialog.returnValue === "yes") yes();
  });
  document.body.append(dialog);
  dialog.showModal();
}

function button(text, value, className) {
  return Object.assign(document.createElement("button"), { textContent: text, value, className });
}
