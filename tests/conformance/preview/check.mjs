#!/usr/bin/env node
// Looks at a briefing with `briefset preview` as somebody who writes it does, and says what is not as it should be.
//
// usage: check.mjs PROGRAM BRIEFING PERSIAN
//
//   in    the program; a briefing of several pages, which is written to, with the words that WORDS names; one that
//         runs from right to left. Chromium is /usr/bin/chromium or what the variable CHROMIUM names, driven by the
//         playwright-core of `readers`, which `.ci/run` installs.
//   out   a line a fault; the last line sums up.
//   exit  0 when all is well, 1 when there are faults, 2 when nothing could be looked at.

import { spawn } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const tools = resolve(process.env.CONFORMANCE_TOOLS ?? join(here, "../../../target/conformance"));
const modules = join(tools, "readers/node_modules");
const chromium = process.env.CHROMIUM ?? "/usr/bin/chromium";

// Of the briefing: a word of its third page that stands nowhere else, and one that is replaced everywhere.
const WORDS = { clicked: "lighthouse", replaced: ["barge", "ferry"] };

// How long something may take, in milliseconds, on a machine that has much to do.
const PATIENCE = 60_000;

const faults = [];
const expect = (what, is) => is || faults.push(what);

/** Begins a preview: the process, and the address that it says. */
async function begin(program, briefing) {
  const child = spawn(program, ["preview", briefing], { stdio: ["ignore", "pipe", "inherit"] });
  for await (const line of createInterface({ input: child.stdout })) return [child, line];
  throw new Error("no address is said");
}

/** Opens an address; what its console complains of is a fault. */
async function open(browser, address) {
  const page = await browser.newPage({ viewport: { width: 1300, height: 900 } });
  page.setDefaultTimeout(PATIENCE);
  page.on("console", (said) => said.type() === "error" && faults.push(`console: ${said.text()}`));
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  await page.goto(address);
  await page.waitForSelector("body[data-state=ok]");
  return page;
}

const becomes = (page, state) =>
  page.waitForFunction((state) => document.body.dataset.state === state, state);

/** Whether a page's picture has come, of the version that is there now. */
const drawn = (page, number) =>
  page.waitForFunction((number) => {
    const shown = document.querySelectorAll(".page")[number - 1];
    const picture = shown?.querySelector("img");
    return picture?.complete && picture.naturalWidth > 0 && picture.src.endsWith(`v=${shown.dataset.version}`);
  }, number);

async function pagesAreSeen(page) {
  await drawn(page, 1);
  const seen = await page.evaluate(() => {
    const pictures = [...document.querySelectorAll("#pages img")];
    return {
      count: pictures.length,
      alts: pictures.map((picture) => picture.alt),
      sharp: pictures[0].naturalWidth / Number(pictures[0].getAttribute("width")),
      drawn: pictures.filter((picture) => picture.src).length,
      landmarks: ["header", "main", "aside", "nav"].filter((name) => document.querySelector(name)).length,
      unnamed: [...document.querySelectorAll("section, iframe, nav, aside")].filter(
        (part) => !part.getAttribute("aria-label") && !part.getAttribute("aria-labelledby") && !part.title && part.id !== "where",
      ).length,
    };
  });
  expect(`${seen.count} pages are too few to be looked at`, seen.count >= 4);
  expect("pages have no alternatives", seen.alts.every((alt, index) => alt === `page ${index + 1} of ${seen.count}`));
  expect(`a point has ${seen.sharp} pixels`, Math.abs(seen.sharp - 2) < 0.02);
  expect("pages are drawn that nobody looks at", seen.drawn < seen.count);
  expect("landmarks are missing", seen.landmarks === 4);
  expect("parts have no name", seen.unnamed === 0);
}

/** The frame of the book, when a file of it is there. */
async function bookOf(page) {
  await page.waitForFunction(() => document.getElementById("frame").contentDocument?.body?.textContent.trim());
  return page.frames().find((frame) => frame.url().includes("/book/"));
}

async function aSaveIsShownAndThePlaceKept(page, briefing) {
  // The text of the book: its last file.
  const files = await page.locator("#file option").allTextContents();
  await page.locator("#file").selectOption(files.at(-1));
  await page.waitForFunction((name) => document.getElementById("frame").contentWindow.location.pathname.endsWith(name), files.at(-1));
  await page.waitForFunction(() => document.getElementById("frame").contentDocument.readyState === "complete");
  await page.locator(".page").nth(2).scrollIntoViewIfNeeded();
  await page.evaluate(() => {
    const pages = document.getElementById("pages");
    pages.scrollTop = pages.children[2].offsetTop + 120;
    document.getElementById("frame").contentWindow.scrollTo(0, 240);
  });
  await drawn(page, 3);
  const place = () =>
    page.evaluate(() => [
      document.getElementById("pages").scrollTop,
      document.getElementById("frame").contentWindow.scrollY,
      document.getElementById("frame").contentWindow.location.pathname.split("/").at(-1),
    ]);
  const before = await place();
  expect(`the book cannot be scrolled: ${before}`, before[1] > 0);
  const source = readFileSync(briefing, "utf8");
  const [from, to] = WORDS.replaced;
  const begun = Date.now();
  writeFileSync(briefing, source.replaceAll(from, to));
  await page.waitForFunction((to) => document.getElementById("frame").contentDocument?.body?.textContent.includes(to), to);
  const took = Date.now() - begun;
  await drawn(page, 3);
  await page.waitForTimeout(300);
  const after = await place();
  expect(`the place was ${before}, and is ${after}`, before.every((part, index) => part === after[index] || Math.abs(part - after[index]) <= 1));
  return took;
}

/** Where a word stands on a page, as the program says. */
const find = (page, word) =>
  page.evaluate(async (word) => {
    const pages = [...document.querySelectorAll("#pages img")];
    for (const [index, picture] of pages.entries()) {
      const [width, height] = ["width", "height"].map((name) => Number(picture.getAttribute(name)));
      for (let y = 60; y < height - 40; y += 9) {
        for (let x = 80; x < width - 70; x += 36) {
          const answer = await fetch(`where?page=${index + 1}&x=${x}&y=${y}`);
          const told = await answer.json();
          // By a step from above: into its middle.
          if (told?.word.includes(word)) return { index, x: x / width, y: (y + 5) / height };
        }
      }
    }
    return null;
  }, word);

async function aWordLeadsToItsLine(page, briefing) {
  const word = WORDS.clicked;
  const found = await find(page, word);
  expect(`“${word}” stands on no page`, found);
  if (!found) return;
  const picture = page.locator("#pages img").nth(found.index);
  await picture.scrollIntoViewIfNeeded();
  const box = await picture.boundingBox();
  const view = await page.locator("#pages").boundingBox();
  // The point itself into view.
  const below = box.y + found.y * box.height - (view.y + view.height / 2);
  await page.evaluate((below) => document.getElementById("pages").scrollBy(0, below), below);
  const moved = await picture.boundingBox();
  await page.mouse.click(moved.x + found.x * moved.width, moved.y + found.y * moved.height);
  await page.waitForFunction((word) => document.querySelector("#where .word")?.textContent.includes(word), word);
  const line = readFileSync(briefing, "utf8").split("\n").findIndex((line) => line.includes(word)) + 1;
  const told = await page.locator("#where").textContent();
  expect(`line ${line} is meant: ${told}`, told.includes(`${briefing.split("/").at(-1)}:${line}`));
  // And by keyboard alone.
  await page.locator("#pages img").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForFunction((word) => !document.querySelector("#where .word")?.textContent.includes(word), word);
  let reached = false;
  for (let step = 0; step < 40 && !reached; step += 1) {
    await page.keyboard.press("ArrowDown");
    await page.waitForTimeout(100);
    reached = (await page.locator("#where .place").count()) > 0;
  }
  expect("by keyboard no line is reached", reached);
}

async function anErrorIsShownAndCleared(page, briefing) {
  const source = readFileSync(briefing, "utf8");
  const count = await page.locator("#pages img").count();
  writeFileSync(briefing, `${source}\nsumary: Misspelt.\n`);
  await becomes(page, "errors");
  const told = await page.locator("#findings").textContent();
  const line = source.split("\n").length + 1;
  expect(`the error is not told with its line ${line}: ${told}`, told.includes("unknown-key") && told.includes(`:${line}:`));
  expect("help is not told", told.includes("help:"));
  expect("the last good pages are gone", (await page.locator("#pages img").count()) === count);
  const opacity = await page.locator("#pages img").first().evaluate((picture) => getComputedStyle(picture).opacity);
  expect("the last good pages are not dimmed", Number(opacity) < 1);
  writeFileSync(briefing, source);
  await becomes(page, "ok");
  const cleared = await page.locator("#findings").textContent();
  expect(`it is still told: ${cleared}`, cleared === "Nothing was found.");
}

async function itIsDarkAtNight(page) {
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const day = await ground();
  await page.emulateMedia({ colorScheme: "dark" });
  expect("it is as light at night", (await ground()) !== day);
}

/** A page of somebody else's neither reads nor frames it, though it knows the address. */
async function othersSeeNothing(browser, address) {
  const other = createServer((_, answer) => answer.end(`<iframe src="${address}"></iframe>`)).listen(0, "127.0.0.1");
  await new Promise((listening) => other.once("listening", listening));
  const page = await browser.newPage();
  await page.goto(`http://127.0.0.1:${other.address().port}/`);
  const read = await page.evaluate(
    (address) => fetch(`${address}state`).then((answer) => answer.text()).catch(() => "refused"),
    address,
  );
  expect(`somebody else reads ${read}`, read === "refused");
  const framed = await Promise.all(page.frames().map((frame) => frame.title().catch(() => "")));
  expect("somebody else frames it", !framed.some((title) => title.includes("briefset")));
  await page.close();
  other.close();
}

async function main([program, briefing, persian]) {
  const { chromium: launcher } = createRequire(join(modules, "x.js"))("playwright-core");
  const browser = await launcher.launch({ executablePath: chromium, headless: true, args: ["--no-sandbox"] });
  const children = [];
  let took = 0;
  try {
    const [child, address] = await begin(program, briefing);
    children.push(child);
    const page = await open(browser, address);
    await pagesAreSeen(page);
    await bookOf(page);
    took = await aSaveIsShownAndThePlaceKept(page, briefing);
    await aWordLeadsToItsLine(page, briefing);
    await anErrorIsShownAndCleared(page, briefing);
    await itIsDarkAtNight(page);
    await othersSeeNothing(browser, address);
    const [second, other] = await begin(program, persian);
    children.push(second);
    const turned = await open(browser, other);
    const book = await bookOf(turned);
    expect("a Persian book is not turned", (await turned.locator("#book").getAttribute("dir")) === "rtl");
    expect("its text is not turned", (await book.evaluate(() => getComputedStyle(document.body).direction)) === "rtl");
  } finally {
    await browser.close();
    children.forEach((child) => child.kill("SIGINT"));
  }
  faults.forEach((fault) => console.log(fault));
  console.log(`in Chromium: ${faults.length} faults; a save was seen after ${took} ms`);
  return faults.length > 0 ? 1 : 0;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(`nothing can be looked at: ${error.stack}\n${faults.join("\n")}`);
  process.exitCode = 2;
}
