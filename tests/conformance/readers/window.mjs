// Within the window: opens one book in one way, and gathers what is wrong with it.
//
//   in    check({engine, url, device, size in per cent, used: whether it is used, not only looked at})
//   out   a list of faults, each a sentence.

import { Foliate } from "./foliate.mjs";
import { EpubJs } from "./epubjs.mjs";
import { Source } from "./source.mjs";
import { faultsOfPart, tooPale } from "./measure.mjs";
import { contents, notes, pages } from "./journey.mjs";

const ENGINES = { "foliate-js": Foliate, "epub.js": EpubJs };

globalThis.check = async function check({ engine, url, size, used }) {
  const source = await Source.open(url);
  const reader = await ENGINES[engine].open(document.querySelector("#reader"), url, size);
  const faults = [];
  for (const part of source.parts) {
    const shown = await reader.show(part.href);
    if (!shown) {
      faults.push(`${part.href}: it is not shown`);
    } else {
      faults.push(...faultsOfPart(part, shown));
      for (const shade of ["dark", "light"]) {
        const background = await reader.setShade(shade);
        faults.push(...tooPale(part, shown, background, shade));
      }
    }
  }
  if (used) {
    faults.push(...(await contents(source, reader)));
    faults.push(...(await notes(source, reader)));
    faults.push(...(await pages(source, reader)));
  }
  return faults;
};
