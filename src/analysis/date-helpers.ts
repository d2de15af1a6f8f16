import { calleeName, unwrap, type CallNode, type Node } from "./nodes";
import type { OriginKey } from "./origins";
import { parseDuration } from "./durations";
import { asNumber, literal, unknownValue, type Value } from "./value";

interface Evaluate {
  of(node: Node): readonly Value[];
  /** The values of the argument at a position; of a missing one, `undefined`. */
  argument(position: number): readonly Value[];
}

const second = 1e3;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Milliseconds by unit name as date libraries spell them; months and years by their usual length. */
const unitMs: Readonly<Record<string, number>> = {
  ms: 1, millisecond: 1, milliseconds: 1,
  s: second, second, seconds: second,
  m: minute, minute, minutes: minute,
  h: hour, hour, hours: hour,
  d: day, day, days: day,
  w: 7 * day, week: 7 * day, weeks: 7 * day,
  M: 30 * day, month: 30 * day, months: 30 * day,
  y: 365 * day, year: 365 * day, years: 365 * day,
};

/** date-fns: `addDays(date, n)`. */
const dateFnsAdd: Readonly<Record<string, number>> = {
  addMilliseconds: 1, addSeconds: second, addMinutes: minute, addHours: hour, addDays: day, addWeeks: 7 * day, addMonths: 30 * day, addYears: 365 * day,
};

const now: Value = { kind: "date", relative: true, ms: 0 };
const nowKeys = new Set(["dayjs#()", "moment#()", "moment#utc()", "luxon#DateTime.now()", "luxon#DateTime.utc()", "luxon#DateTime.local()", "dayjs#utc()"]);

/** The value of a call that makes, shifts or converts a time or a number; undefined for any other call. */
export function dateHelperValue(key: OriginKey | undefined, call: CallNode, evaluate: Evaluate): readonly Value[] | undefined {
  if (key !== undefined) {
    const direct = builtins[key]?.(call, evaluate);
    if (direct) return direct;
    const fns = /^date-fns(?:\/\w+)?#(\w*)$/.exec(key);
    if (fns) return dateFns(fns[1] ?? "", evaluate);
    if (nowKeys.has(`${key}()`)) return call.arguments.length === 0 ? [now] : evaluate.argument(0).map(toDate);
  }
  return shifted(call, evaluate);
}

const rounding = (_call: CallNode, { argument }: Evaluate): readonly Value[] =>
  argument(0).map((value) => {
    if (value.kind === "clock") return value;
    return value.kind === "literal" && typeof value.value === "number" ? literal(Math.round(value.value)) : unknownValue;
  });

const toNumber = (_call: CallNode, { argument }: Evaluate): readonly Value[] =>
  argument(0).map((value) => {
    const number = asNumber(value);
    if (number.kind !== "literal") return number;
    return typeof number.value === "string" || typeof number.value === "number" ? literal(Number.parseFloat(String(number.value))) : unknownValue;
  });

const builtins: Readonly<Record<OriginKey, ((call: CallNode, evaluate: Evaluate) => readonly Value[]) | undefined>> = {
  "global:Math.floor": rounding,
  "global:Math.round": rounding,
  "global:Math.ceil": rounding,
  "global:Math.trunc": rounding,
  "global:Number": toNumber,
  "global:parseInt": toNumber,
  "global:parseFloat": toNumber,
  "global:Number.parseInt": toNumber,
  "global:Number.parseFloat": toNumber,
  "global:String": (_call, { argument }) => argument(0).map((value) => (value.kind === "literal" ? literal(String(value.value)) : unknownValue)),
  "global:Boolean": (_call, { argument }) => argument(0).map((value) => (value.kind === "literal" ? literal(Boolean(value.value)) : unknownValue)),
  "global:Date.now": () => [{ kind: "clock", unit: "ms", offset: 0 }],
  "global:Date": (call, { argument }) => {
    if (call.type !== "NewExpression") return [unknownValue];
    return call.arguments.length === 0 ? [now] : call.arguments.length === 1 ? argument(0).map(toDate) : [unknownValue];
  },
  // vercel/ms: ms("7d") is a number of milliseconds
  "ms#": (_call, { argument }) =>
    argument(0).map((value) => {
      const parsed = value.kind === "literal" && typeof value.value === "string" ? parseDuration(value.value, "ms") : undefined;
      return parsed === undefined ? unknownValue : literal(parsed);
    }),
};

function toDate(value: Value): Value {
  if (value.kind === "date") return value;
  if (value.kind === "clock") return value.unit === "ms" ? { kind: "date", relative: true, ms: value.offset } : unknownValue;
  if (value.kind !== "literal") return unknownValue;
  if (typeof value.value === "number") return { kind: "date", relative: false, ms: value.value };
  const parsed = typeof value.value === "string" ? Date.parse(value.value) : Number.NaN;
  return Number.isNaN(parsed) ? unknownValue : { kind: "date", relative: false, ms: parsed };
}

function dateFns(name: string, { argument }: Evaluate): readonly Value[] | undefined {
  const unit = dateFnsAdd[name];
  if (unit !== undefined) return argument(0).map(toDate).flatMap((date) => argument(1).map((amount) => shift(date, amount, unit)));
  if (name === "getUnixTime") return argument(0).map((date) => (date.kind === "date" && date.relative ? { kind: "clock", unit: "s", offset: date.ms / second } : unknownValue));
  if (name === "getTime") return argument(0).map(asNumber);
  return undefined;
}

/** dayjs, moment, luxon: `.add(7, "day")`, `.plus({ days: 7 })`, `.toDate()`, `.unix()` */
function shifted(call: CallNode, evaluate: Evaluate): readonly Value[] | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== "MemberExpression") return undefined;
  switch (calleeName(call)) {
    case "add":
    case "subtract": {
      const sign = calleeName(call) === "add" ? 1 : -1;
      const dates = evaluate.of(callee.object).filter((value) => value.kind === "date");
      if (dates.length === 0) return undefined;
      return dates.flatMap((date) => evaluate.argument(0).flatMap((amount) => evaluate.argument(1).map((unit) => shift(date, amount, sign * (unit.kind === "literal" ? (unitMs[String(unit.value)] ?? Number.NaN) : Number.NaN)))));
    }
    case "plus": {
      const [amounts] = call.arguments;
      const dates = evaluate.of(callee.object).filter((value) => value.kind === "date");
      if (dates.length === 0 || amounts?.type !== "ObjectExpression") return undefined;
      return dates.map((date) => amounts.properties.reduce<Value>((sum, property) => {
        const unit = property.type === "Property" && property.key.type === "Identifier" ? unitMs[property.key.name] : undefined;
        const amount = property.type === "Property" ? evaluate.of(property.value)[0] : undefined;
        return unit && amount ? shift(sum, amount, unit) : unknownValue;
      }, date));
    }
    case "toDate":
    case "toJSDate":
      return onlyDates(evaluate.of(callee.object));
    case "toMillis":
      return onlyDates(evaluate.of(callee.object))?.map(asNumber);
    case "unix":
    case "toSeconds":
    case "toUnixInteger":
      return onlyDates(evaluate.of(callee.object))?.map((date) => (date.kind === "date" && date.relative ? { kind: "clock", unit: "s", offset: date.ms / second } : unknownValue));
    default:
      return undefined;
  }
}

function onlyDates(values: readonly Value[]): readonly Value[] | undefined {
  return values.some((value) => value.kind === "date") ? values : undefined;
}

function shift(date: Value, amount: Value, unit: number): Value {
  if (date.kind !== "date" || amount.kind !== "literal" || typeof amount.value !== "number" || Number.isNaN(unit)) return unknownValue;
  return { ...date, ms: date.ms + amount.value * unit };
}
