import type { TSESLint, TSESTree } from "@typescript-eslint/utils";
import type { CallNode, FunctionNode, Node } from "./nodes";
import { calleeName, enclosingFunction } from "./nodes";

/** The nodes of one file that facts start from, gathered in a single walk. */
export interface FileIndex {
  readonly calls: readonly CallNode[];
  /** Calls and `new` by the last name of their callee. */
  readonly callsNamed: ReadonlyMap<string, readonly CallNode[]>;
  readonly assignments: readonly TSESTree.AssignmentExpression[];
  readonly declarators: readonly TSESTree.VariableDeclarator[];
  readonly functions: readonly FunctionNode[];
  readonly classes: readonly (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[];
  readonly objects: readonly TSESTree.ObjectExpression[];
  readonly ifs: readonly TSESTree.IfStatement[];
  readonly decorators: readonly TSESTree.Decorator[];
  readonly jsxAttributes: readonly TSESTree.JSXAttribute[];
  readonly members: readonly TSESTree.MemberExpression[];
  readonly objectPatterns: readonly TSESTree.ObjectPattern[];
  readonly properties: readonly TSESTree.Property[];
  readonly strings: readonly TSESTree.StringLiteral[];
  readonly templates: readonly TSESTree.TemplateLiteral[];
  /** Both sides of a `+`. */
  readonly sums: readonly TSESTree.BinaryExpression[];
  /** What each function may return: an arrow's expression or the arguments of its `return`s. */
  readonly returns: ReadonlyMap<FunctionNode, readonly Node[]>;
  /** The modules that the file imports, requires or re-exports, as written. */
  readonly modules: ReadonlySet<string>;
}

/** Types whose nodes are gathered as they come. */
type ListedType = "AssignmentExpression" | "VariableDeclarator" | "ObjectExpression" | "IfStatement" | "Decorator" | "JSXAttribute" | "MemberExpression" | "ObjectPattern" | "Property" | "TemplateLiteral";

/** Walks the program (and, in Vue files, the template) once. */
export function indexFile(sourceCode: Readonly<TSESLint.SourceCode>): FileIndex {
  const calls: CallNode[] = [];
  const callsNamed = new Map<string, CallNode[]>();
  const functions: FunctionNode[] = [];
  const classes: (TSESTree.ClassDeclaration | TSESTree.ClassExpression)[] = [];
  const strings: TSESTree.StringLiteral[] = [];
  const sums: TSESTree.BinaryExpression[] = [];
  const returns = new Map<FunctionNode, Node[]>();
  const modules = new Set<string>();
  const listed: { readonly [Type in ListedType]: Extract<TSESTree.Node, { type: Type }>[] } = {
    AssignmentExpression: [], VariableDeclarator: [], ObjectExpression: [], IfStatement: [], Decorator: [], JSXAttribute: [], MemberExpression: [], ObjectPattern: [], Property: [], TemplateLiteral: [],
  };

  const addModule = (source: Node | null | undefined): void => {
    if (source?.type === "Literal" && typeof source.value === "string") modules.add(source.value);
  };
  const add = (node: Node): void => {
    switch (node.type) {
      case "CallExpression":
      case "NewExpression": {
        calls.push(node);
        const name = calleeName(node);
        if (name === "require") addModule(node.arguments[0]);
        if (name === undefined) break;
        const list = callsNamed.get(name);
        if (list) list.push(node);
        else callsNamed.set(name, [node]);
        break;
      }
      case "FunctionDeclaration":
      case "FunctionExpression":
      case "ArrowFunctionExpression":
        functions.push(node);
        returns.set(node, node.body.type === "BlockStatement" ? [] : [node.body]);
        break;
      case "ReturnStatement":
        if (node.argument) {
          const fn = enclosingFunction(node);
          if (fn) returns.get(fn)?.push(node.argument);
        }
        break;
      case "ClassDeclaration":
      case "ClassExpression":
        classes.push(node);
        break;
      case "ImportDeclaration":
      case "ImportExpression":
      case "ExportNamedDeclaration":
      case "ExportAllDeclaration":
        addModule(node.source);
        break;
      case "TSExternalModuleReference":
        addModule(node.expression);
        break;
      case "Literal":
        if (typeof node.value === "string") strings.push(node);
        break;
      case "BinaryExpression":
        if (node.operator === "+") sums.push(node);
        break;
      default:
        (listed as Partial<Record<string, Node[]>>)[node.type]?.push(node);
    }
  };
  eachNode(sourceCode, add);
  eachTemplateNode(sourceCode, add);
  return {
    calls, callsNamed, functions, classes, strings, sums, returns, modules,
    assignments: listed.AssignmentExpression, declarators: listed.VariableDeclarator, objects: listed.ObjectExpression, ifs: listed.IfStatement, decorators: listed.Decorator, jsxAttributes: listed.JSXAttribute,
    members: listed.MemberExpression, objectPatterns: listed.ObjectPattern, properties: listed.Property, templates: listed.TemplateLiteral,
  };
}

/** What ESLint (from major 9) walks through itself, and keeps. */
interface Traversed {
  traverse?(): Iterable<{ readonly kind: number; readonly phase?: number; readonly target: unknown }>;
}

const visit = 1;
const enter = 1;

/** Calls `back` for each node of the program, a parent before its children. */
export function eachNode(sourceCode: Readonly<TSESLint.SourceCode>, back: (node: Node) => void): void {
  const { traverse } = sourceCode as Traversed;
  if (!traverse) return walk(sourceCode.ast as unknown as Node, sourceCode.visitorKeys, back);
  for (const { kind, phase, target } of traverse.call(sourceCode)) if (kind === visit && phase === enter) back(target as Node);
}

/** The same for the template of a Vue file. */
export function eachTemplateNode({ ast, visitorKeys }: Readonly<TSESLint.SourceCode>, back: (node: Node) => void): void {
  const { templateBody } = ast as { templateBody?: Node };
  if (templateBody) walk(templateBody, visitorKeys, back);
}

function walk(node: Node, visitorKeys: VisitorKeys, back: (node: Node) => void): void {
  back(node);
  forEachChild(node, visitorKeys, (child) => walk(child, visitorKeys, back));
}

type VisitorKeys = Readonly<Record<string, readonly string[] | undefined>>;

/** Calls `back` for each child node, in the order of the parser's own keys. */
export function forEachChild(node: Node, visitorKeys: VisitorKeys, back: (child: Node) => void): void {
  for (const key of visitorKeys[node.type] ?? unknownKeys(node)) {
    const value = (node as unknown as Record<string, unknown>)[key];
    if (Array.isArray(value)) {
      for (const item of value) if (isNode(item)) back(item);
    } else if (isNode(value)) back(value);
  }
}

/** For a node that the parser tells no keys of. */
function unknownKeys(node: Node): readonly string[] {
  return Object.keys(node).filter((key) => key !== "parent" && key !== "loc" && key !== "range");
}

function isNode(value: unknown): value is Node {
  return typeof value === "object" && value !== null && typeof (value as { type?: unknown }).type === "string";
}
