import type { TSESTree } from "@typescript-eslint/utils";
import { calleeName, enclosingFunction, isInside, staticKey, unwrap, unwrapAwait, type CallNode, type Node } from "../analysis/nodes";
import { originMatcher } from "../analysis/origins";
import type { Variable } from "../analysis/bindings";
import type { IssueRow } from "../model/token-row";
import type { FactContext } from "./session-facts";

/** One method that a builder's chain calls on the way to the token. */
export interface BuilderStep {
  readonly call: TSESTree.CallExpression;
  readonly name: string;
  /** Whether it runs only sometimes. */
  readonly conditional: boolean;
}

/** A token made by a chain of calls: `new SignJWT(claims).setExpirationTime("2h").sign(key)`. */
export interface BuiltToken {
  readonly row: IssueRow;
  readonly root: CallNode;
  /** The call that gives the token. */
  readonly call: TSESTree.CallExpression;
  /** In the order in which they run; undefined where others may have a hand in it. */
  readonly steps: readonly BuilderStep[] | undefined;
}

interface BuilderRow {
  readonly row: IssueRow;
  readonly isRoot: (key: string) => boolean;
}

/** Finds the tokens that builders make; made once a list of rows. */
export class BuilderFinder {
  readonly #rows: readonly BuilderRow[];

  constructor(rows: readonly IssueRow[]) {
    this.#rows = rows.flatMap((row) => (row.builder ? [{ row, isRoot: originMatcher(row.builder) }] : []));
  }

  *find(context: FactContext): Generator<BuiltToken> {
    for (const name of new Set(this.#rows.flatMap(({ row }) => row.calls))) {
      for (const call of context.file.tracer.index.callsNamed.get(name) ?? []) {
        if (call.type === "CallExpression") yield* this.#built(context, call, name);
      }
    }
  }

  *#built(context: FactContext, call: TSESTree.CallExpression, name: string): Generator<BuiltToken> {
    const callee = unwrap(call.callee);
    if (callee.type !== "MemberExpression") return;
    const chain = chainOf(context, callee.object);
    if (!chain) return;
    const keys = context.file.origins.of(chain.root);
    const found = this.#rows.find(({ row, isRoot }) => row.calls.includes(name) && keys.some(isRoot));
    if (found) yield { row: found.row, root: chain.root, call, steps: chain.steps && ordered(chain.steps, call) };
  }
}

interface Chain {
  readonly root: CallNode;
  readonly steps: readonly TSESTree.CallExpression[] | undefined;
}

/** Walks down a chain to the call that starts it, through a variable that holds it in between. */
function chainOf(context: FactContext, start: Node): Chain | undefined {
  const steps: TSESTree.CallExpression[] = [];
  let node = unwrapAwait(start);
  for (let depth = 0; depth < 40; depth++) {
    if (node.type === "NewExpression") return { root: node, steps };
    if (node.type === "Identifier") {
      const held = heldChain(context, node);
      return held && { root: held.root, steps: held.steps && [...held.steps, ...steps] };
    }
    if (node.type !== "CallExpression") return undefined;
    const callee = unwrap(node.callee);
    // njwt.create(…) is a call of an export, no method of a builder
    if (callee.type !== "MemberExpression" || isModule(context, callee.object)) return { root: node, steps };
    steps.push(node);
    node = unwrapAwait(callee.object);
  }
  return undefined;
}

function isModule(context: FactContext, node: Node): boolean {
  return context.file.origins.of(node).some((key) => key.endsWith("#"));
}

/** `const jwt = new SignJWT(claims); jwt.setExpirationTime("2h");` */
function heldChain(context: FactContext, identifier: TSESTree.Identifier): Chain | undefined {
  const { bindings } = context.file.tracer;
  const variable = bindings.variableOf(identifier);
  const definition = variable?.defs[0];
  if (!variable || definition?.type !== "Variable" || variable.defs.length > 1) return undefined;
  let root: CallNode | undefined;
  const steps: TSESTree.CallExpression[] = [];
  let isShared = false;
  for (const reference of variable.references) {
    const written = reference.writeExpr as Node | null | undefined;
    if (reference.isWrite() && written) {
      // jwt = jwt.setExpirationTime("2h") goes on with the same builder
      const chain = startsWith(written, variable, context) ? undefined : chainOf(context, written);
      if (!chain) continue;
      if (root || !chain.steps) return undefined;
      root = chain.root;
      steps.push(...chain.steps);
      continue;
    }
    const called = methodsOn(reference.identifier as Node);
    if (called) steps.push(...called);
    else isShared = true;
  }
  return root && { root, steps: isShared ? undefined : steps };
}

function startsWith(start: Node, variable: Variable, context: FactContext): boolean {
  let node = unwrapAwait(start);
  for (;;) {
    if (node.type === "Identifier") return context.file.tracer.bindings.variableOf(node) === variable;
    if (node.type !== "CallExpression") return false;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return false;
    node = unwrapAwait(callee.object);
  }
}

/** The methods called on a use of the builder, one after the other; undefined where it is handed on. */
function methodsOn(use: Node): readonly TSESTree.CallExpression[] | undefined {
  const calls: TSESTree.CallExpression[] = [];
  let node: Node = use;
  for (;;) {
    let parent = node.parent;
    while (parent && (unwrap(parent) !== parent || parent.type === "AwaitExpression")) parent = parent.parent;
    if (parent?.type !== "MemberExpression" || unwrap(parent.object) !== unwrap(node) || staticKey(parent) === undefined) return calls.length > 0 ? calls : undefined;
    const call = parent.parent;
    if (call.type !== "CallExpression" || call.callee !== parent) return calls.length > 0 ? calls : undefined;
    calls.push(call);
    node = call;
  }
}

function ordered(steps: readonly TSESTree.CallExpression[], last: TSESTree.CallExpression): readonly BuilderStep[] {
  const unique = [...new Set(steps)].filter((step) => step !== last && step.range[1] <= last.range[1]);
  const placed = unique.map((call) => ({ call, name: calleeName(call) ?? "", conditional: isConditional(call, last) }));
  return placed.sort((a, b) => a.call.range[1] - b.call.range[1]);
}

const branches = new Set(["IfStatement", "ConditionalExpression", "LogicalExpression", "SwitchCase", "ForStatement", "ForOfStatement", "WhileStatement", "CatchClause"]);

function isConditional(step: Node, last: Node): boolean {
  if (enclosingFunction(step) !== enclosingFunction(last)) return true;
  for (let at = step.parent; at && !isInside(last, at); at = at.parent) if (branches.has(at.type)) return true;
  return false;
}
