// The shop's clock on the stand-in's pages: [data-clock] shows it, [data-advance=MS] moves it, [data-happened] lists what that caused.
const format = (now, zone, options) => new Intl.DateTimeFormat("en-US", { timeZone: zone, ...options }).format(now);
let offsetMs = Number(document.querySelector("[data-offset]")?.dataset.offset ?? 0);
const zone = document.querySelector("[data-zone]")?.dataset.zone ?? "UTC";

function draw() {
  const now = new Date(Date.now() + offsetMs);
  for (const place of document.querySelectorAll("[data-clock]")) {
    const parts = place.dataset.clock === "short" ? { weekday: "short", hour: "numeric", minute: "2-digit" } : place.dataset.clock === "time" ? { hour: "numeric", minute: "2-digit", second: "2-digit" } : { weekday: "long", month: "long", day: "numeric", year: "numeric" };
    place.textContent = format(now, zone, parts);
  }
}
draw();
setInterval(draw, 1000);

// A browser opens few connections to one host: a tab in the background gives its own back.
let changes = null;
function follow() {
  changes?.close();
  changes = document.hidden ? null : new EventSource("/clock/stream");
  if (changes) changes.onmessage = (event) => {
    ({ offsetMs } = JSON.parse(event.data));
    draw();
  };
}
document.addEventListener("visibilitychange", follow);
addEventListener("pagehide", () => changes?.close());
follow();

const wait = (ms) => new Promise((done) => setTimeout(done, ms));
const lists = () => document.querySelectorAll("[data-happened]");
function show(rows, note) {
  for (const list of lists()) {
    list.replaceChildren(...rows.map((row) => {
      const item = document.createElement("li");
      item.dataset.kind = row.kind;
      const text = row.href ? Object.assign(document.createElement("a"), { href: row.href }) : document.createElement("span");
      text.textContent = row.text;
      item.append(text);
      return item;
    }));
    if (note) list.append(Object.assign(document.createElement("li"), { className: "note", textContent: note }));
  }
}

/** Moves the clock, then watches for some seconds what the app and the shop do. */
async function advance(button) {
  const buttons = document.querySelectorAll("[data-advance]");
  for (const one of buttons) one.disabled = true;
  try {
    const { since } = await (await fetch("/activity")).json();
    const moved = await fetch("/clock/advance", { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify({ ms: Number(button.dataset.advance) }) });
    ({ offsetMs } = await moved.json());
    draw();
    show([], `It is ${button.textContent.trim().replace(/^\+\s*/, "")} later. Watching what happens…`);
    let rows = [];
    for (let tries = 0, quiet = 0; tries < 24 && quiet < 10; tries++) {
      await wait(500);
      const next = (await (await fetch(`/activity?since=${since}`)).json()).rows;
      quiet = next.length === rows.length ? quiet + 1 : 0;
      rows = next;
      show(rows, rows.length === 0 ? "Watching what happens…" : null);
    }
    if (rows.length === 0) show([], "Nothing was due: no mail, no webhook, no discount code.");
  } catch (error) {
    show([], `That did not work: ${error.message}`);
  } finally {
    for (const one of buttons) one.disabled = false;
  }
}
for (const button of document.querySelectorAll("[data-advance]")) button.addEventListener("click", () => advance(button));
