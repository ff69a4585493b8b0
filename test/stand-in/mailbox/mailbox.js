// Tabs, widths, and new mail by itself.
const pick = (selector) => [...document.querySelectorAll(selector)];

for (const tab of pick("[data-tab]")) {
  tab.addEventListener("click", () => {
    for (const other of pick("[data-tab]")) other.setAttribute("aria-selected", String(other === tab));
    for (const part of pick("[data-part]")) part.hidden = part.dataset.part !== tab.dataset.tab;
    for (const widths of pick(".widths")) widths.hidden = tab.dataset.tab !== "html";
  });
}
for (const button of pick("[data-width]")) {
  button.addEventListener("click", () => {
    for (const other of pick("[data-width]")) other.setAttribute("aria-pressed", String(other === button));
    document.querySelector("[data-stage]").dataset.stage = button.dataset.width;
  });
}
for (const select of pick("[data-submit]")) select.addEventListener("change", () => select.form.submit());

const list = document.querySelector("[data-list]");
const { open } = document.body.dataset;
const ids = () => new Set([...list.querySelectorAll("a")].map((a) => a.getAttribute("href")));

async function look() {
  const answer = await fetch(`/mailbox/state?open=${encodeURIComponent(open)}`).catch(() => null);
  if (!answer?.ok) return;
  const { state, list: rows } = await answer.json();
  if (state === document.body.dataset.state) return;
  document.body.dataset.state = state;
  const before = ids();
  list.innerHTML = rows;
  for (const row of list.querySelectorAll("a")) row.classList.toggle("new", !before.has(row.getAttribute("href")));
  const count = list.querySelectorAll("a").length;
  document.querySelector(".count").textContent = count === 1 ? "1 mail" : `${count} mails`;
  if (open) refreshFate();
}

/** The open mail's events, without loading the mail again. */
async function refreshFate() {
  const page = await fetch(location.href).then((answer) => answer.text());
  const fresh = new DOMParser().parseFromString(page, "text/html").querySelector(".fate ol");
  if (fresh) document.querySelector(".fate ol")?.replaceWith(fresh);
}

setInterval(() => document.visibilityState === "visible" && look(), 1500);
