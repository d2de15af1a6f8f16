import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { pathToFileURL } from "node:url";

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}

/** Severity 1 is an error, 2 a warning. */
export interface Diagnostic {
  readonly range: TextEdit["range"];
  readonly severity: number;
  readonly source: string;
  readonly code?: string;
  readonly codeDescription?: { readonly href: string };
  readonly message: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind: string;
  readonly isPreferred?: boolean;
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly edit?: WorkspaceEdit;
}

interface WorkspaceEdit {
  readonly documentChanges: readonly { readonly edits: readonly TextEdit[] }[];
}

/** What is used of `vscode-jsonrpc`, which is installed beside the server. */
interface Connection {
  sendRequest(method: string, params: unknown): Promise<unknown>;
  sendNotification(method: string, params: unknown): Promise<void>;
  onRequest(method: string, handler: (params: never) => unknown): void;
  onNotification(method: string, handler: (params: never) => void): void;
  onUnhandledNotification(handler: (message: { readonly method: string }) => void): void;
  listen(): void;
  dispose(): void;
}

interface JsonRpc {
  createMessageConnection(reader: unknown, writer: unknown): Connection;
  readonly StreamMessageReader: new (stream: unknown) => unknown;
  readonly StreamMessageWriter: new (stream: unknown) => unknown;
}

/** What VS Code sends for a project in which nobody has changed a setting of the ESLint extension. */
const settings = {
  validate: "probe",
  packageManager: null,
  useESLintClass: true,
  codeAction: {
    disableRuleComment: { enable: true, location: "separateLine", commentStyle: "line" },
    showDocumentation: { enable: true },
  },
  codeActionOnSave: { mode: "all" },
  format: false,
  quiet: false,
  onIgnoredFiles: "off",
  options: {},
  rulesCustomizations: [],
  run: "onType",
  problems: { shortenToSingleLine: false },
  nodePath: null,
  experimental: {},
};

const languageIds: Readonly<Record<string, string>> = {
  ".jsx": "javascriptreact",
  ".ts": "typescript",
  ".vue": "vue",
};

/** An editor with one project, as far as its ESLint server can tell. */
export class Editor {
  /** All that the server complained about: error messages, broken validations, what it printed, its end. */
  readonly complaints: string[] = [];
  /** The pages that the server asked to open. */
  readonly openedPages: string[] = [];
  /** Ends the server; to be called once the tests are through. */
  readonly close: () => Promise<void>;
  readonly #connection: Connection;
  readonly #folder: string;
  readonly #documents = new Map<string, { readonly version: number; readonly text: string }>();
  #applied: WorkspaceEdit | undefined;

  private constructor(folder: string) {
    this.#folder = folder;
    const require = createRequire(path.join(folder, "package.json"));
    const { createMessageConnection, StreamMessageReader, StreamMessageWriter } = require("vscode-jsonrpc/node") as JsonRpc;
    const server = spawn(
      process.execPath,
      [require.resolve("vscode-langservers-extracted/bin/vscode-eslint-language-server"), "--stdio"],
      { cwd: folder },
    );
    server.stderr.on("data", (chunk) => this.complaints.push(String(chunk)));
    server.on("exit", (status, signal) => this.complaints.push(`The server ended: ${status ?? signal}`));
    this.#connection = createMessageConnection(new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin));
    const ended = new Promise<void>((resolve) => server.on("exit", () => resolve()));
    this.close = () => {
      this.#connection.dispose();
      server.kill();
      return ended;
    };
  }

  static async start(folder: string): Promise<Editor> {
    const editor = new Editor(folder);
    editor.#answer();
    editor.#connection.listen();
    await editor.#connection.sendRequest("initialize", {
      processId: process.pid,
      rootUri: editor.#uri(),
      workspaceFolders: [editor.#workspaceFolder()],
      capabilities: {
        workspace: { configuration: true, workspaceFolders: true, applyEdit: true },
        textDocument: {
          diagnostic: {},
          codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix", "source.fixAll"] } } },
        },
      },
    });
    await editor.#connection.sendNotification("initialized", {});
    return editor;
  }

  /** The requests and notifications of the server. */
  #answer(): void {
    const workspaceFolder = this.#workspaceFolder();
    this.#connection.onRequest("workspace/configuration", ({ items }: { items: readonly unknown[] }) =>
      items.map(() => ({ ...settings, workspaceFolder })),
    );
    this.#connection.onRequest("client/registerCapability", () => null);
    this.#connection.onRequest("workspace/applyEdit", ({ edit }: { edit: WorkspaceEdit }) => {
      this.#applied = edit;
      return { applied: true };
    });
    this.#connection.onRequest("eslint/openDoc", ({ url }: { url: string }) => {
      this.openedPages.push(url);
      return {};
    });
    for (const request of ["eslint/noConfig", "eslint/noLibrary", "eslint/probeFailed"]) {
      this.#connection.onRequest(request, () => {
        this.complaints.push(request);
        return {};
      });
    }
    this.#connection.onNotification("eslint/status", ({ state }: { state: number }) => {
      if (state !== 1) this.complaints.push(`A validation ended in state ${state}`);
    });
    this.#connection.onNotification("window/logMessage", ({ type, message }: { type: number; message: string }) => {
      if (type < 3) this.complaints.push(message);
    });
    this.#connection.onUnhandledNotification(({ method }) => this.complaints.push(method));
  }

  #uri(file = ""): string {
    return pathToFileURL(path.join(this.#folder, file)).href;
  }

  #workspaceFolder() {
    return { uri: this.#uri(), name: "project" };
  }

  /** Saves a file and opens it: the server looks for ESLint from its folder. */
  async open(file: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(this.#folder, file)), { recursive: true });
    await writeFile(path.join(this.#folder, file), text);
    this.#documents.set(file, { version: 1, text });
    const languageId = languageIds[path.extname(file)] ?? "javascript";
    const textDocument = { uri: this.#uri(file), languageId, version: 1, text };
    await this.#connection.sendNotification("textDocument/didOpen", { textDocument });
  }

  /** Replaces the text of an open file. */
  async type(file: string, text: string): Promise<void> {
    const version = this.#documents.get(file)!.version + 1;
    this.#documents.set(file, { version, text });
    const textDocument = { uri: this.#uri(file), version };
    await this.#connection.sendNotification("textDocument/didChange", { textDocument, contentChanges: [{ text }] });
  }

  async diagnostics(file: string): Promise<Diagnostic[]> {
    const textDocument = { uri: this.#uri(file) };
    const report = await this.#connection.sendRequest("textDocument/diagnostic", { textDocument, identifier: "eslint" });
    return (report as { items: Diagnostic[] }).items;
  }

  /** The light bulb's menu at a diagnostic. */
  async quickFixes(file: string, diagnostic: Diagnostic): Promise<CodeAction[]> {
    return this.#codeActions(file, diagnostic.range, { diagnostics: [diagnostic] });
  }

  /** What happens where a user has `source.fixAll.eslint` run with each save: the new text. */
  async fixedOnSave(file: string): Promise<string> {
    const start = { line: 0, character: 0 };
    const actions = await this.#codeActions(file, { start, end: start }, { diagnostics: [], only: ["source.fixAll.eslint"] });
    return actions.reduce((text, { edit }) => applyEdits(text, edit!), this.#documents.get(file)!.text);
  }

  async #codeActions(file: string, range: TextEdit["range"], context: object): Promise<CodeAction[]> {
    const params = { textDocument: { uri: this.#uri(file) }, range, context };
    return (await this.#connection.sendRequest("textDocument/codeAction", params)) as CodeAction[];
  }

  /** Chooses an entry of the light bulb's menu and gives the text that the file would have after it. */
  async perform(file: string, { command }: CodeAction): Promise<string> {
    this.#applied = undefined;
    await this.#connection.sendRequest("workspace/executeCommand", command);
    const { text } = this.#documents.get(file)!;
    return this.#applied ? applyEdits(text, this.#applied) : text;
  }
}

function applyEdits(text: string, { documentChanges }: WorkspaceEdit): string {
  const lineStarts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const offsetOf = ({ line, character }: Position) => lineStarts[line]! + character;
  return documentChanges
    .flatMap(({ edits }) => edits)
    .toSorted((a, b) => offsetOf(b.range.start) - offsetOf(a.range.start))
    .reduce((before, { range, newText }) => before.slice(0, offsetOf(range.start)) + newText + before.slice(offsetOf(range.end)), text);
}
