// What citeproc-js makes of citations in a style: the oracle of ours. It is run here and never shipped.
//
// Standard input: {"style": a style's XML, "locales": {tag: XML}, "items": CSL-JSON, "clusters": citations in
// their order, each a list of {id, locator, label, prefix, suffix, "suppress-author", "author-only"}}. The first
// citation has the first note, and so on. Standard output: {"version", "citations": a text of HTML for each,
// "bibliography": [the item's id, its entry] in the order of the style}.

import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const require = createRequire(join(process.env.CONFORMANCE_TOOLS, "citations", "node_modules", "x"));
const CSL = require("citeproc");

const { style, locales, items, clusters } = JSON.parse(readFileSync(0, "utf8"));
const known = new Map(items.map((item) => [item.id, item]));

const engine = new CSL.Engine(
  {
    // It asks for a locale that there may not be, `en`, and takes American English where it gets none.
    retrieveLocale: (tag) => locales[tag] ?? false,
    retrieveItem: (id) => {
      if (!known.has(id)) throw new Error(`no item has the id ${id}`);
      return known.get(id);
    },
  },
  style,
);
engine.setOutputFormat("html");

const citations = [];
const before = [];
clusters.forEach((cluster, index) => {
  const noteIndex = index + 1;
  // What is said of the only item of a citation is said of the citation: only so a note style gives the name alone.
  const alone = cluster.length === 1 ? cluster[0] : {};
  const mode = ["author-only", "suppress-author"].find((mode) => alone[mode]);
  const citation = {
    citationItems: mode ? [{ ...alone, [mode]: undefined }] : cluster,
    properties: mode ? { noteIndex, mode } : { noteIndex },
  };
  const [, updates] = engine.processCitationCluster(citation, before, []);
  before.push([citation.citationID, noteIndex]);
  // A later citation may change an earlier one: two works of a year are told apart then.
  for (const [at, text] of updates) citations[at] = text;
});

// Letters and the like have no entry in many styles; such items are listed all the same.
const isListed = (id) => engine.makeBibliography({ include: [{ field: "id", value: id }] })[1].length > 0;
const [facts, entries] = engine.makeBibliography() || [{ entry_ids: [] }, []];
const ids = facts.entry_ids.map(([id]) => id).filter(isListed);
if (ids.length !== entries.length) throw new Error(`${entries.length} entries of ${ids.length} items`);
const bibliography = entries.map((entry, index) => [ids[index], entry]);
process.stdout.write(JSON.stringify({ version: CSL.PROCESSOR_VERSION, citations, bibliography }));
