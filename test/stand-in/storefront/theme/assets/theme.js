// The theme's script: language and currency, variant picker, adding to the cart, the cart's quantities.
for (const select of document.querySelectorAll(".localization select")) select.addEventListener("change", () => select.form.submit());

const setCount = (count) => {
  for (const badge of document.querySelectorAll("[data-cart-count]")) {
    badge.textContent = count;
    badge.hidden = count === 0;
  }
};

const product = document.querySelector("[data-product]");
if (product) {
  const read = (name) => JSON.parse(document.querySelector(`script[${name}]`).textContent);
  const variants = read("data-variants");
  const words = read("data-words");
  const form = product.querySelector("form[data-type=add-to-cart-form]");
  const part = (name) => product.querySelector(`[${name}]`);
  const idInput = part("data-variant-id");
  const main = part("data-main-image");
  const chosen = () => [...form.querySelectorAll("[data-option]:checked")].map((input) => input.value);
  const find = (options) => variants.find((v) => v.options.every((o, i) => o === options[i]));

  const showImage = (source) => {
    main.src = source;
    for (const button of product.querySelectorAll("[data-image]")) button.toggleAttribute("aria-current", button.dataset.image === source);
  };
  const stockText = (v) => {
    if (!v) return words.unavailable;
    if (!v.available) return words.sold_out;
    return v.inventory_management === "shopify" && v.inventory_quantity <= 0 ? words.backorder : words.in_stock;
  };
  const markGone = () => {
    const now = chosen();
    for (const input of form.querySelectorAll("[data-option]")) {
      const wanted = now.map((value, i) => (i === Number(input.dataset.option) - 1 ? input.value : value));
      input.parentElement.classList.toggle("gone", !find(wanted)?.available);
    }
  };
  const show = (v) => {
    part("data-stock").textContent = stockText(v);
    part("data-stock").classList.toggle("out", !v?.available);
    const add = part("data-add");
    add.disabled = !v?.available;
    add.textContent = v?.available ? words.add : words.sold_out;
    if (!v) return;
    part("data-price").textContent = v.price;
    part("data-compare").hidden = part("data-sale").hidden = v.compare === null;
    part("data-compare").textContent = v.compare ?? "";
    showImage(v.image);
  };
  form.addEventListener("change", (event) => {
    if (!event.target.matches("[data-option]")) return;
    const variant = find(chosen());
    show(variant);
    markGone();
    if (!variant) return;
    idInput.value = variant.id;
    const url = new URL(location.href);
    url.searchParams.set("variant", variant.id);
    history.replaceState({}, "", url);
    idInput.dispatchEvent(new Event("change", { bubbles: true }));
    document.dispatchEvent(new CustomEvent("variant:change", { detail: { variant } }));
  });
  for (const button of product.querySelectorAll("[data-image]")) button.addEventListener("click", () => showImage(button.dataset.image));
  showImage(main.getAttribute("src"));
  show(variants.find((v) => String(v.id) === idInput.value));
  markGone();

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const message = part("data-message");
    const answer = await fetch("/cart/add.js", { method: "POST", body: new URLSearchParams(new FormData(form)) });
    const body = await answer.json();
    message.hidden = false;
    message.classList.toggle("bad", !answer.ok);
    message.textContent = answer.ok ? `${words.added} ✓ ` : body.description;
    if (!answer.ok) return;
    const link = document.createElement("a");
    link.href = words.cart_url;
    link.textContent = words.view_cart;
    message.append(link);
    setCount(body.item_count);
  });
}

for (const input of document.querySelectorAll("[data-quantity]")) input.addEventListener("change", () => input.form.requestSubmit());
for (const button of document.querySelectorAll("[data-remove]")) {
  button.addEventListener("click", () => {
    const input = button.closest("li").querySelector("[data-quantity]");
    input.value = 0;
    input.form.requestSubmit();
  });
}
