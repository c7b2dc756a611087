// Prints a bibliography as citation-js reads it: node citation.js FILE TYPE
"use strict";
const fs = require("fs");
const { Cite } = require("@citation-js/core");
require("@citation-js/plugin-bibtex");
require("@citation-js/plugin-ris");

const [file, type] = process.argv.slice(2);
const read = new Cite(fs.readFileSync(file, "utf8"), { forceType: type });
process.stdout.write(JSON.stringify(read.data));
