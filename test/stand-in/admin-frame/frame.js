// The admin page around the embedded app: answers the app's App Bridge, mirrors its path in the address bar.
const config = JSON.parse(document.getElementById("admin-config").textContent);
const $ = (selector) => document.querySelector(selector);
const frame = $("iframe.app");
const appOrigin = new URL(config.appUrl).origin;
const appBase = `${config.base}/apps/${config.handle}`;
const SHOPIFYS_OWN = ["embedded", "shop", "host", "locale", "id_token", "session", "hmac", "timestamp", "appLoadId"];

let items = [];
let saveBar = null;
let appPath = "/";
const element = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};
const toApp = (message) => frame.contentWindow.postMessage({ appBridge: 1, ...message }, appOrigin);

// ---- address bar and navigation
function navigated({ path, title }) {
  const url = new URL(path, config.appUrl);
  for (const name of SHOPIFYS_OWN) url.searchParams.delete(name);
  appPath = url.pathname;
  const shown = appBase + (url.pathname === "/" ? "" : url.pathname) + url.search + url.hash;
  if (location.pathname + location.search + location.hash !== shown) history.replaceState(null, "", shown);
  document.title = [title === config.appName ? "" : title, config.appName, config.shopName].filter(Boolean).join(" · ");
  drawNavigation();
}
function drawNavigation() {
  const home = items.find((item) => item.home);
  const subs = items.filter((item) => !item.home);
  const pathOf = (item) => new URL(item.href, config.appUrl).pathname;
  const current = subs.filter((item) => appPath === pathOf(item) || appPath.startsWith(`${pathOf(item)}/`)).sort((a, b) => b.href.length - a.href.length)[0];
  const own = $("#app-nav-home");
  own.href = appBase + (home ? pathOf(home) : "");
  own.toggleAttribute("aria-current", !current);
  own.onclick = (event) => go(event, home?.href ?? "/");
  $("#app-nav").replaceChildren(...subs.map((item) => {
    const link = element("a", { href: appBase + pathOf(item), textContent: item.label, onclick: (event) => go(event, item.href) });
    if (item === current) link.setAttribute("aria-current", "page");
    return link;
  }));
}
async function go(event, href) {
  if (event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  if (!(await mayLeave())) return;
  document.body.classList.remove("menu-open");
  toApp({ type: "navigate", value: href });
}
for (const link of document.querySelectorAll("[data-native]")) {
  link.addEventListener("click", async (event) => {
    if (!saveBar) return;
    event.preventDefault();
    if (await mayLeave()) location.assign(link.href);
  });
}
addEventListener("beforeunload", (event) => saveBar && event.preventDefault());

// ---- title bar
function drawTitleBar({ title, actions }) {
  $(".title-bar h1").replaceChildren(config.appName, ...(title ? [element("span", { className: "crumb", textContent: `  /  ${title}` })] : []));
  $(".title-actions").replaceChildren(...actions.map((action, index) => {
    const button = element("button", { className: "button", type: "button", textContent: action.label, disabled: action.disabled || action.loading, onclick: () => toApp({ type: "title-bar-click", value: index }) });
    button.toggleAttribute("data-primary", action.primary);
    return button;
  }));
}

// ---- contextual save bar
function drawSaveBar(next) {
  saveBar = next;
  const bar = $(".save-bar");
  bar.hidden = !next;
  if (!next) return;
  const [discard, save] = bar.querySelectorAll("button");
  for (const [button, facts, label] of [[discard, next.discard, "Discard"], [save, next.save, "Save"]]) {
    button.hidden = !facts;
    if (!facts) continue;
    button.textContent = facts.loading ? `${facts.label || label}…` : facts.label || label;
    button.disabled = facts.disabled || facts.loading;
  }
}
$("#save").onclick = () => toApp({ type: "save-bar-click", value: "save" });
$("#discard").onclick = async () => {
  if (saveBar?.discardConfirmation && !(await confirmed("Discard all unsaved changes", "If you discard changes, you’ll delete any edits you made since you last saved.", "Discard changes", "Continue editing"))) return;
  toApp({ type: "save-bar-click", value: "discard" });
};
/** True where nothing is unsaved or the merchant says so. */
async function mayLeave() {
  if (!saveBar) return true;
  $(".save-bar").classList.add("attention");
  setTimeout(() => $(".save-bar").classList.remove("attention"), 500);
  const leave = await confirmed("Leave page with unsaved changes?", "Leaving this page will delete all unsaved changes.", "Leave page", "Stay");
  if (leave) drawSaveBar(null);
  return leave;
}
function confirmed(title, text, yes, no) {
  return new Promise((resolve) => {
    const done = (answer) => {
      dialog.remove();
      resolve(answer);
    };
    const yesButton = element("button", { className: "button", type: "button", textContent: yes, onclick: () => done(true) });
    yesButton.toggleAttribute("data-critical", true);
    const dialog = element("dialog", { className: "confirm" }, element("h2", { textContent: title }), element("p", { textContent: text }), element("div", {}, element("button", { className: "button", type: "button", textContent: no, onclick: () => done(false) }), yesButton));
    dialog.setAttribute("aria-label", title);
    dialog.addEventListener("cancel", () => done(false));
    document.body.append(dialog);
    dialog.showModal();
  });
}

// ---- toasts
function showToast({ id, message, isError, duration, action }) {
  const told = (kind) => toApp({ type: "toast-event", value: { id, kind } });
  const toast = element("div", { className: "toast", id }, element("span", { textContent: message }));
  toast.setAttribute("role", isError ? "alert" : "status");
  toast.toggleAttribute("data-error", isError);
  const close = () => {
    if (!toast.isConnected) return;
    toast.remove();
    told("onDismiss");
  };
  if (action) toast.append(element("button", { type: "button", textContent: action, onclick: () => told("onAction") }));
  toast.append(element("button", { type: "button", ariaLabel: "Dismiss", textContent: "×", onclick: close }));
  $(".toasts").append(toast);
  setTimeout(close, duration);
}

// ---- what the app may say and ask
const ask = async (path) => (await fetch(`${config.base}${path}`)).json();
const HANDLERS = {
  "id-token": async () => (await fetch(`${config.base}/session-token`)).text(),
  user: () => ({ accountAccess: "FULL_ACCESS" }),
  extensions: () => ask("/extensions.json"),
  scopes: () => ({ granted: config.scopes, required: config.scopes, optional: [] }),
  "leave-confirmation": () => new Promise((resolve) => mayLeave().then((leave) => leave && resolve())),
  navigated,
  nav: (value) => {
    items = value;
    drawNavigation();
  },
  "title-bar": drawTitleBar,
  "save-bar": drawSaveBar,
  toast: showToast,
  "toast-hide": (id) => document.getElementById(id)?.remove(),
  loading: (on) => {
    $(".loading").hidden = !on;
  },
  open: ({ path, url, newTab }) => {
    const target = url ?? config.base + path;
    if (newTab) window.open(target, "_blank", "noopener");
    else location.assign(target);
  },
};
addEventListener("message", async (event) => {
  if (event.source !== frame.contentWindow || event.origin !== appOrigin || event.data?.appBridge !== 1) return;
  const { id, type, value } = event.data;
  const answer = await HANDLERS[type]?.(value);
  if (id !== undefined) toApp({ id, value: answer });
});
frame.addEventListener("load", () => {
  $(".loading").hidden = true;
});
frame.src = config.frameUrl;
