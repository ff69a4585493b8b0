import { parse } from "parse5";

interface Node {
  readonly nodeName: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly Node[];
}

/** Where the links of a mail lead, in order. */
export function linksOf(html: string): string[] {
  const found: string[] = [];
  const walk = (node: Node): void => {
    const href = node.nodeName === "a" ? node.attrs?.find((one) => one.name === "href")?.value : undefined;
    if (href) found.push(href);
    for (const child of node.childNodes ?? []) walk(child);
  };
  walk(parse(html) as unknown as Node);
  return found;
}
