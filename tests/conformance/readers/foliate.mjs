// A book in foliate-js, as Foliate and Readest have it.
//
// A reader, this and `epubjs.mjs` alike, has:
//   setShade(shade)      has it light or dark; gives the colour behind the text
//   show(href)           sets a part from its start; gives its document, or null
//   goTo(href)           goes where an href of the book leads
//   next()               turns a page; false if there is none
//   document, href       the part that is shown
//   contents             the entries that its table of contents shows, each {label, href}
//   follow(link)         follows a link of the document as a tap does; gives the words of a note that popped up

import "/tools/foliate-js/view.js";
import { FootnoteHandler } from "/tools/foliate-js/footnotes.js";
import { frame, settled, until } from "./waiting.mjs";
import { wordsOf } from "./source.mjs";

// What such readers add to a book: the size, and colours that follow the system.
const style = (size) => `
  html { color-scheme: light dark; font-size: ${size}%; }
  @media (prefers-color-scheme: dark) { a:link { color: lightblue; } }
  p, li, blockquote, dd { line-height: 1.4; text-align: justify; hyphens: auto; }
  pre { white-space: pre-wrap !important; }
`;

export class Foliate {
  static async open(place, url, size) {
    const reader = new Foliate();
    reader.view = document.createElement("foliate-view");
    place.append(reader.view);
    await reader.view.open(url);
    reader.view.renderer.setStyles(style(size));
    reader.notes = new FootnoteHandler();
    reader.view.addEventListener("link", (event) => reader.notes.handle(reader.view.book, event));
    return reader;
  }

  async setShade(shade) {
    await setSystemShade(shade);
    await frame();
    // What Chromium has behind a document that says it can be either.
    return { light: "rgb(255, 255, 255)", dark: "rgb(18, 18, 18)" }[shade];
  }

  get document() {
    return this.view.renderer.getContents()[0]?.doc;
  }

  get href() {
    return this.view.book.sections[this.view.renderer.getContents()[0].index].id;
  }

  get contents() {
    const flat = (entries) => entries.flatMap((entry) => [entry, ...flat(entry.subitems ?? [])]);
    return flat(this.view.book.toc ?? []);
  }

  async show(href) {
    const { index } = this.view.book.resolveHref(href) ?? { index: -1 };
    if (index < 0) return null;
    await this.view.renderer.goTo({ index, anchor: () => 0 });
    await settled(this.document);
    return this.document;
  }

  async goTo(href) {
    await this.view.goTo(href);
    await settled(this.document);
  }

  async next() {
    if (this.view.renderer.atEnd) return false;
    await this.view.next();
    await settled(this.document);
    return true;
  }

  async follow(link) {
    let note = null;
    let box = null;
    const place = ({ detail }) => {
      box = document.createElement("div");
      box.style = "position: fixed; inset: 20% 10%; visibility: hidden";
      box.append(detail.view);
      document.body.append(box);
    };
    const render = ({ detail }) => {
      note = wordsOf(detail.view.renderer.getContents()[0].doc.body);
    };
    this.notes.addEventListener("before-render", place);
    this.notes.addEventListener("render", render);
    const before = this.view.lastLocation;
    link.click();
    await until(() => note || this.view.lastLocation !== before);
    this.notes.removeEventListener("before-render", place);
    this.notes.removeEventListener("render", render);
    box?.remove();
    await settled(this.document);
    return note;
  }
}
