#!/usr/bin/env node
// Opens books in two reading systems, as people hold them, and says what they would miss.
//
// usage: check.mjs [--once] FILE.epub…
//
//   in    books, which are opened in every way, or `--once` in the one way in which they are used; the reading systems, foliate-js (Foliate, Readest) and epub.js (many sites), are those that
//         `.ci/run` installs in `target/conformance/readers`, or in `readers` below the folder that the variable
//         CONFORMANCE_TOOLS names. Both run in Chromium, /usr/bin/chromium or what the variable CHROMIUM names.
//   out   a line a fault, with the book, the reading system and how it was held; the last line sums up.
//   exit  0 when all is well, 1 when there are faults, 2 when the books could not be opened.
//
// A validator does not turn pages. Here every part of a book is set in columns on a phone and on a tablet, in two
// sizes of type, in light and dark (`measure.mjs`: nothing cut, nothing overprinted, no word lost, no text too
// pale), and once it is used (`journey.mjs`: its contents, its notes, and every page one after another).

import { createReadStream } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:http";
import { cpus } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const tools = resolve(process.env.CONFORMANCE_TOOLS ?? join(here, "../../../target/conformance"));
const modules = join(tools, "readers/node_modules");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

const ENGINES = ["foliate-js", "epub.js"];
const DEVICES = { phone: { width: 390, height: 844 }, tablet: { width: 820, height: 1180 } };
const SIZES = [100, 150];

// The one way of holding a book in which it is not only measured but used. epub.js finds the page of a place before
// the size of type is set, so that at any other than 100 % it lands a page off, whatever the book.
const isUsed = (held) => held.device === "phone" && held.size === 100;

// A book that takes longer than this, in milliseconds, is one that a reading system hangs on.
const PATIENCE = 180_000;

// As many faults are told of a book in one hand.
const TOLD = 40;

// No connection leaves the machine, and none is tried.
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const TYPES = { html: "text/html", mjs: "text/javascript", js: "text/javascript", epub: "application/epub+zip" };

/** Serves this folder, the reading systems and the books, by number. */
function serve(books) {
  const server = createServer((request, response) => {
    const [, root, ...rest] = decodeURIComponent(request.url.split("?")[0]).split("/");
    const path = { check: join(here, ...rest), tools: join(modules, ...rest), book: books[parseInt(rest[0])] }[root];
    const file = createReadStream(path ?? "/nowhere");
    file.on("error", () => response.writeHead(404).end());
    file.on("open", () => {
      const type = TYPES[path.split(".").pop()] ?? "application/octet-stream";
      response.writeHead(200, { "Content-Type": type });
      file.pipe(response);
    });
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** Every way in which every book is held, those that take longest first. */
function allWays(books) {
  const ways = [];
  for (const [number, book] of books.entries()) {
    for (const engine of ENGINES) {
      for (const device of Object.keys(DEVICES)) {
        for (const size of SIZES) ways.push({ number, book, engine, device, size });
      }
    }
  }
  return ways.sort((one, other) => isUsed(other) - isUsed(one));
}

/** Opens a book in one way, in a window of its own, and gives what is wrong. */
async function open(browser, address, held) {
  const context = await browser.newContext({ viewport: DEVICES[held.device], reducedMotion: "reduce" });
  let timer;
  const faults = [];
  try {
    const page = await context.newPage();
    page.on("pageerror", (error) => faults.push(`the reading system stumbles: ${error.message}`));
    await page.goto(`${address}/check/reader.html`);
    await page.waitForFunction(() => globalThis.check !== undefined);
    const order = { ...held, url: `/book/${held.number}.epub`, used: isUsed(held) };
    await page.exposeFunction("setSystemShade", (colorScheme) => page.emulateMedia({ colorScheme }));
    const late = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE, ["the reading system does not come to an end"]);
    });
    const told = page.evaluate((order) => globalThis.check(order), order);
    faults.push(...(await Promise.race([told, late])));
  } catch (error) {
    faults.push(`the reading system stumbles: ${error.message.split("\n").slice(0, 3).join(" ")}`);
  } finally {
    clearTimeout(timer);
    await context.close();
  }
  return faults;
}

/**
 * Opens a book, and once more where the reading system itself stumbled: on a busy machine one now and then asks
 * for the style of a page that has just gone. What is wrong with a book is wrong both times.
 */
async function openSurely(browser, address, held) {
  const faults = await open(browser, address, held);
  const stumbled = faults.some((fault) => fault.startsWith("the reading system"));
  return stumbled ? open(browser, address, held) : faults;
}

async function main(options) {
  const books = options.filter((option) => option !== "--once");
  if (books.length === 0 || books[0].startsWith("-")) {
    console.error("usage: check.mjs [--once] FILE.epub…");
    return 2;
  }
  const { chromium: launcher } = createRequire(join(modules, "x.js"))("playwright-core");
  const server = await serve(books);
  const address = `http://127.0.0.1:${server.address().port}`;
  const browser = await launcher.launch({ executablePath: chromium, headless: true, args: FLAGS });
  const once = options.includes("--once");
  const ways = allWays(books).filter((way) => !once || isUsed(way));
  const faulty = new Set();
  const work = async () => {
    for (let held = ways.shift(); held; held = ways.shift()) {
      const faults = await openSurely(browser, address, held);
      const way = `${held.engine}, ${held.device}, ${held.size} %`;
      const rest = faults.length - TOLD;
      if (rest > 0) faults.splice(TOLD, rest, `and ${rest} more faults`);
      for (const fault of faults) console.log(`${basename(held.book)} in ${way}: ${fault}`);
      if (faults.length > 0) faulty.add(held.number);
    }
  };
  try {
    await Promise.all(cpus().map(work));
  } finally {
    await browser.close();
    server.close();
  }
  console.log(`${books.length - faulty.size} of ${books.length} books open as they are meant`);
  return faulty.size > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`the books cannot be opened: ${error.stack}`);
  process.exitCode = 2;
}
