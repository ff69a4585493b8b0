import { parse } from "parse5";
import type { DefaultTreeAdapterTypes } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

/** A mail as a browser reads it. */
export interface ReadMail {
  /** every element with the names of its attributes, in order: what text can never change */
  readonly structure: readonly string[];
  /** all words that are shown, with single spaces */
  readonly text: string;
  readonly elements: readonly ReadElement[];
}

export interface ReadElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** Reads HTML with a real parser. */
export function readHtml(html: string): ReadMail {
  const elements = elementsOf(parse(html));
  const read = elements.map((element) => ({
    tag: element.tagName, attributes: Object.fromEntries(element.attrs.map(({ name, value }) => [name, value])), text: textOf(element),
  }));
  return {
    structure: read.map(({ tag, attributes }) => `${tag} ${Object.keys(attributes).join(" ")}`.trim()),
    text: read.find(({ tag }) => tag === "body")?.text ?? "",
    elements: read,
  };
}

function elementsOf(node: Node): Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsOf) : [];
  return "tagName" in node ? [node, ...children] : children;
}

function textOf(node: Node): string {
  const parts = (one: Node): string => ("value" in one && one.nodeName === "#text" ? one.value : "childNodes" in one ? one.childNodes.map(parts).join("\u0001") : "");
  return parts(node).replaceAll("\u0001", " ").replace(/\s+/g, " ").trim();
}
