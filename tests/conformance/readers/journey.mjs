// A book as it is used: its contents, its notes, and its pages one after another.
//
//   in    the book as its file says it, and a reader that has it open.
//   out   a list of faults each.

import { plain, resolved, textNodes, wordsOf } from "./source.mjs";
import { until } from "./waiting.mjs";
import { without } from "./measure.mjs";

const HEADING = "h1, h2, h3, h4, h5, h6, dt";

/** Whether an element, or a part of it, is on the page that is shown. */
function isOnPage(element) {
  const frame = element.ownerDocument.defaultView?.frameElement?.getBoundingClientRect();
  if (!frame) return false;
  const seen = (box) => {
    const [left, top] = [frame.left + box.left, frame.top + box.top];
    return left < innerWidth - 1 && left + box.width > 1 && top < innerHeight - 1 && top + box.height > 1;
  };
  const box = element.getBoundingClientRect();
  // A mark has no width: it stands where it begins.
  return box.width > 0 ? [...element.getClientRects()].some(seen) : seen(new DOMRect(box.left, box.top, 4, 4));
}

/** Waits until what an href leads to is on the page; gives the element, or null. */
async function landed(reader, href) {
  const [, id] = href.split("#");
  const target = () => (id ? reader.document?.getElementById(id) : reader.document?.body);
  await until(() => target() && isOnPage(target()));
  return target() && isOnPage(target()) ? target() : null;
}

/** Entries of the table of contents that are not those of the book, or do not land where they say. */
export async function contents(source, reader) {
  const faults = [];
  const entries = reader.contents.map(({ label, href }) => ({ label: plain(label), href }));
  const [own, shown] = [source.contents, entries].map((list) => list.map(({ label, href }) => `${label} → ${href}`));
  if (own.join("\n") !== shown.join("\n")) {
    const missing = without(own, shown).concat(without(shown, own));
    faults.push(`contents: they are not those of the book: ${missing.slice(0, 4).join(", ")}`);
  }
  for (const { label, href } of source.contents) {
    await reader.goTo(href);
    const target = await landed(reader, href);
    if (!target) {
      faults.push(`contents: “${label}” does not lead to ${href}`);
    } else if (!says(target, label)) {
      faults.push(`contents: “${label}” leads to “${wordsOf(target).join(" ").slice(0, 40)}”`);
    }
  }
  for (const { label, href } of source.pageList) {
    await reader.goTo(href);
    if (!(await landed(reader, href))) faults.push(`page list: page ${label} does not lead to ${href}`);
  }
  return faults;
}

/** Whether a place begins with a heading of these words, or is named so. */
function says(target, label) {
  const heading = target.matches(HEADING) ? target : target.querySelector(HEADING);
  const named = target.getAttribute("aria-label") ?? "";
  const words = wordsOf(heading ?? target).join(" ");
  return plain(named) === label || words.includes(label);
}

const CALLS = ["doc-noteref", "doc-biblioref", "doc-glossref"].map((role) => `a[role~="${role}"]`).join(", ");

/** Calls of notes and sources that do not lead there, or not back. */
export async function notes(source, reader) {
  const faults = [];
  for (const part of source.parts) {
    for (const call of part.document.querySelectorAll(CALLS)) {
      const href = resolved(call.getAttribute("href"), part.href);
      const target = source.element(href);
      const wrong = target ? await thereAndBack(reader, { part, call, href, target }) : `leads nowhere: ${href}`;
      if (wrong) faults.push(`notes: ${call.id} of ${part.href} ${wrong}`);
    }
  }
  return faults;
}

/** Follows a call, and the link back to it; says what is wrong. */
async function thereAndBack(reader, { part, call, href, target }) {
  const note = await follow(reader, part.href, call);
  if (note) {
    const missing = without(wordsOf(target.closest("li") ?? target), note);
    if (missing.length > 0) return `pops up without ${missing.slice(0, 5).join(" ")}`;
  } else if (!(await landed(reader, href))) {
    return `does not lead to ${href}`;
  }
  if (!call.id) return "cannot be gone back to: it has no id";
  const [there] = href.split("#");
  const here = `${part.href}#${call.id}`;
  const back = [...target.querySelectorAll("a")].find((a) => resolved(a.getAttribute("href"), there) === here);
  // A note that pops up is closed again; one that does not must lead back.
  if (!back) return note ? null : "has no way back";
  const popped = await follow(reader, there, back);
  return !popped && (await landed(reader, here)) ? null : "is not where the way back leads";
}

/** Follows a link of the book, in the part as it is shown. */
async function follow(reader, href, link) {
  const links = [...link.ownerDocument.querySelectorAll("a")];
  if (reader.href !== href) await reader.show(href);
  return reader.follow(reader.document.querySelectorAll("a")[links.indexOf(link)]);
}

/** Words that are on no page when the book is read from its first page to its last. */
export async function pages(source, reader) {
  const faults = [];
  const parts = source.parts.filter((part) => part.isLinear).map((part) => part.href);
  const read = new Set();
  let lines = null;
  const close = () => {
    const unread = lines?.unread() ?? [];
    if (unread.length > 0) {
      const words = unread.slice(0, 3).join(" … ");
      faults.push(`pages: no turn of a page shows, of ${lines.href}: ${words}`);
    }
  };
  await reader.show(parts[0]);
  do {
    if (lines?.document !== reader.document) {
      close();
      lines = new Lines(reader.document, reader.href);
      read.add(reader.href);
    }
    lines.look();
  } while (await reader.next());
  close();
  const unread = parts.filter((href) => !read.has(href));
  if (unread.length > 0) faults.push(`pages: no turn of a page leads to ${unread.join(", ")}`);
  return faults;
}

/** The lines of a part that have not been on a page yet. */
class Lines {
  constructor(document, href) {
    this.document = document;
    this.href = href;
    this.seen = new Map(textNodes(document.body).filter((node) => node.data.trim()).map((node) => [node, new Set()]));
  }

  boxesOf(node) {
    const range = this.document.createRange();
    range.selectNodeContents(node);
    return [...range.getClientRects()].filter((box) => box.width > 0);
  }

  /** Notes what is on the page. */
  look() {
    const frame = this.document.defaultView.frameElement.getBoundingClientRect();
    for (const [node, seen] of this.seen) {
      for (const [index, box] of this.boxesOf(node).entries()) {
        const x = frame.left + (box.left + box.right) / 2;
        if (x > 0 && x < innerWidth) seen.add(index);
      }
    }
  }

  unread() {
    const nodes = [...this.seen].filter(([node, seen]) => seen.size < Math.max(1, this.boxesOf(node).length));
    return nodes.map(([node]) => plain(node.data).slice(0, 30));
  }
}
