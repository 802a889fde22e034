/** The program itself, as machines without it install it. */
import type { WorkspaceFacts } from "./workspace-facts.ts";

type Version = Pick<WorkspaceFacts, "version">;

/** What `npm pack` makes of it, by name. */
const packedName = ({ version }: Version): string => `awareness-campaign-${version}.tgz`;

/** A command that installs that file where it lies in `folder` (as a shell reads it), else the same version by its name. */
export function installing(facts: Version, folder: string): string {
  const file = `$(ls "${folder}/${packedName(facts)}" 2>/dev/null || echo awareness-campaign@${facts.version})`;
  return `npm install --global --ignore-scripts "${file}"`;
}

/** A comment for whoever runs it before the registry has this version. `where`: in words of the workspace. */
export function untilPublished(facts: Version, where: string): string {
  return `# Until npm's registry has awareness-campaign ${facts.version}, put the file ${packedName(facts)} ${where}:
# \`npm ci && npm pack\` makes it in a clone of the program. Where it lies there, it is what is installed.
`;
}
