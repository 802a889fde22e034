// Preloaded into the program by tests (`node --require`): notes every file that a process opens as a database.
const { appendFileSync } = require("node:fs");
const sqlite = process.getBuiltinModule("node:sqlite");

sqlite.DatabaseSync = class extends sqlite.DatabaseSync {
  constructor(file, options) {
    appendFileSync(process.env.OPENED_FILE, options?.readOnly === true ? "look\n" : "write\n");
    super(file, options);
  }
};
