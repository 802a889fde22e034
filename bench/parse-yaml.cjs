/** The floor of reading: the package `yaml`, and nothing else, over the campaign files of the folder it is started in. */
"use strict";
const { readdirSync, readFileSync } = require("node:fs");
const { parse } = require("yaml");

for (const name of readdirSync("campaigns")) parse(readFileSync(`campaigns/${name}`, "utf8"));
