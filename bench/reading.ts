/** `validate` of texts of each kind beside `yaml` parsing the same files: no kind may cost much more than the others. */
import { parseArgs } from "node:util";
import { textKinds } from "./large-workspace.ts";
import { firstValidation } from "./rows/reading.ts";

const { values } = parseArgs({
  options: { runs: { type: "string", default: "5" }, scale: { type: "string", default: "1" } },
});

for (const texts of ["mixed", ...textKinds] as const)
  await firstValidation(texts, Number(values.scale), Number(values.runs));
