import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { putDiscount, testWorld, type Payload, type TestWorld } from "../world/test-world.ts";
import type { Checkout, Customer, DiscountCode, Variant } from "../world/types.ts";
import { ADDRESS, Shopper, startStore, variantId, type RunningStore } from "./shopper.ts";

let world: TestWorld;
let store: RunningStore;
let shopper: Shopper;

beforeEach(async () => {
  await store?.close();
  world = testWorld();
  store = await startStore(world);
  shopper = new Shopper(store.url);
});
afterAll(() => store.close());

const mug = (): string => variantId(world, "morgenrot-enamel-mug", 1);
const pack = (): string => variantId(world, "kammweg-30-trail-pack");
const checkout = (token: string): Checkout => world.documents.get<Checkout>("checkout", token)!;
const last = (topic: string): Payload => world.of(topic).at(-1)!;

/** Leaves a checkout behind; the answer is its recovery link as the webhook tells it. */
async function abandon(contact = "lena@example.com"): Promise<{ token: string; link: URL }> {
  const token = await shopper.begin([{ variantId: pack() }, { variantId: mug(), quantity: 2, engraving: "Ada" }, { variantId: mug(), engraving: "Bo" }]);
  await shopper.json(`/checkouts/${token}/autosave`, { contact, marketing: true });
  return { token, link: new URL(String(last("checkouts/update").abandoned_checkout_url)) };
}

describe("leaving a checkout", () => {
  test("typing the e-mail is enough: it is saved as typed, and the customer exists without consent", async () => {
    await abandon("Lena.Vogel@Example.com");
    expect(last("checkouts/update")).toMatchObject({ email: "Lena.Vogel@Example.com", buyer_accepts_marketing: true, completed_at: null });
    expect(last("customers/create")).toMatchObject({ email: "Lena.Vogel@Example.com" });
    expect(world.documents.list<Customer>("customer")[0]!.emailMarketingConsent.state).toBe("NOT_SUBSCRIBED");
    expect(world.of("customers_email_marketing_consent/update")).toEqual([]);
  });

  test("the box is not ticked by itself", async () => {
    const token = await shopper.begin([{ variantId: pack() }]);
    expect(await shopper.page(`/checkouts/${token}`)).not.toMatch(/name="marketing"[^>]*checked/);
    await shopper.json(`/checkouts/${token}/autosave`, { contact: "lena@example.com", marketing: false });
    expect(last("checkouts/update").buyer_accepts_marketing).toBe(false);
  });

  test("a phone number is a contact, too; something else is none and says so", async () => {
    const token = await shopper.begin([{ variantId: pack() }]);
    const answer = await shopper.json(`/checkouts/${token}/autosave`, { contact: "lena@" });
    expect(((await answer.json()) as Payload).errors).toEqual({ contact: "contact" });
    expect(world.of("checkouts/update")).toEqual([]);
    await shopper.json(`/checkouts/${token}/autosave`, { contact: "+49 170 1234567" });
    expect(last("checkouts/update")).toMatchObject({ email: null, phone: "+491701234567" });
  });

  test("saving the same again emits nothing; a changed cart changes the same checkout", async () => {
    const { token } = await abandon();
    const count = world.emitted.length;
    await shopper.json(`/checkouts/${token}/autosave`, { contact: "lena@example.com", marketing: true });
    await shopper.get(`/checkouts/${token}`);
    expect(world.emitted).toHaveLength(count);
    expect(await shopper.begin([{ variantId: pack() }])).toBe(token);
    expect(((last("checkouts/update").line_items as Payload[])[0] as Payload).quantity).toBe(2);
    expect(world.of("checkouts/create")).toHaveLength(1);
  });
});

describe("the recovery link", () => {
  test("brings back exactly these lines in another browser, with the code applied and the saving shown", async () => {
    putDiscount(world);
    const { token, link } = await abandon();
    const before = checkout(token).lines.map((l) => [l.key, l.quantity, l.properties]);
    const elsewhere = new Shopper(store.url);
    link.searchParams.set("discount", "LM-7F3K9Q2M");
    link.searchParams.set("utm_source", "lastmile");
    const page = await elsewhere.page(link.href);
    expect(elsewhere.at).toBe(`/checkouts/${token}?utm_source=lastmile`);
    expect(checkout(token).lines.map((l) => [l.key, l.quantity, l.properties])).toEqual(before);
    expect(page).toContain("LM-7F3K9Q2M is applied");
    expect(page).toContain("You save $20.60");
    expect(page).toContain("Engraving: Ada");
    expect(await elsewhere.page("/cart")).toContain("Engraving: Bo");
  });

  test("keeps the language and currency of the shopper who left", async () => {
    await shopper.get("/de?currency=EUR");
    const { link } = await abandon();
    const page = await new Shopper(store.url).page(link.href);
    expect(page).toContain('lang="de"');
    expect(page).toContain("138,95");
  });

  test("with a wrong key leads home and shows nothing of anybody", async () => {
    const { link } = await abandon();
    link.searchParams.set("key", "0".repeat(32));
    const stranger = new Shopper(store.url);
    expect(await stranger.page(link.href)).not.toContain("lena@example.com");
    expect(stranger.at).toBe("/");
  });

  test("says clearly when the code has ended, in business time, and charges the full price", async () => {
    putDiscount(world);
    const { token, link } = await abandon();
    world.clock.advance(25 * 3_600_000);
    link.searchParams.set("discount", "LM-7F3K9Q2M");
    expect(await new Shopper(store.url).page(link.href)).toContain("LM-7F3K9Q2M has ended, so the full price applies.");
    expect(checkout(token).discount).toBeNull();
  });

  test("a code with HTML in it appears as text", async () => {
    const { link } = await abandon();
    link.searchParams.set("discount", "<img src=x onerror=alert(1)>");
    const page = await new Shopper(store.url).page(link.href);
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt; is not a discount code");
    expect(page).not.toContain("<img src=x");
  });

  test("after buying leads to the order", async () => {
    const { token, link } = await abandon();
    await shopper.post(`/checkouts/${token}/pay`, { contact: "lena@example.com", ...ADDRESS });
    const elsewhere = new Shopper(store.url);
    await elsewhere.get(link.href);
    expect(elsewhere.at).toMatch(/^\/orders\//);
  });
});

describe("paying", () => {
  const pay = (token: string, fields: Record<string, string> = {}): Promise<Response> => shopper.post(`/checkouts/${token}/pay`, { contact: "lena@example.com", ...ADDRESS, ...fields });

  test("emits the completed checkout, the order twice, the customer, the stock, and redeems the code", async () => {
    putDiscount(world);
    const { token } = await abandon();
    await shopper.post(`/checkouts/${token}/discount`, { discount: "lm-7f3k9q2m" });
    await pay(token, { marketing: "1" });
    expect(shopper.at).toMatch(/^\/orders\//);
    expect(last("checkouts/update").completed_at).not.toBeNull();
    const order = last("orders/create");
    expect(order).toMatchObject({ checkout_token: token, total_discounts: "20.60", discount_codes: [{ code: "LM-7F3K9Q2M", amount: "20.60", type: "percentage" }] });
    expect(last("orders/paid")).toEqual(order);
    expect(last("customers_email_marketing_consent/update")).toMatchObject({ email_marketing_consent: { state: "subscribed", opt_in_level: "single_opt_in" } });
    expect(world.documents.get<Variant>("variant", pack())!.inventoryQuantity).toBe(2);
    expect(world.of("products/update").length).toBe(2);
    expect(world.documents.list<DiscountCode>("discount")[0]!.redemptions).toMatchObject([{ email: "lena@example.com" }]);
  });

  test("without the tick nobody is subscribed", async () => {
    const token = await shopper.begin([{ variantId: pack() }]);
    await pay(token);
    expect(world.of("orders/create")).toHaveLength(1);
    expect(world.of("customers_email_marketing_consent/update")).toEqual([]);
  });

  test("twice makes one order", async () => {
    const token = await shopper.begin([{ variantId: pack() }]);
    await Promise.all([pay(token), pay(token)]);
    expect(world.of("orders/create")).toHaveLength(1);
  });

  test("stops when the code has ended in between, and takes the order at the next press", async () => {
    putDiscount(world);
    const { token } = await abandon();
    await shopper.post(`/checkouts/${token}/discount`, { discount: "lm-7f3k9q2m" });
    world.clock.advance(25 * 3_600_000);
    const answer = await pay(token);
    expect(answer.status).toBe(200);
    expect(last("orders/create")).toMatchObject({ discount_codes: [] });
  });

  test("refuses what was sold out meanwhile, and lets it be removed", async () => {
    const { token } = await abandon();
    world.documents.put("variant", pack(), { ...world.documents.get<Variant>("variant", pack())!, inventoryQuantity: 0 });
    const answer = await pay(token);
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Sold out in the meantime: Kammweg 30 Trail Pack");
    await shopper.post(`/checkouts/${token}/remove`, { key: checkout(token).lines.find((l) => l.variantId === pack())!.key });
    await pay(token);
    expect((last("orders/create").line_items as Payload[]).map((l) => l.title)).toEqual(["Morgenrot Enamel Mug", "Morgenrot Enamel Mug"]);
  });

  test("the last piece emits variants/out_of_stock", async () => {
    const token = await shopper.begin([{ variantId: pack(), quantity: 3 }]);
    await pay(token);
    expect(last("variants/out_of_stock")).toMatchObject({ inventory_quantity: 0, old_inventory_quantity: 3 });
  });

  test("an incomplete address is refused next to its fields", async () => {
    const token = await shopper.begin([{ variantId: pack() }]);
    const answer = await pay(token, { city: "" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Needed to ship your order");
    expect(world.of("orders/create")).toEqual([]);
  });
});

describe("the cart", () => {
  test("holds no more than the stock, across lines of one variant", async () => {
    await shopper.post("/cart/add", { id: pack(), quantity: "2" });
    await shopper.post("/cart/add", { id: pack(), quantity: "5", "properties[Note]": "gift" });
    const cart = (await (await shopper.get("/cart.js")).json()) as { item_count: number };
    expect(cart.item_count).toBe(3);
  });

  test("/discount/CODE remembers the code for the checkout and redirects inside the shop only", async () => {
    putDiscount(world);
    await shopper.get("/discount/LM-7F3K9Q2M?redirect=/collections/packs");
    expect(shopper.at).toBe("/collections/packs");
    const token = await shopper.begin([{ variantId: pack() }]);
    expect(checkout(token).discount?.code).toBe("LM-7F3K9Q2M");
    await shopper.get("/discount/X?redirect=//evil.example/");
    expect(shopper.at).toBe("/");
  });

  test("line properties with HTML appear as text", async () => {
    await shopper.post("/cart/add", { id: mug(), "properties[Engraving]": "<script>alert(1)</script>{{ shop.name }}" });
    const page = await shopper.page("/cart");
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;{{ shop.name }}");
  });
});

describe("the shop in three languages and currencies", () => {
  test("by the path, by the form and by the address", async () => {
    expect(await shopper.page("/fr/products/morgenrot-enamel-mug")).toContain("Tasse émaillée Morgenrot");
    await shopper.post("/localization", { language_code: "de", currency_code: "JPY", return_to: "/fr/products/morgenrot-enamel-mug" });
    expect(shopper.at).toBe("/de/products/morgenrot-enamel-mug");
    const page = await shopper.page("/products/morgenrot-enamel-mug");
    expect(page).toContain("Morgenrot Emaillebecher");
    expect(page).toMatch(/2\.880\s¥/);
  });

  test("has all texts in each language", async () => {
    for (const language of ["en", "de", "fr"]) {
      for (const path of ["/", "/cart", "/search?q=merino", "/search?q=zzz", "/collections/packs", "/products/kammweg-30-trail-pack", "/nowhere"]) {
        expect(await shopper.page(`/${language}${path}`), `${language} ${path}`).not.toContain("translation missing");
      }
    }
  });

  test("search finds every word, in the visitor's language", async () => {
    expect(await shopper.page("/de/search?q=daune+jacke")).toContain("federleicht-down-jacket");
    expect(await shopper.page("/search?q=%3Cb%3E")).toContain("&lt;b&gt;");
  });
});

describe("pictures", () => {
  test("are served to anybody at stable addresses", async () => {
    const answer = await fetch(`${store.url}/files/kammweg-30-trail-pack-moss.png?width=120`);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(answer.headers.get("cross-origin-resource-policy")).toBe("cross-origin");
    expect((await fetch(`${store.url}/files/nothing-moss.png`)).status).toBe(404);
  });
});
