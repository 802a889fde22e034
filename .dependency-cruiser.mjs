/**
 * The import rules of docs/architecture.md. The rooms in the order of the pipeline: a room may import those before it
 * (and itself), never one after it. Ports and leaves know nothing of the stages.
 */
const leaves = ["diagnostics", "system", "calendar", "networks", "ledger", "spelling"];
const stages = ["campaign", "plan", "images", "render", "check", "permission"];
const ends = ["preview", "publish", "handing"];
const top = ["pipeline", "cli"];
const anyOf = (rooms) => `^src/(${rooms.join("|")})/`;

const laterThan = (rooms) =>
  rooms.map((room, index) => ({
    name: `${room}-imports-no-later-room`,
    severity: "error",
    from: { path: `^src/${room}/` },
    to: { path: anyOf([...rooms.slice(index + 1), ...ends, ...top]) },
  }));

/** A library stays in the room that is its home. */
const home = (name, library, rooms) => ({
  name: `${name}-stays-at-home`,
  severity: "error",
  from: { path: "^src/", pathNot: rooms },
  to: { path: `node_modules/${library}/` },
});

export default {
  forbidden: [
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "no-orphans",
      severity: "error",
      from: { orphan: true, pathNot: "^src/(cli/main|images/worker)\\.ts$" },
      to: {},
    },
    {
      name: "leaves-know-no-stage",
      severity: "error",
      from: { path: anyOf(leaves) },
      to: { path: anyOf([...stages, ...ends, ...top]) },
    },
    {
      name: "diagnostics-and-calendar-know-no-port",
      severity: "error",
      from: { path: anyOf(["diagnostics", "calendar", "system", "spelling"]) },
      to: { path: anyOf(["networks", "ledger"]) },
    },
    {
      name: "networks-know-no-ledger",
      severity: "error",
      from: { path: "^src/networks/" },
      to: { path: "^src/ledger/" },
    },
    {
      name: "ledger-knows-the-network-contract-only",
      severity: "error",
      from: { path: "^src/ledger/" },
      to: { path: "^src/networks/", pathNot: "^src/networks/(network|identity)\\.ts$" },
    },
    ...laterThan(stages),
    { name: "ends-know-not-what-joins-them", severity: "error", from: { path: anyOf(ends) }, to: { path: anyOf(top) } },
    { name: "pipeline-knows-no-cli", severity: "error", from: { path: "^src/pipeline/" }, to: { path: "^src/cli/" } },
    {
      name: "preview-knows-no-publish",
      severity: "error",
      from: { path: "^src/preview/" },
      to: { path: "^src/publish/" },
    },
    {
      name: "publish-knows-no-preview",
      severity: "error",
      from: { path: "^src/publish/" },
      to: { path: "^src/preview/" },
    },
    {
      name: "stages-know-no-ledger",
      severity: "error",
      from: { path: anyOf(stages) },
      to: { path: "^src/ledger/" },
    },
    {
      name: "adapters-only-through-the-registry",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/networks/(registry\\.ts|[^/]+/)" },
      to: { path: "^src/networks/[^/]+/", pathNot: "^src/networks/((text|wire|port)/|outbox/folder)" },
    },
    {
      name: "adapters-know-not-each-other",
      severity: "error",
      from: { path: "^src/networks/([^/]+)/" },
      to: { path: "^src/networks/[^/]+/", pathNot: "^src/networks/($1|text|wire|port)/" },
    },
    {
      name: "finders-know-no-adapter",
      severity: "error",
      from: { path: "^src/networks/text/" },
      to: { path: "^src/networks/", pathNot: "^src/networks/(text/|port/|network\\.ts$)" },
    },
    {
      name: "stores-only-through-open",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/ledger/(open\\.ts|[^/]+/)" },
      // What an idle run asks is loaded before anything else, and open.ts loads what it opens.
      to: { path: "^src/ledger/[^/]+/", pathNot: "^src/ledger/sqlite/idle\\.ts$" },
    },
    {
      name: "programs-are-started-in-few-places",
      severity: "error",
      from: { path: "^src/", pathNot: "^src/(system/(files/git|process-identity|ssh-keygen)|images/children)\\.ts$" },
      to: { path: "^(node:)?child_process$" },
    },
    {
      // What is kept of them (pipeline/verdict.ts) is as good as its key, which has what `readFiles` has read.
      name: "stages-look-at-files-in-one-place",
      severity: "error",
      from: {
        path: anyOf(["diagnostics", "calendar", "campaign", "plan", "render", "check"]),
        pathNot: "^src/campaign/file/",
      },
      to: {
        path: "^(node:)?(fs|fs/promises|os|process)$|^src/system/files/(files|git|git-tree|file-identity|own-folders|plain-file)",
      },
    },
    home("twitter-api-v2", "twitter-api-v2", "^src/networks/x/"),
    home("twitter-text", "twitter-text", "^tests/"),
    home("atproto", "@atproto", "^src/networks/bluesky/"),
    home("masto", "masto", "^src/networks/mastodon/"),
    home("sharp", "sharp", "^src/images/"),
    home("yaml", "yaml", "^src/(campaign|handing)/"),
    home("readers-of-toolkits", "(mammoth|read-excel-file|chrono-node|csv-parse)", "^src/handing/import/"),
    home("hunspell", "hunspell-asm", "^src/spelling/"),
    home("pg", "pg", "^src/ledger/postgres/"),
    home("nodemailer", "nodemailer", "^src/telling/"),
    {
      name: "telling-knows-the-ledger-only",
      severity: "error",
      from: { path: "^src/telling/" },
      to: { path: anyOf(["diagnostics", "calendar", "networks", ...stages, ...ends, ...top]) },
    },
    home("commander", "commander", "^src/cli/"),
    home("chalk", "chalk", "^src/(cli|preview)/|^src/diagnostics/format-text\\.ts$|^src/diagnostics/code-frame\\.ts$"),
    home("zod", "zod", "^src/(campaign|networks)/"),
    home("date-fns", "(date-fns|@date-fns)", "^src/calendar/"),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
    },
  },
};
