/** What somebody at a terminal sees of long work, and what Ctrl-C does there. */
import { spawn } from "node:child_process";
import { chmodSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aWorkspace, campaignYaml, outboxAccounts, type TestWorkspace } from "../../support/campaign/a-workspace.ts";
import { ctrlC, type Reaction, type Seen, Terminal } from "../../support/machine/on-terminal.ts";
import { runCampaign } from "../../support/machine/run-campaign.ts";
import { startMastodonDouble } from "../../support/networks/mastodon/mastodon-double.ts";
import { variants } from "../../support/networks/mastodon/mastodon-variants.ts";
import { type FaultProxy, startFaultProxy } from "../../support/publishing/fault-proxy.ts";

const cleared = "\r\u001b[2K";
const post = `  - { id: a, at: day 09:00, text: "Know the signs. Childline: 0800 1111 #CEADay{yy}", images: [card] }\n`;
const assets = `  card: { file: ../assets/card.svg, alt: "A teal card without words." }\n`;
const card = `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><rect width="1080" height="1350" fill="#0d5c5c"/></svg>`;

let workspace: TestWorkspace;
beforeEach(() => {
  workspace = aWorkspace({
    "campaigns/accounts.yaml": outboxAccounts,
    "assets/card.svg": card,
    "tmp/.gitkeep": "",
    "toolkit/first.csv": "Message\nKnow the signs. Childline: 0800 1111\n",
    "toolkit/second.csv": "Message\nSomeone will listen. Childline: 0800 1111\n",
    ...Object.fromEntries(
      ["one", "two", "three"].map((id) => [`campaigns/${id}.yaml`, campaignYaml({ id, posts: post, assets })]),
    ),
  });
});
afterEach(() => workspace.remove());

const own = () => ({ TMPDIR: path.join(workspace.root, "tmp") });

function onTerminal(words: string, more: Partial<ConstructorParameters<typeof Terminal>[1]> = {}): Promise<Seen> {
  return new Terminal(words.split(" "), { cwd: workspace.root, environment: own(), ...more }).ended();
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(path.join(workspace.root, folder), { recursive: true, encoding: "utf8" });
}

describe("long work on a terminal", () => {
  it.each([
    ["validate", ["reading campaigns/two.yaml", "planning two", "checking two"]],
    ["plan", ["reading campaigns/two.yaml", "checking two"]],
    ["doctor --offline", ["reading campaigns/two.yaml", "looked at: pictures"]],
    ["preview --html page.html", ["reading campaigns/two.yaml", "checking two", "two/a/print-room"]],
    ["rehearse", ["reading campaigns/two.yaml", "two/a/print-room"]],
    ["import toolkit --as a-toolkit", ["reading first.csv", "reading second.csv"]],
  ])("%s shows how far it has come, and takes the line away again", async (words, shown) => {
    const { screen } = await onTerminal(words);

    const lines = screen.split(cleared);
    for (const what of shown)
      expect(lines.filter((line) => line.startsWith("█") && line.includes(what))).not.toEqual([]);
    expect(lines.at(-1)).not.toContain("█");
  });

  it.each(["--format json", "--quiet"])("is silent with %s", async (flags) => {
    expect((await onTerminal(`validate ${flags}`)).screen).not.toContain("█");
  });

  it("is silent where another program reads what is printed", async () => {
    const { screen } = await onTerminal("validate", { redirect: "| cat" });

    expect(screen).toContain("same-words-again");
    expect(screen).not.toContain("█");
  });
});

/** Each is another picture, and takes its time: what is left to do when the first is made outlasts a signal. */
const clouds = (seed: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="1080" height="1350"><filter id="f"><feTurbulence baseFrequency="0.9" numOctaves="9" seed="${seed}"/></filter><rect width="1080" height="1350" filter="url(#f)"/></svg>`;

describe("Ctrl-C", () => {
  it.each([
    ["preview --html page.html", /checking one/],
    ["validate", /checking one/],
    ["plan", /checking one/],
    ["images", /1\/3 /],
    ["rehearse", /1\/3 /],
  ])("ends %s at once, and leaves no folder behind", async (words, at) => {
    for (const [index, id] of ["one", "two", "three"].entries()) {
      workspace.write(`assets/${id}.svg`, clouds(index));
      const own = assets.replace("card.svg", `${id}.svg`);
      workspace.write(`campaigns/${id}.yaml`, campaignYaml({ id, posts: post, assets: own }));
    }
    const { code, screen } = await onTerminal(words, { reactions: [[at, () => ctrlC]] });

    expect(code).toBe(130);
    expect(screen).not.toMatch(/Open it in a browser|problems? in|Made|Rehearsed/);
    expect(filesUnder("tmp")).toEqual([".gitkeep"]);
    expect(filesUnder(".").filter((name) => name === "page.html" || name.endsWith(".part"))).toEqual([]);
  });

  it("is heard once where the program was handed over to a newer Node, since a terminal tells both", async () => {
    const child = `#!${process.execPath}
let count = 0;
process.on("SIGINT", () => { count += 1; console.log("counted."); });
process.on("SIGTERM", () => { console.log("heard " + count); process.exit(0); });
setInterval(() => {}, 1000);
console.log("started by " + process.ppid + ".");
`;
    workspace.write("bin/newer-node.js", 'exports.find = () => require("node:path").join(__dirname, "child.cjs");');
    workspace.write("bin/campaign.js", readFileSync(path.resolve(import.meta.dirname, "../../../bin/campaign.js")));
    workspace.write("bin/child.cjs", child);
    chmodSync(path.join(workspace.root, "bin/child.cjs"), 0o755);
    const old = `Object.defineProperty(process, "versions", { value: { ...process.versions, node: "20.20.2" } })`;
    const node = ["--import", `data:text/javascript,${encodeURIComponent(old)}`];
    const program = path.join(workspace.root, "bin/campaign.js");
    const tell = (by: string | undefined, ...signals: readonly NodeJS.Signals[]) => {
      for (const signal of signals) process.kill(Number(by), signal);
      return undefined;
    };
    const { screen } = await new Terminal(["publish"], {
      ...{ cwd: workspace.root, node, program },
      reactions: [[/started by (\d+)\./, ([, by]) => tell(by, "SIGINT", "SIGTERM")]],
    }).ended();
    const alone = spawn(process.execPath, [...node, program], { detached: true, stdio: ["ignore", "pipe", "inherit"] });
    let said = "";
    // Each thread of a process may take a signal, so two that are sent at once come in any order.
    alone.stdout.on("data", (chunk: Buffer) => {
      const now = chunk.toString("utf8");
      said += now;
      if (now.includes("started by")) tell(/started by (\d+)\./.exec(said)?.[1], "SIGINT");
      if (now.includes("counted.")) tell(/started by (\d+)\./.exec(said)?.[1], "SIGTERM");
    });
    await new Promise((resolve) => alone.on("close", resolve));

    expect(screen).toContain("heard 0");
    expect(said).toContain("heard 1");
  });

  describe("while a post is on its way", () => {
    let proxy: FaultProxy;
    let stop: () => Promise<void>;
    let environment: Record<string, string>;
    const publish = "publish --now 2027-03-18T09:00:00Z";
    beforeEach(async () => {
      const mastodon = await startMastodonDouble({ variant: variants.gotosocial });
      proxy = await startFaultProxy(mastodon.url);
      stop = async () => {
        await proxy.stop();
        await mastodon.stop();
      };
      environment = { ...own(), CAMPAIGN_TUSK_ACCESS_TOKEN: mastodon.token, CAMPAIGN_TUSK_SERVICE: proxy.url };
      workspace.write(
        "campaigns/accounts.yaml",
        `workspace: test\naccounts:\n  tusk: { network: mastodon, handle: ${mastodon.username}, service: "${proxy.url}", name: Northdale }\n`,
      );
      workspace.write("campaigns/one.yaml", campaignYaml({ id: "one", posts: post, assets, to: "tusk" }));
      for (const id of ["two", "three"]) {
        workspace.write(`campaigns/${id}.yaml`, campaignYaml({ id, posts: "  []\n", to: "tusk" }));
      }
      await runCampaign(["publish", "--now", "2027-03-18T08:00:00Z"], { cwd: workspace.root, environment });
    });
    afterEach(() => stop());

    const states = async () => {
      const { stdout } = await runCampaign(["status", "--format", "json"], { cwd: workspace.root, environment });
      const { deliveries } = JSON.parse(stdout) as { deliveries: { id: string; state: string }[] };
      return deliveries.map(({ id, state }) => `${id} ${state}`);
    };

    it("once lets it finish", async () => {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const sent: Reaction = [
        /Ctrl-C again ends it at once/,
        () => {
          release();
          return undefined;
        },
      ];
      const run = new Terminal(publish.split(" "), { cwd: workspace.root, environment, reactions: [sent] });
      proxy.next("/api/v1/statuses", { kind: "wait", reached: () => run.type(ctrlC), until }, "POST");

      expect((await run.ended()).code).toBe(130);
      expect(await states()).toEqual(["one/a/tusk published"]);
    });

    it.each([
      ["SIGHUP", 129],
      ["SIGTERM", 143],
    ] as const)("%s lets it finish as well, where nobody looks", async (signal, code) => {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const program = path.resolve(import.meta.dirname, "../../../bin/campaign.js");
      const run = spawn(process.execPath, [program, ...publish.split(" ")], {
        cwd: workspace.root,
        env: { PATH: process.env.PATH ?? "", HOME: workspace.root, ...environment },
        stdio: "ignore",
      });
      const ended = new Promise((resolve) => run.on("close", resolve));
      const tell = () => {
        run.kill(signal);
        // The shell tells it as well as the system.
        if (signal === "SIGHUP") run.kill(signal);
        release();
      };
      proxy.next("/api/v1/statuses", { kind: "wait", reached: tell, until }, "POST");

      expect(await ended).toBe(code);
      expect(await states()).toEqual(["one/a/tusk published"]);
    });

    it("and a terminal that is closed meanwhile lets it finish", async () => {
      let release = () => {};
      const until = new Promise<void>((resolve) => {
        release = resolve;
      });
      const run = new Terminal(publish.split(" "), { cwd: workspace.root, environment });
      const ended = run.ended();
      const close = () => {
        run.close();
        void ended.then(release);
      };
      proxy.next("/api/v1/statuses", { kind: "wait", reached: close, until }, "POST");
      await ended;
      // Nobody is told when it has ended: it goes on without its terminal, and takes its folder away after the record.
      const seen = async () => [...(await states()), ...filesUnder("tmp")];
      const done = ["one/a/tusk published", ".gitkeep"];
      let now = await seen();
      for (let tries = 0; tries < 40 && now.join() !== done.join(); tries += 1) now = await seen();

      expect(now).toEqual(done);
    });

    it("twice ends it at once, and the record is whole and knows what it does not know", async () => {
      const run = new Terminal(publish.split(" "), {
        cwd: workspace.root,
        environment,
        reactions: [[/Ctrl-C again ends it at once/, () => ctrlC]],
      });
      proxy.next("/api/v1/statuses", { kind: "hang", reached: () => run.type(ctrlC) }, "POST");

      expect((await run.ended()).code).toBe(130);
      const verified = await runCampaign(["log", "--verify"], { cwd: workspace.root, environment });
      expect(verified).toMatchObject({ code: 0 });
      expect(filesUnder("tmp")).toEqual([".gitkeep"]);
      expect(filesUnder(".campaign").filter((name) => name.endsWith(".part"))).toEqual([]);
      expect(await states()).toEqual(["one/a/tusk writing"]);
    });
  });
});
