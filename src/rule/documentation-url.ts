import { name, version } from "../../package.json";

/** Where a rule's page is read: inside the published package, until the project has a public home. */
export function documentationUrl(rule: string): string {
  return `https://app.unpkg.com/${name}@${version}/files/docs/rules/${rule}.md`;
}
