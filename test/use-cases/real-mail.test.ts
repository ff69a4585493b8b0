import { expect, test } from "vitest";
import { createSignedLinks } from "../../app/adapters/links/signed-links.ts";
import { createRenderer } from "../../app/adapters/mail/renderer.ts";
import { advanceDue } from "../../app/use-cases/advance-due.ts";
import { followLink } from "../../app/use-cases/follow-link.ts";
import { unsubscribe } from "../../app/use-cases/unsubscribe.ts";
import { freshDatabase } from "../support/database.ts";
import { DAY, HOUR } from "../support/samples.ts";
import { AShop } from "./a-shop.ts";

test("the default mails, rendered and signed as in production, lead back to the cart and out of the list", async () => {
  const db = await freshDatabase();
  try {
    const shop = await AShop.open(db.system);
    const deps = { ...shop.deps, renderer: createRenderer(), links: createSignedLinks({ key: Buffer.alloc(32, 3), baseUrl: "https://app.example" }) };
    await shop.checkout();
    for (const pause of [HOUR, 23 * HOUR, 48 * HOUR]) {
      shop.clock.move(pause);
      for (let turn = 0; turn < 3; turn += 1) await advanceDue(deps, { owner: "w", limit: 10, leaseMs: 60_000 });
    }
    expect(shop.log.errors()).toEqual([]);
    expect(shop.mailer.taken).toHaveLength(3);
    const messages = await shop.messages();
    for (const { html, text } of messages) {
      expect(html).toContain("Alpine jacket");
      expect(text).toContain("Alpine jacket");
      expect(html).toContain("1 Main Street");
    }
    const offer = messages[2]!;
    expect(offer.html).toContain(offer.discountCode!);
    const clicks = [...offer.html.matchAll(/https:\/\/app\.example\/t\/c\/([\w.~-]+)/g)].map((match) => match[1]!);
    const destinations = await Promise.all([...new Set(clicks)].map((token) => followLink(deps, token, { counts: true })));
    expect(destinations).toEqual(expect.arrayContaining([expect.stringContaining(`/recover?key=abc&discount=${offer.discountCode}`), expect.stringMatching(/products\/alpine-jacket\?variant=11&lm=/)]));
    const leave = shop.mailer.taken[0]!.headers["List-Unsubscribe"]!.match(/\/u\/([\w.~-]+)>/)![1]!;
    expect(await unsubscribe(deps, leave)).toBe("done");
    await shop.after(DAY);
    expect(shop.mailer.taken).toHaveLength(3);
  } finally {
    await db.close();
  }
});
