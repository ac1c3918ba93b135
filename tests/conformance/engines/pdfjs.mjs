// A PDF as Firefox shows, says and finds it: pdf.js, without a window.
//
//   in    on standard input, a line of JSON a file: {"file", "scale", "phrases"}; `scale` is pixels a point.
//   out   on standard output, for each file a line of JSON:
//           {"sizes": [[width, height]…], "text": ["a page's text"…], "found": [phrase by phrase],
//            "complaints": ["what pdf.js warned of"…], "error": null or why there is nothing else}
//         and then every page as grey bytes, row after row, in the sizes that the line tells.
//   where the first argument is the folder that holds `node_modules` with pdfjs-dist and @napi-rs/canvas.
//
// One process reads all files, since starting it costs more than a short file does. Phrases are looked for by
// the viewer's own find, not by an imitation: its rules for hyphens, line ends and vowel marks are long.

import { createRequire } from "node:module";
import { readFileSync, writeSync } from "node:fs";
import { createInterface } from "node:readline";
import { pathToFileURL } from "node:url";

const home = `${process.argv[2]}/node_modules/`;
const canvas = createRequire(`${home}x.js`)("@napi-rs/canvas");
const { Path2D, DOMMatrix, ImageData } = canvas;
Object.assign(globalThis, { Path2D, DOMMatrix, ImageData });

// What pdf.js has to say goes to the console; standard output is ours.
let complaints = [];
for (const level of ["log", "warn", "error"]) {
  console[level] = (...words) => complaints.push(words.join(" "));
}

const load = (path) => import(pathToFileURL(`${home}pdfjs-dist/legacy/${path}`));
const pdfjs = await load("build/pdf.mjs");
// The viewer's module looks at the window while it is loaded; its find needs none.
const element = { style: {} };
const document = { documentElement: element, createElement: () => element };
Object.assign(globalThis, { pdfjsLib: pdfjs, document, window: { requestAnimationFrame() {} } });
const viewer = await load("web/pdf_viewer.mjs");
delete globalThis.document;
delete globalThis.window;
const FINDING = 3; // The state of a search that goes on.

/** Writes all of a buffer: a pipe takes less than a page at a time, and says so when it is full. */
function write(bytes) {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (error.code !== "EAGAIN") throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2);
    }
  }
}

/** A page's text, as `find` and the clipboard have it. */
async function textOf(page) {
  const { items } = await page.getTextContent({ disableNormalization: true });
  return items.map((item) => item.str + (item.hasEOL ? "\n" : "")).join("");
}

/** A page's size in pixels and its grey bytes. */
async function drawn(page, scale) {
  const viewport = page.getViewport({ scale });
  const [width, height] = [Math.round(viewport.width), Math.round(viewport.height)];
  const sheet = canvas.createCanvas(width, height);
  const canvasContext = sheet.getContext("2d");
  await page.render({ canvasContext, canvas: sheet, viewport }).promise;
  const { data } = canvasContext.getImageData(0, 0, width, height);
  const grey = Buffer.alloc(width * height);
  for (let pixel = 0, at = 0; pixel < grey.length; pixel += 1, at += 4) {
    grey[pixel] = (data[at] * 77 + data[at + 1] * 150 + data[at + 2] * 29) >> 8;
  }
  return { size: [width, height], grey };
}

/** Which phrases the viewer's find bar finds, with its settings as they are when it opens. */
async function found(pdfDocument, phrases) {
  const eventBus = new viewer.EventBus();
  const linkService = { pagesCount: pdfDocument.numPages, page: 1, pdfDocument };
  const controller = new viewer.PDFFindController({ eventBus, linkService });
  controller.setDocument(pdfDocument);
  const answers = [];
  for (const query of phrases) {
    const answer = new Promise((resolve) => {
      const listen = ({ state }) => {
        if (state === FINDING) return;
        eventBus.off("updatefindcontrolstate", listen);
        resolve(state !== 1);
      };
      eventBus.on("updatefindcontrolstate", listen);
    });
    // Searched "again" it answers at once; a first search waits for the next keystroke.
    eventBus.dispatch("find", { type: "again", query, highlightAll: true, caseSensitive: false });
    answers.push(await answer);
  }
  // It reads on behind the first match; a document is closed when all of it was read.
  await Promise.all(controller._extractTextPromises);
  return answers;
}

async function read({ file, scale, phrases }) {
  const task = pdfjs.getDocument({
    data: new Uint8Array(readFileSync(file)),
    cMapUrl: `${home}pdfjs-dist/cmaps/`,
    standardFontDataUrl: `${home}pdfjs-dist/standard_fonts/`,
    verbosity: pdfjs.VerbosityLevel.WARNINGS,
  });
  const answer = { sizes: [], text: [], found: [], error: null };
  const pictures = [];
  try {
    const pdfDocument = await task.promise;
    for (let number = 1; number <= pdfDocument.numPages; number += 1) {
      const page = await pdfDocument.getPage(number);
      answer.text.push(await textOf(page));
      const { size, grey } = await drawn(page, scale);
      answer.sizes.push(size);
      pictures.push(grey);
      page.cleanup();
    }
    answer.found = await found(pdfDocument, phrases);
  } catch (error) {
    answer.error = String(error?.stack ?? error);
    answer.sizes = [];
    pictures.length = 0;
  }
  await task.destroy();
  write(Buffer.from(`${JSON.stringify({ ...answer, complaints })}\n`));
  pictures.forEach(write);
  complaints = [];
}

for await (const line of createInterface({ input: process.stdin })) {
  await read(JSON.parse(line));
}
