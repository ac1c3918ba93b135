// Shows a briefing while it is written: its pages, its book, what was found, and where a word is written. What there
// is, the program tells as JSON; whenever there is something new, it tells that, and what is seen stays where it is.
"use strict";

const part = (id) => document.getElementById(id);
const [pages, frame, file, findings, where] = ["pages", "frame", "file", "findings", "where"].map(part);

/** What was told last. */
let now = { version: -1 };

/** An element with a class and a text. */
function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

// --- The pages: drawn when they come into view ---

const near = new IntersectionObserver(
  (entries) => entries.filter((entry) => entry.isIntersecting).forEach((entry) => draw(entry.target)),
  { root: pages, rootMargin: "100% 0px" },
);

/** Has a page drawn as it is now; what was there stays until that has come. */
async function draw(page) {
  const version = now.version;
  if (page.dataset.version === String(version)) return;
  page.dataset.version = String(version);
  const picture = new Image();
  picture.src = `page/${page.dataset.number}.png?v=${version}`;
  try {
    await picture.decode();
  } catch {
    // A page that is there no more.
    delete page.dataset.version;
    return;
  }
  if (page.dataset.version === String(version)) page.querySelector("img").src = picture.src;
}

function isNear(page) {
  const box = page.getBoundingClientRect();
  return box.bottom > -innerHeight && box.top < 2 * innerHeight;
}

function showPages(shown) {
  while (pages.children.length > shown.length) {
    near.unobserve(pages.lastElementChild);
    pages.lastElementChild.remove();
  }
  shown.forEach(({ width, height }, index) => {
    let page = pages.children[index];
    if (!page) {
      page = element("div", "page");
      page.dataset.number = String(index + 1);
      const picture = element("img");
      picture.tabIndex = 0;
      page.append(picture);
      pages.append(page);
      near.observe(page);
    }
    const picture = page.firstElementChild;
    picture.width = width;
    picture.height = height;
    picture.alt = `page ${index + 1} of ${shown.length}`;
    if (isNear(page)) draw(page);
  });
}

// --- What stands where somebody points ---

let asked = 0;

/** Asks what stands at a point of a page, given as parts of its width and height. */
async function point(page, across, down) {
  const { width, height } = now.shown.pages[Number(page.dataset.number) - 1];
  mark(page, across, down);
  const turn = ++asked;
  const query = new URLSearchParams({ page: page.dataset.number, x: across * width, y: down * height });
  const answer = await fetch(`where?${query}`);
  const told = answer.ok ? await answer.json() : null;
  if (turn !== asked) return;
  if (!told) return where.replaceChildren(element("p", "hint", "No word stands there."));
  const word = element("p", "word", `“${told.word}”`);
  if (!told.written) {
    return where.replaceChildren(word, element("p", "hint", "That is not written in the briefing: the program has put it there."));
  }
  const { file: name, line, text } = told.written;
  where.replaceChildren(word, element("p", "place", `${name}:${line}`), element("pre", "", text));
}

/** Marks the point. */
function mark(page, across, down) {
  document.querySelector(".pointer")?.remove();
  const pointer = element("span", "pointer");
  pointer.style.left = `${across * 100}%`;
  pointer.style.top = `${down * 100}%`;
  page.append(pointer);
}

pages.addEventListener("click", (event) => {
  const page = event.target.closest(".page");
  if (!page) return;
  const box = page.firstElementChild.getBoundingClientRect();
  point(page, (event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height);
});

pages.addEventListener("keydown", (event) => {
  const page = event.target.closest(".page");
  if (!page) return;
  const pointer = page.querySelector(".pointer");
  if (event.key === "Enter") {
    event.preventDefault();
    return void point(page, 0.5, 0.2);
  }
  if (!pointer) return;
  const step = 0.015;
  const steps = { ArrowLeft: [-step, 0], ArrowRight: [step, 0], ArrowUp: [0, -step], ArrowDown: [0, step] };
  if (event.key === "Escape") return pointer.remove();
  if (!steps[event.key]) return;
  event.preventDefault();
  const [across, down] = steps[event.key];
  const within = (value) => Math.min(1, Math.max(0, value));
  point(page, within(parseFloat(pointer.style.left) / 100 + across), within(parseFloat(pointer.style.top) / 100 + down));
});

// --- The book: one of its files at a time, without scripts ---

/** The name of the file that is shown. */
function shownFile() {
  try {
    const path = frame.contentWindow.location.pathname;
    return decodeURIComponent(path.slice(path.indexOf("/book/") + "/book/".length));
  } catch {
    return "";
  }
}

/** Shows a file of the book, at the same place where it is the one that was shown. */
function open(name, place) {
  frame.addEventListener(
    "load",
    () => {
      frame.contentWindow.scrollTo(place[0], place[1]);
      turned();
    },
    { once: true },
  );
  frame.contentWindow.location.replace(new URL(`book/${encodeURI(name)}`, location.href));
}

function showBook({ book, direction }) {
  part("book").dir = direction;
  file.replaceChildren(
    ...book.map((name) => {
      const option = element("option", "", name);
      option.value = name;
      return option;
    }),
  );
  const name = shownFile();
  const stays = book.includes(name);
  const view = frame.contentWindow;
  open(stays ? name : book[0], stays ? [view.scrollX, view.scrollY] : [0, 0]);
}

/** What the buttons say after a file has been opened. */
function turned() {
  const index = now.shown.book.indexOf(shownFile());
  if (index >= 0) file.value = now.shown.book[index];
  part("back").disabled = index <= 0;
  part("on").disabled = index >= now.shown.book.length - 1;
}

function turn(by) {
  const name = now.shown.book[now.shown.book.indexOf(shownFile()) + by];
  if (name) open(name, [0, 0]);
}

frame.addEventListener("load", () => now.shown && turned());
file.addEventListener("change", () => open(file.value, [0, 0]));
part("back").addEventListener("click", () => turn(-1));
part("on").addEventListener("click", () => turn(1));

// --- What was found ---

function showFindings(told) {
  const list = (told.diagnostics ?? []).map((found) => {
    const item = element("li", found.severity);
    item.append(element("p", "message", `${found.severity}[${found.code}]: ${found.message}`));
    if (found.place) {
      const { file: name, start } = found.place;
      item.append(element("p", "place", `${name}:${start.line}:${start.column}`));
    }
    if (found.label) item.append(element("p", "", found.label));
    found.help.forEach((help) => item.append(element("p", "help", `help: ${help}`)));
    return item;
  });
  if (told.failure) list.unshift(element("li", "error", told.failure));
  if (list.length === 0) list.push(element("li", "nothing", "Nothing was found."));
  findings.replaceChildren(...list);
}

function status(told) {
  const counted = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;
  const errors = (told.diagnostics ?? []).filter((found) => found.severity === "error").length;
  if (told.state === "ok") return `${counted(told.shown.pages.length, "page")}, made in ${told.milliseconds} ms`;
  if (told.state === "begun") return "The briefing is being read.";
  const what = errors > 0 ? counted(errors, "error") : "It could not be made";
  return told.shown ? `${what}: these are the last pages that were good.` : `${what}.`;
}

// --- What is new ---

async function refresh() {
  const answer = await fetch("state");
  const told = await answer.json();
  if (told.version === now.version) return;
  const isOther = told.state === "ok";
  now = told;
  document.body.dataset.state = told.state;
  document.title = `${told.shown?.title ?? told.name} – briefset preview`;
  part("title").textContent = told.shown?.title ?? told.name;
  part("status").textContent = status(told);
  showFindings(told);
  if (told.shown && (isOther || pages.children.length === 0)) {
    showPages(told.shown.pages);
    showBook(told.shown);
  }
}

const events = new EventSource("events");
events.addEventListener("message", () => refresh().catch(gone));
events.addEventListener("error", gone);

function gone() {
  document.body.dataset.state = "gone";
  part("status").textContent = "The program has ended: begin it again, and open the address that it says.";
  now = { ...now, version: -1 };
}
