// A book as its file says it, read without any reading system: what must be shown.
//
//   in    the address of an EPUB.
//   out   a `Source`: `parts` in the order of the spine, each {href, document, words}; `contents`, each
//         {label, href}; `page list` likewise. All hrefs are paths within the file, with fragments.

const OPS = "http://www.idpf.org/2007/ops";

export class Source {
  static async open(url) {
    const zip = await JSZip.loadAsync(await (await fetch(url)).arrayBuffer());
    const read = async (path, type) => {
      const document = new DOMParser().parseFromString(await zip.file(path).async("string"), type);
      if (document.querySelector("parsererror")) throw new Error(`${path} is not well-formed`);
      return document;
    };
    const container = await read("META-INF/container.xml", "application/xml");
    const packagePath = container.querySelector("rootfile").getAttribute("full-path");
    const document = await read(packagePath, "application/xml");
    const items = new Map([...document.querySelectorAll("manifest > item")].map((item) => [item.id, item]));
    const pathOf = (item) => resolved(item.getAttribute("href"), packagePath);
    const source = new Source();
    source.parts = [];
    for (const reference of document.querySelectorAll("spine > itemref")) {
      const href = pathOf(items.get(reference.getAttribute("idref")));
      const part = await read(href, "application/xhtml+xml");
      const isLinear = reference.getAttribute("linear") !== "no";
      source.parts.push({ href, document: part, words: wordsOf(part.body), isLinear });
    }
    const navigation = [...items.values()].find((item) => item.getAttribute("properties") === "nav");
    const path = pathOf(navigation);
    const nav = await read(path, "application/xhtml+xml");
    source.contents = listed(nav, "toc", path);
    source.pageList = listed(nav, "page-list", path);
    return source;
  }

  /** The element that an href within the book leads to: the one of that id, or the part itself. */
  element(href) {
    const [path, id] = href.split("#");
    const part = this.parts.find((part) => part.href === path);
    return id ? part?.document.getElementById(id) : part?.document.body;
  }
}

/** A path within the file, as a link in a file says it. */
export function resolved(href, base) {
  const url = new URL(href, `epub:///${base}`);
  return decodeURIComponent(url.pathname.slice(1)) + url.hash;
}

function listed(nav, type, path) {
  const list = [...nav.querySelectorAll("nav")].find((nav) => nav.getAttributeNS(OPS, "type") === type);
  const entries = [...(list?.querySelectorAll("a") ?? [])];
  return entries.map((a) => ({ label: wordsOf(a).join(" "), href: resolved(a.getAttribute("href"), path) }));
}

/** A text with white space as it is seen. */
export function plain(text) {
  return text.replace(/\s+/g, " ").trim();
}

/** The words of an element. `isShown` says of a text node whether it counts. */
export function wordsOf(element, isShown = () => true) {
  return plain(textNodes(element).filter(isShown).map(spaced).join("")).split(" ").filter(Boolean);
}

/** The text nodes that are there to be read, in their order. */
export function textNodes(element) {
  const document = element.ownerDocument;
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    const unread = node.hasAttribute("hidden") || ["script", "style", "title"].includes(node.localName);
    return unread ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  });
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

const BLOCKS =
  "address, article, aside, blockquote, body, br, dd, div, dl, dt, figcaption, figure, footer, h1, h2, h3, h4, " +
  "h5, h6, header, li, nav, ol, p, pre, section, table, td, th, tr, ul";

/** A text with a space before it if a block or a line begins there, and after it if one ends. */
function spaced(node) {
  const before = isEdge(node, "previousSibling") ? " " : "";
  const after = isEdge(node, "nextSibling") ? " " : "";
  return before + node.data + after;
}

function isEdge(node, sibling) {
  for (let at = node; !at.matches?.(BLOCKS); at = at.parentNode) {
    const next = at[sibling];
    if (next) return next.nodeType === Node.ELEMENT_NODE && (next.matches(BLOCKS) || next.querySelector(BLOCKS));
  }
  return true;
}
