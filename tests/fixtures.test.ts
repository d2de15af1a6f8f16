import { existsSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import plugin from "../src/index";
import { fixtureFiles } from "./fixture-files";
import { lint, presets } from "./lint";

const expectedFile = path.join(import.meta.dirname, "fixtures/reports.expected");

const reports = fixtureFiles.map(({ name, code }) => ({ name, messages: lint(code, name, presets.strict) }));

/** All reports in a form to be read: a heading a file, then a line or two a report. */
function describeReports(): string {
  const files = reports.map(({ name, messages }) => {
    const lines = messages.map((message) => {
      const range = `${message.line}:${message.column}-${message.endLine}:${message.endColumn}`;
      const remedies = [
        ...(message.fix ? ["fix"] : []),
        ...(message.suggestions ?? []).map((suggestion) => `suggestion ${suggestion.messageId}`),
      ];
      const ending = remedies.length > 0 ? `\n    ${remedies.join(", ")}` : "";
      const cause = `${message.ruleId?.replace("session/", "")} ${message.messageId}`;
      return `  ${range} ${cause}\n    ${message.message}${ending}`;
    });
    return [name, ...(lines.length > 0 ? lines : ["  nothing"])].join("\n");
  });
  return `${files.join("\n\n")}\n`;
}

describe("all rules of strict over all fixtures", () => {
  it("report exactly what tests/fixtures/reports.expected says", async () => {
    // a snapshot that is not there would be written, and would agree with whatever is reported
    expect(existsSync(expectedFile)).toBe(true);
    await expect(describeReports()).toMatchFileSnapshot(expectedFile);
  });

  it("report something of every rule", () => {
    const reported = new Set(reports.flatMap(({ messages }) => messages.map((message) => message.ruleId)));
    const rules = Object.keys(plugin.rules).map((name) => `session/${name}`);
    expect(rules.filter((name) => !reported.has(name))).toEqual([]);
  });

  it("say it in sentences with all their data", () => {
    for (const message of reports.flatMap(({ messages }) => messages)) {
      const texts = [message.message, ...(message.suggestions ?? []).map(({ desc }) => desc)];
      for (const text of texts) expect(text).toMatch(/^[^{}]*\.$/u);
    }
  });

  it.each(reports)("report no cause twice in $name", ({ messages }) => {
    const places = messages.map(({ ruleId, line, column, endLine, endColumn }) =>
      [ruleId, line, column, endLine, endColumn].join(" "),
    );
    expect(new Set(places).size).toBe(places.length);
  });

  it.each(reports.filter(({ name }) => /\/(?:clean|right)\//u.test(name)))("report nothing in $name", (file) => {
    expect(file.messages).toEqual([]);
  });
});
