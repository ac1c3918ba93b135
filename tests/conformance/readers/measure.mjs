// What is wrong with a part of a book as it is set: a reader's eye, in numbers.
//
//   in    the part as the book has it, the document that a reading system shows, and the colour behind it.
//   out   a list of faults: words that are lost; text that is cut by its page, its column or a box, text over
//         other text, numbers of lists outside their column, text too pale for its ground.
//
// A document is measured whole: pages are columns of it, and those out of sight are set like those in sight.

import { plain, textNodes, wordsOf } from "./source.mjs";

// Pixels that no one sees.
const SLACK = 1;

// The part of the type size by which a face may claim more height than its line has.
const OVERHANG = 0.3;

// WCAG 2.2, success criterion 1.4.3: the least contrast of text, and of large text.
const CONTRAST = 4.5;
const CONTRAST_OF_LARGE = 3;

export function faultsOfPart(part, document) {
  const texts = textsOf(document);
  const columns = new Columns(document);
  const faults = [
    ...lost(part, document, texts),
    ...texts.flatMap((text) => cut(text, columns)),
    ...overprinted(texts),
    ...numbers(document, columns),
  ];
  return faults.map((fault) => `${part.href}: ${fault}`);
}

/** Text that is too pale on a ground, in the shade that a reader has chosen. */
export function tooPale(part, document, background, shade) {
  const faults = textsOf(document).flatMap((text) => pale(text, background));
  return faults.map((fault) => `${part.href}: in ${shade}, ${fault}`);
}

function textsOf(document) {
  return textNodes(document.body).filter((node) => node.data.trim()).map((node) => new Text(node));
}

/** A text node as it is set. */
class Text {
  constructor(node) {
    this.node = node;
    this.element = node.parentElement;
    const range = node.ownerDocument.createRange();
    range.selectNodeContents(node);
    this.boxes = boxesOf(range);
    this.style = node.ownerDocument.defaultView.getComputedStyle(this.element);
    this.size = parseFloat(this.style.fontSize);
    this.isSeen = this.boxes.length > 0 && this.style.visibility === "visible" && !this.isTransparent();
  }

  isTransparent() {
    for (let at = this.element; at; at = at.parentElement) {
      if (at.ownerDocument.defaultView.getComputedStyle(at).opacity === "0") return true;
    }
    return false;
  }

  /** The boxes of words alone: spaces may hang out of a line, where no one sees them. */
  get words() {
    const range = this.node.ownerDocument.createRange();
    return [...this.node.data.matchAll(/\S+/g)].flatMap(({ 0: word, index }) => {
      range.setStart(this.node, index);
      range.setEnd(this.node, index + word.length);
      return boxesOf(range);
    });
  }

  get quoted() {
    const text = plain(this.node.data);
    return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
  }
}

function boxesOf(range) {
  return [...range.getClientRects()].filter((box) => box.width > 0 && box.height > 0);
}

/** Words of the book that are not seen. */
function lost(part, document, texts) {
  const seen = new Set(texts.filter((text) => text.isSeen).map((text) => text.node));
  const missing = without(part.words, wordsOf(document.body, (node) => !node.data.trim() || seen.has(node)));
  return missing.length > 0 ? [`${missing.length} words are lost: ${missing.slice(0, 8).join(" ")}`] : [];
}

/** The words of one list that another does not have, each as often as it is missing. */
export function without(words, others) {
  const counts = new Map();
  for (const word of others) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => {
    const left = counts.get(word) ?? 0;
    counts.set(word, left - 1);
    return left < 1;
  });
}

/** The columns in which a document is set, as its styles say. */
class Columns {
  constructor(document) {
    const view = document.defaultView;
    const styled = [document.documentElement, document.body].map((element) => [element, view.getComputedStyle(element)]);
    const [element, style] = styled.find(([, style]) => style.columnWidth !== "auto") ?? styled[0];
    const box = element.getBoundingClientRect();
    const number = (name) => parseFloat(style[name]) || 0;
    const width = number("width") - (style.boxSizing === "border-box" ? number("paddingLeft") + number("paddingRight") : 0);
    const gap = number("columnGap");
    const count = Math.max(1, Math.floor((width + gap) / (number("columnWidth") + gap)));
    this.isLeftward = style.direction === "rtl";
    this.width = (width - (count - 1) * gap) / count;
    this.stride = this.width + gap;
    this.first = this.isLeftward ? box.right - number("paddingRight") : box.left + number("paddingLeft");
    this.top = box.top;
    this.bottom = box.top + element.clientHeight;
  }

  /** The left and right edge of the column that a place stands in. */
  around(x) {
    if (this.isLeftward) {
      const right = this.first - Math.max(0, Math.round((this.first - x) / this.stride - 0.5)) * this.stride;
      return { left: right - this.width, right };
    }
    const left = this.first + Math.max(0, Math.round((x - this.first) / this.stride - 0.5)) * this.stride;
    return { left, right: left + this.width };
  }
}

/**
 * The element in which a text can be moved sideways into sight, if it stands in one: a reader comes to all of it, as
 * long as the element itself is in sight.
 */
function frameOf(text) {
  const { body, defaultView } = text.node.ownerDocument;
  for (let at = text.element; at && at !== body; at = at.parentElement) {
    if (["auto", "scroll"].includes(defaultView.getComputedStyle(at).overflowX)) return at;
  }
  return null;
}

/** Whether a frame that scrolls sideways is itself cut, or a text in it above or below. */
function cutByFrame(text, frame, columns) {
  const box = frame.getBoundingClientRect();
  const { left, right } = columns.around((box.left + box.right) / 2);
  const overhang = SLACK + OVERHANG * text.size;
  const isHeld = box.left >= left - SLACK && box.right <= right + SLACK && frame.getClientRects().length === 1;
  const isWithin = ({ top, bottom }) =>
    top >= Math.max(box.top, columns.top) - overhang && bottom <= Math.min(box.bottom, columns.bottom) + overhang;
  return !isHeld || !text.words.every(isWithin);
}

/** Whether a page, a column or a box cuts a text. */
function cut(text, columns) {
  const frame = frameOf(text);
  if (frame) {
    return cutByFrame(text, frame, columns) ? [`${text.quoted} is cut by the edge of what it scrolls in`] : [];
  }
  const overhang = SLACK + OVERHANG * text.size;
  const beyond = (box) => {
    const column = columns.around((box.left + box.right) / 2);
    return Math.max(column.left - box.left, box.right - column.right);
  };
  const isOutside = (box) => beyond(box) > SLACK;
  const isBeyondEdge = (box) => box.top < columns.top - overhang || box.bottom > columns.bottom + overhang;
  if (text.boxes.some(isOutside)) {
    const outside = text.words.find(isOutside);
    if (outside) return [`${text.quoted} stands ${Math.ceil(beyond(outside))} px outside its column`];
  }
  if (text.boxes.some(isBeyondEdge)) return [`${text.quoted} is cut by the edge of its page`];
  return cutByBox(text) ? [`${text.quoted} is cut by the box that it stands in`] : [];
}

/** Whether an element that hides what overflows it hides a part of a text. */
function cutByBox(text) {
  const { body, defaultView } = text.node.ownerDocument;
  for (let at = text.element; at && at !== body; at = at.parentElement) {
    const { overflowX, overflowY } = defaultView.getComputedStyle(at);
    if (overflowX === "visible" && overflowY === "visible") continue;
    const boxes = [...at.getClientRects()];
    const overhang = SLACK + OVERHANG * text.size;
    const holds = (outer, inner) =>
      inner.left >= outer.left - SLACK &&
      inner.right <= outer.right + SLACK &&
      inner.top >= outer.top - overhang &&
      inner.bottom <= outer.bottom + overhang;
    if (!text.words.every((inner) => boxes.some((outer) => holds(outer, inner)))) return true;
  }
  return false;
}

/** The boxes of a text that can be seen before anything is moved. */
function inSight(text) {
  const frame = frameOf(text);
  if (!frame) return text.boxes;
  const { left, right } = frame.getBoundingClientRect();
  const part = ({ top, ...box }) => {
    const [from, to] = [Math.max(box.left, left), Math.min(box.right, right)];
    return new DOMRect(from, top, Math.max(to - from, 0), box.height);
  };
  return text.boxes.map((box) => part(box.toJSON())).filter((box) => box.width > SLACK);
}

/** Texts that stand over one another. */
function overprinted(texts) {
  const boxes = texts.flatMap((text) => inSight(text).map((box) => ({ text, box })));
  boxes.sort((one, other) => one.box.left - other.box.left);
  const faults = [];
  let open = [];
  for (const one of boxes) {
    open = open.filter((other) => other.box.right > one.box.left + 2 * SLACK);
    for (const other of open) {
      const height = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
      const least = Math.min(one.box.height, other.box.height);
      if (one.text !== other.text && height > 0.4 * least) {
        faults.push(`${one.text.quoted} and ${other.text.quoted} stand over one another`);
      }
    }
    open.push(one);
  }
  return faults;
}

/** Numbers that a reading system sets before the items of lists, where they reach out of the column. */
function numbers(document, columns) {
  const pen = document.createElement("canvas").getContext("2d");
  const view = document.defaultView;
  const faults = [];
  for (const list of document.querySelectorAll("ol")) {
    let number = list.start;
    for (const item of list.querySelectorAll(":scope > li")) {
      const style = view.getComputedStyle(item);
      number = item.value > 0 ? item.value : number;
      if (style.listStyleType === "decimal" && style.listStylePosition === "outside" && style.display === "list-item") {
        pen.font = `${style.fontStyle} ${style.fontWeight} ${style.fontSize} ${style.fontFamily}`;
        const width = pen.measureText(`${number}. `).width;
        const box = item.getClientRects()[0];
        const column = columns.around((box.left + box.right) / 2);
        const room = style.direction === "rtl" ? column.right - box.right : box.left - column.left;
        if (width > room + 2 * SLACK) {
          faults.push(`the number ${number} has ${Math.floor(room)} of the ${Math.ceil(width)} px that it needs`);
        }
      }
      number += 1;
    }
  }
  return faults;
}

/** Whether a text is too pale for what is behind it. */
function pale(text, background) {
  if (!text.isSeen) return [];
  let ground = [];
  for (let at = text.element; at; at = at.parentElement) {
    ground.push(channels(at.ownerDocument.defaultView.getComputedStyle(at).backgroundColor));
    if (ground.at(-1)[3] === 1) break;
  }
  ground = ground.reverse().reduce(over, channels(background));
  const contrast = contrastOf(over(ground, channels(text.style.color)), ground);
  const isLarge = text.size >= 24 || (text.size >= 18.66 && text.style.fontWeight >= 700);
  if (contrast >= (isLarge ? CONTRAST_OF_LARGE : CONTRAST)) return [];
  return [`${text.quoted} is too pale: ${contrast.toFixed(2)} : 1`];
}

/** Red, green and blue of 255, and opacity of 1. */
function channels(color) {
  const numbers = color.match(/[\d.]+/g).map(Number);
  const scale = color.startsWith("color(") ? 255 : 1;
  return [...numbers.slice(0, 3).map((number) => number * scale), numbers[3] ?? 1];
}

function over(below, above) {
  return [0, 1, 2].map((at) => above[at] * above[3] + below[at] * (1 - above[3])).concat(1);
}

/** The contrast of two colours (WCAG 2.2, relative luminance). */
function contrastOf(one, other) {
  const luminance = (color) => {
    const [red, green, blue] = color.slice(0, 3).map((channel) => {
      const part = channel / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const [light, dark] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}
