// What is typed in the checkout is saved at once, also when the page is left: that is what an abandoned checkout is made of.
const form = document.querySelector("[data-checkout]");
if (form) {
  const url = `/checkouts/${form.dataset.checkout}/autosave`;
  const fields = () => {
    const data = Object.fromEntries(new FormData(form));
    data.marketing = form.elements.marketing.checked;
    return data;
  };
  let last = JSON.stringify(fields());
  let timer = 0;
  let turn = Promise.resolve();

  const country = form.elements.country;
  const province = form.querySelector("[data-province]");
  const fitCountry = () => (province.hidden = !["US", "CA", "AU", "JP", "IT", "ES", "IE"].includes(country.value));
  country.addEventListener("change", fitCountry);
  fitCountry();

  const show = (answer) => {
    for (const [name, html] of [["summary", answer.summary], ["shipping", answer.shipping], ["pay", answer.pay]]) for (const part of document.querySelectorAll(`[data-${name}]`)) part.innerHTML = html;
    const total = document.querySelector("[data-phone-total]");
    if (total) total.textContent = document.querySelector("[data-total]").textContent;
  };
  const save = () => {
    clearTimeout(timer);
    const body = JSON.stringify(fields());
    if (body === last) return;
    last = body;
    turn = turn.then(async () => {
      const answer = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body, keepalive: true }).catch(() => null);
      if (!answer?.ok) return;
      show(await answer.json());
      document.querySelector("[data-saved]").hidden = form.elements.contact.value === "";
    });
  };
  form.addEventListener("input", () => {
    document.querySelector("[data-saved]").hidden = true;
    clearTimeout(timer);
    timer = setTimeout(save, 600);
  });
  form.addEventListener("change", () => {
    clearTimeout(timer);
    timer = setTimeout(save, 150);
  });
  addEventListener("pagehide", save);
  form.addEventListener("submit", () => clearTimeout(timer));
}
