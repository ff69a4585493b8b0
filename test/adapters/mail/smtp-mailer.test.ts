import { describe, expect, it } from "vitest";
import { aMail } from "../../contracts/mailer/battery.ts";
import { openSmtp } from "../../contracts/mailer/smtp-provider.ts";

describe("the SMTP mailer", () => {
  it.each([
    [550, { kind: "refused", reason: "SMTP answered 550 no <(address)> here" }],
    [450, { kind: "retry", afterMs: 60_000 }],
  ])("decides by the code before DATA: %i", async (recipientCode, result) => {
    const provider = await openSmtp({ recipientCode });
    expect(await provider.mailer.handOff(aMail())).toMatchObject(result);
    await provider.close();
  });

  it.each([
    ["a wrong password", { password: "right" }, /^SMTP answered 535/],
    ["no sign-in where one is asked for", { senderCode: 530 }, /^SMTP answered 530/],
    ["a sender that is not ours to use", { senderCode: 553 }, /^SMTP answered 553/],
  ])("waits for the operator after %s: no mail is lost to it", async (_name, options, reason) => {
    const provider = await openSmtp(options);
    expect(await provider.mailer.handOff(aMail())).toEqual({ kind: "retry", denied: true, afterMs: 3_600_000, reason: expect.stringMatching(reason) });
    await provider.close();
  });

  it("may try again when the connection ends before DATA", async () => {
    const provider = await openSmtp({ dropAtRecipient: true });
    expect(await provider.mailer.handOff(aMail())).toMatchObject({ kind: "retry" });
    await provider.close();
  });

  it("makes the Message-ID from our id and the sender's domain", async () => {
    const provider = await openSmtp();
    expect(await provider.mailer.handOff(aMail())).toEqual({ kind: "accepted", providerMessageId: `<${aMail().messageId}@fernweh.example>` });
    await provider.close();
  });

  it("reads nothing from files or addresses that a text may name", async () => {
    const provider = await openSmtp();
    await provider.mailer.handOff(aMail({ html: '<img src="file:///etc/hostname">', text: "/etc/hostname" }));
    const [mail] = await provider.received();
    expect(mail).toMatchObject({ html: '<img src="file:///etc/hostname">' });
    expect(mail?.text.trim()).toBe("/etc/hostname");
    await provider.close();
  });
});
