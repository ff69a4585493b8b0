// Keeps the stock badge true while the shopper chooses: shows the text of the selected variant, or nothing.
(() => {
  const name = "lastmile-stock-badge";
  if (customElements.get(name)) return;

  // Themes change the form's id field in an event handler of their own, some after a request: look now and a little later.
  const LATER_MS = [0, 150, 600];

  class StockBadge extends HTMLElement {
    connectedCallback() {
      this.texts = JSON.parse(this.dataset.variants || "{}");
      this.look = () => LATER_MS.forEach((wait) => setTimeout(() => this.show(), wait));
      document.addEventListener("change", this.look);
      document.addEventListener("click", this.look);
      window.addEventListener("popstate", this.look);
    }

    disconnectedCallback() {
      document.removeEventListener("change", this.look);
      document.removeEventListener("click", this.look);
      window.removeEventListener("popstate", this.look);
    }

    /** The variant in the product form of this section, else of the page, else in the address; null when none says. */
    selected() {
      const section = this.closest(".shopify-section, section");
      for (const place of [section, document]) {
        const fields = place ? [...place.querySelectorAll('form[action*="/cart/add"] [name="id"]')] : [];
        const field = fields.find((one) => one.type !== "radio" || one.checked);
        if (field?.value) return field.value;
      }
      return new URLSearchParams(location.search).get("variant");
    }

    show() {
      const selected = this.selected();
      if (selected === null) return;
      const label = this.querySelector("[data-text]");
      const text = Object.hasOwn(this.texts, selected) ? this.texts[selected] : "";
      if (label.textContent !== text) label.textContent = text;
      label.hidden = text === "";
    }
  }
  customElements.define(name, StockBadge);
})();
