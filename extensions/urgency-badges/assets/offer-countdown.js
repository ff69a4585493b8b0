// Shows when the offer in the shopper's mail really ends. A link in a mail carries `lm`; the shop answers with the end of that offer.
(() => {
  const name = "lastmile-offer-countdown";
  if (customElements.get(name)) return;

  const KEY = "lastmile-offer";
  const CLOSED = "lastmile-offer-closed";
  const TOKEN = /^[\w.~-]{1,1024}$/;
  const SECOND = 1000;
  const UNITS = [
    ["day", 86400],
    ["hour", 3600],
    ["minute", 60],
    ["second", 1],
  ];
  /** Seconds before the end at which screen readers hear it again; they hear it at the start, too. */
  const SPOKEN_AT = [60, 300, 900, 3600, Infinity];

  /** Private windows and strict settings refuse storage: the offer then lasts for this page. */
  const store = {
    get: (key) => {
      try {
        return sessionStorage.getItem(key);
      } catch {
        return null;
      }
    },
    set: (key, value) => {
      try {
        if (value === null) sessionStorage.removeItem(key);
        else sessionStorage.setItem(key, value);
      } catch {
        /* kept for this page only */
      }
    },
  };

  class OfferCountdown extends HTMLElement {
    connectedCallback() {
      this.part("close").addEventListener("click", () => this.close());
      this.ahead = 0;
      // Only in the theme editor, so that the merchant sees what the settings do.
      if ("preview" in this.dataset) return this.start(null, this.now() + 2 * 3600 * SECOND);
      const token = this.token();
      if (token && store.get(CLOSED) !== token) this.ask(token);
    }

    disconnectedCallback() {
      clearTimeout(this.timer);
    }

    part(which) {
      return this.querySelector(`[data-${which}]`);
    }

    token() {
      const given = new URLSearchParams(location.search).get("lm");
      if (given && TOKEN.test(given)) store.set(KEY, given);
      return given && TOKEN.test(given) ? given : store.get(KEY);
    }

    async ask(token) {
      try {
        const response = await fetch(`${this.dataset.url}?lm=${encodeURIComponent(token)}`, { headers: { accept: "application/json" } });
        if (!response.ok) return;
        const offer = await response.json();
        const ends = Date.parse(offer.endsAt);
        // The shop's clock counts, not the device's.
        if (offer.now) this.ahead = Date.parse(offer.now) - Date.now();
        if (Number.isFinite(ends) && ends > this.now()) this.start(token, ends);
        else store.set(KEY, null);
      } catch {
        /* no answer, no claim */
      }
    }

    now() {
      return Date.now() + this.ahead;
    }

    start(token, ends) {
      this.asked = token;
      this.ends = ends;
      this.hidden = false;
      this.tick();
    }

    tick() {
      const left = Math.ceil((this.ends - this.now()) / SECOND);
      if (left <= 0) return this.end();
      const text = this.dataset.style === "date" ? this.fill("until", this.date()) : this.fill("label", this.clock(left));
      if (this.part("ticking").textContent !== text) this.part("ticking").textContent = text;
      this.speak(left);
      this.timer = setTimeout(() => this.tick(), (this.ends - this.now()) % SECOND || SECOND);
    }

    /** Now and then, never each second. */
    speak(left) {
      const mark = SPOKEN_AT.find((seconds) => left <= seconds);
      if (mark === this.spokenAt) return;
      this.spokenAt = mark;
      const [unit, size] = UNITS.find(([, seconds]) => left >= seconds);
      const text = this.fill("label", this.amount(Math.floor(left / size), unit));
      // A moment after the bar has appeared: screen readers miss a status that appears with its text.
      setTimeout(() => this.hidden || (this.part("spoken").textContent = text), 300);
    }

    fill(label, time) {
      return (this.dataset[label] || "").replace("[time]", time);
    }

    clock(left) {
      const days = Math.floor(left / 86400);
      const rest = [Math.floor(left / 3600) % 24, Math.floor(left / 60) % 60, left % 60].map((part) => String(part).padStart(2, "0")).join(":");
      return days > 0 ? `${this.amount(days, "day")} ${rest}` : rest;
    }

    amount(value, unit) {
      return new Intl.NumberFormat(this.dataset.locale || undefined, { style: "unit", unit, unitDisplay: "long" }).format(value);
    }

    date() {
      return new Intl.DateTimeFormat(this.dataset.locale || undefined, { dateStyle: "medium", timeStyle: "short" }).format(this.ends);
    }

    end() {
      store.set(KEY, null);
      this.hidden = true;
      this.part("spoken").textContent = "";
    }

    close() {
      clearTimeout(this.timer);
      store.set(CLOSED, this.asked);
      this.hidden = true;
    }
  }
  customElements.define(name, OfferCountdown);
})();
