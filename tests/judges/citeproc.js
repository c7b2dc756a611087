// Prints works as citeproc-js does: node citeproc.js STYLE.csl works.json clusters.json
//
// `clusters.json` is a list of notes, each a list of citations ({"id", "locator", "label"}). What comes out is
// {"notes": [text], "bibliography": {id: text}}, as plain text.
"use strict";
const fs = require("fs");
const CSL = require("citeproc");
const locales = require("@citation-js/plugin-csl/lib/locales.json");

const [style, works, clusters] = process.argv.slice(2).map((path) => fs.readFileSync(path, "utf8"));
const items = new Map(JSON.parse(works).map((item) => [item.id, item]));
const system = {
  retrieveLocale: (name) => locales[name] || locales["en-US"],
  retrieveItem: (id) => structuredClone(items.get(id)),
};
const engine = new CSL.Engine(system, style, "en-US", true);
engine.setOutputFormat("text");
engine.updateItems([...items.keys()]);

const notes = [];
const before = [];
JSON.parse(clusters).forEach((cluster, index) => {
  const citation = { citationItems: cluster, properties: { noteIndex: index + 1 } };
  const [, updates] = engine.processCitationCluster(citation, before, []);
  for (const [at, text, id] of updates) {
    notes[at] = text;
    if (at === index) before.push([id, index + 1]);
  }
});
const bibliography = {};
for (const [id] of engine.makeBibliography()[0].entry_ids) {
  // One by one: an entry that the style leaves out would shift the others.
  const [, entries] = engine.makeBibliography({ include: [{ field: "id", value: id }] });
  if (entries.length > 0) bibliography[id] = entries[0].trim();
}
process.stdout.write(JSON.stringify({ notes, bibliography }));
