// <button type="button" data-copy="#selector" data-copied="Copied" hidden> copies the text or value of that element.

export function start(button) {
  if (!navigator.clipboard) return;
  button.hidden = false;
  button.setAttribute("aria-live", "polite");
  const label = [...button.childNodes];
  let timer;
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.replaceChildren(button.dataset.copied);
    clearTimeout(timer);
    timer = setTimeout(() => button.replaceChildren(...label), 2000);
  });
}
