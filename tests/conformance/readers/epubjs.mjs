// A book in epub.js, as many sites have it. `foliate.mjs` says what a reader has.
//
// Its light and dark are the reader's own choice, against what the system says: a book that follows the system
// with a colour of its own would be pale on one of them.

import { frame, settled } from "./waiting.mjs";
import { resolved } from "./source.mjs";

const SHADES = {
  light: { background: "rgb(255, 255, 255)", color: "rgb(0, 0, 0)", "--link": "rgb(0, 0, 238)" },
  dark: { background: "rgb(0, 0, 0)", color: "rgb(208, 208, 208)", "--link": "rgb(173, 216, 230)" },
};

export class EpubJs {
  static async open(place, url, size) {
    const reader = new EpubJs();
    reader.turned = new Set();
    reader.book = ePub(url);
    const options = { flow: "paginated", width: innerWidth, height: innerHeight };
    reader.rendition = reader.book.renderTo(place, options);
    reader.rendition.themes.default({ "a:link": { color: "var(--link)" } });
    reader.rendition.themes.fontSize(`${size}%`);
    await reader.book.ready;
    await reader.book.loaded.navigation;
    reader.root = reader.book.container.directory.replace(/([^/])$/, "$1/");
    return reader;
  }

  async setShade(shade) {
    await setSystemShade(shade === "light" ? "dark" : "light");
    for (const [property, value] of Object.entries(SHADES[shade])) this.rendition.themes.override(property, value);
    await frame();
    return SHADES[shade].background;
  }

  get document() {
    return this.rendition.getContents()[0]?.document;
  }

  get href() {
    return this.root + this.book.spine.get(this.rendition.getContents()[0].sectionIndex).href;
  }

  get contents() {
    const flat = (entries) => entries.flatMap((entry) => [entry, ...flat(entry.subitems)]);
    const path = `${this.root}${this.book.packaging.navPath}`;
    return flat(this.book.navigation.toc).map(({ label, href }) => ({ label, href: resolved(href, path) }));
  }

  /** An href as this reading system has it: from the folder of the package. */
  inside(href) {
    return href.slice(this.root.length);
  }

  async show(href) {
    await this.goTo(href);
    return this.document;
  }

  async goTo(href) {
    await this.rendition.display(this.inside(href));
    await settled(this.document);
  }

  /** It can go on turning the last page of a part: a page that was there before is none. */
  async next() {
    if (this.rendition.currentLocation()?.atEnd) return false;
    await this.rendition.next();
    await settled(this.document);
    const place = JSON.stringify(this.rendition.currentLocation()?.start);
    if (this.turned.has(place)) return false;
    this.turned.add(place);
    return true;
  }

  async follow(link) {
    const moved = new Promise((resolve) => this.rendition.once("relocated", resolve));
    link.click();
    await Promise.race([moved, new Promise((resolve) => setTimeout(resolve, 10_000))]);
    await settled(this.document);
    return null;
  }
}
