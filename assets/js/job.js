// [data-job="URL"] follows a job: the address answers {state, done, total, message, location}, state being "queued",
// "running", "done" or "failed". Updates <progress> and [data-job-text]; goes to `location` when the job has ended.

const SOONEST = 700;
const LATEST = 10_000;

export function start(element) {
  const bar = element.querySelector("progress");
  const text = element.querySelector("[data-job-text]");
  let wait = SOONEST;
  let last;

  async function look() {
    if (document.hidden) {
      document.addEventListener("visibilitychange", look, { once: true });
      return;
    }
    try {
      const answer = await fetch(element.dataset.job, { headers: { Accept: "application/json" }, redirect: "error", cache: "no-store" });
      if (!answer.ok) throw new Error(String(answer.status));
      const job = await answer.json();
      if (job.total) {
        bar.max = job.total;
        bar.value = job.done;
      }
      if (job.message && text && text.textContent !== job.message) text.textContent = job.message;
      if (job.state === "done" || job.state === "failed") {
        if (job.location) location.assign(job.location);
        else location.reload();
        return;
      }
      wait = job.done === last ? Math.min(wait * 1.5, LATEST) : SOONEST;
      last = job.done;
    } catch {
      wait = Math.min(wait * 2, LATEST);
    }
    setTimeout(look, wait);
  }

  setTimeout(look, wait);
}
