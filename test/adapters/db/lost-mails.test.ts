import { expect, test } from "vitest";
import { enrollment, furnish, message, minutes, SHOP } from "./fixtures.ts";
import { emptyDatabaseBeforeEach } from "./harness.ts";

const given = emptyDatabaseBeforeEach();

test("a mail is lost to a journey if it was refused or came back, and nobody knows of one that was never answered", async () => {
  const store = await furnish(given.system);
  const { prisma } = given.fresh.database;
  await prisma.message.create({ data: { ...message(), shop: SHOP, html: Buffer.from("x"), text: Buffer.from("x"), links: [], status: "intent", fence: 1n } });
  const lost = async (change: object) => {
    await prisma.message.updateMany({ where: { shop: SHOP }, data: change });
    return (await store.enrollments.facts(enrollment()))?.lostMails;
  };
  const here = { stepId: "remind", occasion: "cart-1" };
  expect(await lost({})).toEqual([{ ...here, outcome: "unknown" }]);
  expect(await lost({ status: "unknown" })).toEqual([{ ...here, outcome: "unknown" }]);
  expect(await lost({ status: "refused" })).toEqual([{ ...here, outcome: "lost" }]);
  expect(await lost({ status: "handed-off" })).toBeUndefined();
  expect(await lost({ bouncedAt: minutes(5) })).toEqual([{ ...here, outcome: "lost" }]);
  expect(await lost({ deliveredAt: minutes(9) })).toBeUndefined();
});
