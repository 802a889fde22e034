/** Loaded into a process that is measured: at its end it writes down what it used, by the system's own account. */
"use strict";
const { writeFileSync } = require("node:fs");

process.on("exit", () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  writeFileSync(
    process.env.MEASURED_FILE,
    JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS }),
  );
});
