import { SessionFacts } from "../../src/facts/session-facts";
import { sessionSettings } from "../../src/rule/settings";
import { probe } from "../analysis/probe";

/** Reads facts of a text, with what `settings.session` holds. */
export function withFacts<T>(code: string, read: (facts: SessionFacts) => T, { filename, session }: { filename?: string; session?: object } = {}): T {
  return probe(code, ({ file }) => read(new SessionFacts(file, sessionSettings(session ? { session } : {}))), filename);
}
