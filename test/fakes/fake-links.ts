import type { LinkPurpose, SignedLink, SignedLinks } from "../../app/use-cases/ports/links.ts";

const PATHS = { click: "t/c", open: "t/o", unsubscribe: "u", offer: "o" } as const;

/** Links whose tokens say in the clear what they are for; no signature. */
export class FakeLinks implements SignedLinks {
  token(link: SignedLink): string {
    return Buffer.from(JSON.stringify(link)).toString("base64url");
  }
  read(token: string, kind: LinkPurpose["kind"]): SignedLink | null {
    try {
      const link = JSON.parse(Buffer.from(token, "base64url").toString()) as SignedLink;
      return link.kind === kind ? link : null;
    } catch {
      return null;
    }
  }
  url(link: SignedLink): string {
    return `https://app.example/${PATHS[link.kind]}/${this.token(link)}${link.kind === "open" ? ".gif" : ""}`;
  }
}
