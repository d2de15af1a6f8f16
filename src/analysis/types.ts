import type { ParserServices } from "@typescript-eslint/utils";
import type { TSESLint } from "@typescript-eslint/utils";
import type { Node } from "./nodes";

/** What the type checker adds where the parser runs it. Every answer may be undefined; none throws. */
export interface Types {
  /** The literal that the type of `node` consists of: of imported constants and enum members. */
  literalOf(node: Node): { value: string | number | boolean | null | undefined } | undefined;
  /** The names of the properties that an object's type has; none for arrays, functions and what is no object. */
  propertiesOf(node: Node): readonly string[];
}

/** Types with more properties are of the platform or generated. */
const maxProperties = 100;

interface ObjectType {
  getProperties(): readonly { readonly name: string }[];
  getCallSignatures(): readonly unknown[];
  isUnion(): boolean;
  readonly types?: readonly ObjectType[];
}

interface LiteralType {
  readonly value?: unknown;
  readonly intrinsicName?: string;
  isStringLiteral(): boolean;
  isNumberLiteral(): boolean;
}

/** Asks the program of the parser, if there is one; nodes without a TypeScript twin (templates) are unknown. */
export function typesOf(sourceCode: Readonly<TSESLint.SourceCode>): Types {
  const services = sourceCode.parserServices as Partial<ParserServices> | undefined;
  const program = services?.program;
  const twins = services?.esTreeNodeToTSNodeMap;
  if (!program || !twins) return { literalOf: () => undefined, propertiesOf: () => [] };
  return {
    literalOf(node) {
      if (!twins.has(node)) return undefined;
      const type = program.getTypeChecker().getTypeAtLocation(twins.get(node as never)) as unknown as LiteralType;
      if (type.isStringLiteral() || type.isNumberLiteral()) return { value: type.value as string | number };
      if (type.intrinsicName === "true" || type.intrinsicName === "false") return { value: type.intrinsicName === "true" };
      return undefined;
    },
    propertiesOf(node) {
      if (!twins.has(node)) return [];
      const type = program.getTypeChecker().getTypeAtLocation(twins.get(node as never)) as unknown as ObjectType;
      return (type.isUnion() ? (type.types ?? []) : [type]).flatMap(namesOf);
    },
  };
}

function namesOf(type: ObjectType): readonly string[] {
  const properties = type.getCallSignatures().length > 0 ? [] : type.getProperties();
  return properties.length > maxProperties ? [] : properties.map(({ name }) => name);
}
