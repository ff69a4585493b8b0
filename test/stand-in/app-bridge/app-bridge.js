// A local App Bridge: what Shopify's script does inside an embedded app, speaking to the stand-in's admin page.
// Plain JavaScript for the browser; served as /app-bridge.js and put into the app's pages by the tunnel.
(() => {
  const script = document.currentScript;
  const adminOrigin = new URL(script.src).origin;
  const query = new URLSearchParams(location.search);
  const embedded = window.parent !== window;

  /** Shopify passes shop, host and locale once; later pages of the same tab remember them. */
  function remembered(name) {
    const value = query.get(name) ?? sessionStorage.getItem(`app-bridge-${name}`);
    if (value) sessionStorage.setItem(`app-bridge-${name}`, value);
    return value ?? undefined;
  }
  const config = {
    apiKey: script.dataset.apiKey ?? document.querySelector('meta[name="shopify-api-key"]')?.content ?? "",
    shop: remembered("shop"),
    host: remembered("host"),
    locale: remembered("locale") ?? "en",
  };

  // ---- messages to and from the admin page
  let lastId = 0;
  const waiting = new Map();
  const listeners = new Map();
  function tell(type, value) {
    if (embedded) parent.postMessage({ appBridge: 1, type, value }, adminOrigin);
  }
  function ask(type, value) {
    if (!embedded) return new Promise(() => {});
    return new Promise((resolve) => {
      const id = ++lastId;
      waiting.set(id, resolve);
      parent.postMessage({ appBridge: 1, id, type, value }, adminOrigin);
    });
  }
  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== adminOrigin || event.data?.appBridge !== 1) return;
    const { id, type, value } = event.data;
    if (id === undefined) return listeners.get(type)?.(value);
    waiting.get(id)?.(value);
    waiting.delete(id);
  });
  const idToken = () => ask("id-token");

  // ---- the bounce page: come back with a fresh session token
  const reload = query.get("shopify-reload");
  if (reload && embedded) {
    const target = new URL(reload, location.href);
    if (target.origin !== location.origin) return;
    idToken().then((token) => {
      target.searchParams.set("id_token", token);
      location.replace(target);
    });
    return;
  }
  // ---- opened outside the admin: go there
  if (!embedded) {
    const store = config.host ? atob(config.host).split("/store/")[1] : undefined;
    if (store) location.replace(`${adminOrigin}/admin/store/${store}/app-link?path=${encodeURIComponent(location.pathname)}`);
  }

  // ---- authorised fetch, with one repetition when the app says that the session token was refused
  const plainFetch = window.fetch.bind(window);
  async function authorised(request, token) {
    const headers = new Headers(request.headers);
    if (!headers.has("authorization")) headers.set("authorization", `Bearer ${token}`);
    headers.set("x-requested-with", "XMLHttpRequest");
    headers.set("accept-language", config.locale);
    return plainFetch(new Request(request.clone(), { headers }));
  }
  window.fetch = async (input, init) => {
    const request = new Request(input, init);
    if (!embedded || new URL(request.url).origin !== location.origin) return plainFetch(input, init);
    let response = await authorised(request, await idToken());
    if (response.status === 401 && response.headers.get("x-shopify-retry-invalid-session-request")) response = await authorised(request, await idToken());
    const reauthorise = response.headers.get("x-shopify-api-request-failure-reauthorize-url");
    if (reauthorise) window.open(reauthorise, "_top");
    return response;
  };

  // ---- where we are, and where the admin wants us to go
  const report = () => tell("navigated", { path: location.pathname + location.search + location.hash, title: document.title });
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name];
    history[name] = function (...rest) {
      const result = original.apply(this, rest);
      queueMicrotask(report);
      return result;
    };
  }
  addEventListener("popstate", report);
  listeners.set("navigate", (href) => {
    const known = [...document.querySelectorAll("ui-nav-menu a, s-app-nav a")].find((one) => one.getAttribute("href") === href);
    const link = known ?? document.body.appendChild(Object.assign(document.createElement("a"), { href, hidden: true }));
    link.dispatchEvent(new Event("shopify:navigate", { bubbles: true }));
    if (!known) link.remove();
  });
  /** Addresses of Shopify's admin: shopify:admin/orders/1, https://admin.shopify.com/store/NAME/…, https://SHOP/admin/… */
  function adminPath(href) {
    const match = /^shopify:\/*admin\/?(.*)$/i.exec(href) ?? /^https:\/\/admin\.shopify\.com\/store\/[^/]+\/?(.*)$/.exec(href) ?? /^https:\/\/[^/]+\.myshopify\.com\/admin\/?(.*)$/.exec(href);
    return match ? `/${match[1]}` : null;
  }
  const plainOpen = window.open.bind(window);
  window.open = (href = "", target = "_blank", features) => {
    const path = adminPath(String(href));
    const toTop = target === "_top" || target === "_parent";
    if (path === null && !toTop) return plainOpen(href, target, features);
    tell("open", path === null ? { url: new URL(href, location.href).href, newTab: false } : { path, newTab: !toTop && target !== "_self" });
    return null;
  };
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || event.defaultPrevented || event.button !== 0) return;
    if (adminPath(link.getAttribute("href")) === null) return;
    event.preventDefault();
    window.open(link.getAttribute("href"), link.target || "_top");
  });

  // ---- elements: navigation, title bar, save bar, modal
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`ui-nav-menu, s-app-nav, ui-title-bar, ui-save-bar, ui-modal { display: none !important }
    dialog.app-bridge-modal { border: 0; border-radius: 12px; padding: 0; width: min(620px, calc(100vw - 32px)); max-height: calc(100vh - 48px); box-shadow: 0 20px 60px rgb(0 0 0 / .35); color: #303030; font: 13px/20px Inter, -apple-system, "Segoe UI", sans-serif }
    dialog.app-bridge-modal[data-variant=small] { width: min(380px, calc(100vw - 32px)) } dialog.app-bridge-modal[data-variant=large] { width: min(980px, calc(100vw - 32px)) }
    dialog.app-bridge-modal[data-variant=max] { width: 100vw; max-width: 100vw; height: 100vh; max-height: 100vh; border-radius: 0 }
    dialog.app-bridge-modal::backdrop { background: rgb(0 0 0 / .5) }
    .app-bridge-modal header { display: flex; justify-content: space-between; align-items: center; padding: 12px 16px; background: #f3f3f3; font-weight: 650; font-size: 14px }
    .app-bridge-modal footer { display: flex; justify-content: flex-end; gap: 8px; padding: 12px 16px; border-top: 1px solid #ebebeb } .app-bridge-modal footer:empty { display: none }
    .app-bridge-modal footer button { border: 1px solid #ccc; border-radius: 8px; padding: 5px 12px; font: inherit; font-weight: 550; background: #fff; cursor: pointer }
    .app-bridge-modal footer button[data-primary] { background: #303030; border-color: #303030; color: #fff } .app-bridge-modal footer button[data-critical] { background: #c70a24; border-color: #c70a24; color: #fff }
    .app-bridge-modal header button { border: 0; background: none; font-size: 18px; line-height: 1; cursor: pointer; padding: 4px 8px; border-radius: 8px }
    .app-bridge-modal iframe { border: 0; width: 100%; height: 70vh; display: block }`);
  document.adoptedStyleSheets.push(sheet);

  const textOf = (element) => element.textContent.trim();
  const buttonFacts = (button) => ({
    label: textOf(button),
    primary: button.getAttribute("variant") === "primary",
    critical: button.getAttribute("tone") === "critical",
    disabled: button.hasAttribute("disabled"),
    loading: button.hasAttribute("loading") && button.getAttribute("loading") !== "false",
  });
  /** Calls back now and after each change inside the element. */
  function watch(element, changed) {
    const observer = new MutationObserver(changed);
    observer.observe(element, { subtree: true, childList: true, characterData: true, attributes: true });
    queueMicrotask(changed);
    return observer;
  }

  class NavMenu extends HTMLElement {
    connectedCallback() {
      this.observer = watch(this, () => tell("nav", [...this.querySelectorAll("a")].map((one) => ({ href: one.getAttribute("href"), label: textOf(one), home: one.getAttribute("rel") === "home" }))));
    }
    disconnectedCallback() {
      this.observer?.disconnect();
    }
  }

  class TitleBar extends HTMLElement {
    connectedCallback() {
      if (this.closest("ui-modal")) return;
      this.observer = watch(this, () => tell("title-bar", { title: this.getAttribute("title") ?? "", actions: this.actions().map(buttonFacts) }));
    }
    disconnectedCallback() {
      this.observer?.disconnect();
      if (!this.closest("ui-modal")) tell("title-bar", { title: "", actions: [] });
    }
    actions() {
      return [...this.querySelectorAll("button, a")];
    }
  }
  listeners.set("title-bar-click", (index) => document.querySelector("ui-title-bar:not(ui-modal *)")?.actions()[index]?.click());

  const openSaveBars = [];
  function reportSaveBar() {
    const bar = openSaveBars.at(-1);
    if (!bar) return tell("save-bar", null);
    const [save, discard] = bar.buttons();
    tell("save-bar", { save: save ? buttonFacts(save) : null, discard: discard ? buttonFacts(discard) : null, discardConfirmation: bar.discardConfirmation });
  }
  class SaveBar extends HTMLElement {
    connectedCallback() {
      this.observer = watch(this, () => this.showing && reportSaveBar());
    }
    disconnectedCallback() {
      this.observer?.disconnect();
      this.hide();
    }
    get showing() {
      return openSaveBars.includes(this);
    }
    get discardConfirmation() {
      return this.hasAttribute("discardconfirmation") && this.getAttribute("discardconfirmation") !== "false";
    }
    set discardConfirmation(on) {
      this.toggleAttribute("discardconfirmation", Boolean(on));
    }
    buttons() {
      const all = [...this.querySelectorAll("button")];
      const save = all.find((one) => one.getAttribute("variant") === "primary");
      return [save, all.find((one) => one !== save)];
    }
    async show() {
      if (this.showing) return;
      openSaveBars.push(this);
      reportSaveBar();
      this.dispatchEvent(new Event("show"));
    }
    async hide() {
      if (!this.showing) return;
      openSaveBars.splice(openSaveBars.indexOf(this), 1);
      reportSaveBar();
      this.dispatchEvent(new Event("hide"));
    }
    toggle() {
      return this.showing ? this.hide() : this.show();
    }
  }
  listeners.set("save-bar-click", (which) => openSaveBars.at(-1)?.buttons()[which === "save" ? 0 : 1]?.click());

  /** `<form data-save-bar>`: the bar comes with the first change; Save submits, Discard resets. */
  const formBars = new WeakMap();
  for (const type of ["input", "change"]) {
    document.addEventListener(type, (event) => {
      const form = event.target instanceof Element ? event.target.closest("form[data-save-bar]") : null;
      if (!form) return;
      let bar = formBars.get(form);
      if (!bar) {
        bar = document.createElement("ui-save-bar");
        bar.innerHTML = '<button variant="primary" type="button">Save</button><button type="button">Discard</button>';
        const [save, discard] = bar.buttons();
        save.onclick = () => form.requestSubmit();
        discard.onclick = () => form.reset();
        form.addEventListener("submit", () => bar.hide());
        form.addEventListener("reset", () => bar.hide());
        document.body.append(bar);
        formBars.set(form, bar);
      }
      bar.show();
    });
  }

  class Modal extends HTMLElement {
    constructor() {
      super();
      this.content = document.createElement("div");
    }
    get variant() {
      return this.getAttribute("variant") ?? "base";
    }
    set variant(value) {
      this.setAttribute("variant", value);
    }
    get src() {
      return this.getAttribute("src") ?? undefined;
    }
    set src(value) {
      this.setAttribute("src", value);
    }
    get contentWindow() {
      return this.dialog?.querySelector("iframe")?.contentWindow ?? null;
    }
    async show() {
      if (this.dialog) return;
      const titleBar = this.querySelector("ui-title-bar");
      const dialog = Object.assign(document.createElement("dialog"), { className: "app-bridge-modal" });
      dialog.dataset.variant = this.variant;
      dialog.innerHTML = '<header><span></span><button type="button" aria-label="Close">×</button></header><main></main><footer></footer>';
      dialog.querySelector("span").textContent = titleBar?.getAttribute("title") ?? "";
      dialog.querySelector("header button").onclick = () => this.hide();
      dialog.querySelector("main").append(this.src ? Object.assign(document.createElement("iframe"), { src: this.src }) : this.content);
      for (const action of titleBar?.actions().toReversed() ?? []) {
        const facts = buttonFacts(action);
        const button = Object.assign(document.createElement("button"), { type: "button", textContent: facts.label, disabled: facts.disabled || facts.loading, onclick: () => action.click() });
        button.toggleAttribute("data-primary", facts.primary);
        button.toggleAttribute("data-critical", facts.critical);
        dialog.querySelector("footer").append(button);
      }
      dialog.addEventListener("close", () => this.hide());
      document.body.append(dialog);
      this.dialog = dialog;
      dialog.showModal();
      this.dispatchEvent(new Event("show"));
    }
    async hide() {
      if (!this.dialog) return;
      const dialog = this.dialog;
      this.dialog = undefined;
      dialog.remove();
      this.dispatchEvent(new Event("hide"));
    }
    toggle() {
      return this.dialog ? this.hide() : this.show();
    }
    disconnectedCallback() {
      this.hide();
    }
  }
  for (const [name, element] of [["ui-nav-menu", NavMenu], ["s-app-nav", class extends NavMenu {}], ["ui-title-bar", TitleBar], ["ui-save-bar", SaveBar], ["ui-modal", Modal]]) customElements.define(name, element);

  // ---- window.shopify
  const toasts = new Map();
  listeners.set("toast-event", ({ id, kind }) => toasts.get(id)?.[kind]?.());
  const byId = (id, method) => document.getElementById(id)?.[method]?.() ?? Promise.resolve();
  const overlay = { show: (id) => byId(id, "show"), hide: (id) => byId(id, "hide"), toggle: (id) => byId(id, "toggle") };
  const notHere = (name) => () => Promise.reject(new Error(`shopify.${name} is not part of the stand-in`));
  window.shopify = {
    config,
    origin: adminOrigin,
    ready: Promise.resolve(),
    setSignals() {},
    environment: { embedded, mobile: false, pos: false, intent: false },
    idToken,
    user: () => ask("user"),
    loading: (on) => tell("loading", on !== false),
    toast: {
      show(message, options = {}) {
        const id = `toast-${++lastId}`;
        toasts.set(id, options);
        tell("toast", { id, message, isError: options.isError === true, duration: options.duration ?? 5000, action: options.action ?? null });
        return id;
      },
      hide: (id) => tell("toast-hide", id),
    },
    modal: overlay,
    saveBar: { ...overlay, leaveConfirmation: () => (openSaveBars.length === 0 ? Promise.resolve() : ask("leave-confirmation")) },
    app: { extensions: () => ask("extensions") },
    scopes: { query: () => ask("scopes"), request: notHere("scopes.request"), revoke: notHere("scopes.revoke") },
    webVitals: { onReport: async () => {} },
    support: { registerHandler: async () => {} },
    reviews: { request: async () => ({ success: false, code: "merchant-ineligible", message: "No reviews here" }) },
    resourcePicker: notHere("resourcePicker"),
    picker: notHere("picker"),
    scanner: { capture: notHere("scanner") },
    pos: {},
    intents: { invoke: notHere("intents") },
    shopifyQL: { available: async () => false },
    tools: { register: () => () => {}, unregister() {}, clear() {} },
  };

  report();
  addEventListener("DOMContentLoaded", report);
  addEventListener("keydown", (event) => {
    if ((event.metaKey || event.ctrlKey) && event.key === "s" && openSaveBars.length > 0) {
      event.preventDefault();
      openSaveBars.at(-1).buttons()[0]?.click();
    }
  });
})();
