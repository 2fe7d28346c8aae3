import {
  anything,
  array,
  base64String,
  boolean,
  constant,
  constantFrom,
  dictionary,
  double,
  integer,
  oneof,
  option,
  record,
  string,
  tuple,
  uuid,
  type Arbitrary,
} from "fast-check";
import type { $ZodType, $ZodTypes } from "zod/v4/core";
import { safeParse } from "zod/v4/core";
import { hostileTexts } from "./hostile.ts";

/** What stands at a key in the world that is asked: ids that exist, codes that mean something. */
export type Known = Readonly<Record<string, readonly unknown[]>>;

/** Texts of every form that a schema asks for; of them those are taken that it lets through. */
const samples: readonly string[] = [
  "a",
  "ward",
  "2023-11-30",
  "2024-02-29",
  "2023-12-12T02:00:00Z",
  "0".repeat(64),
  "can-bo@example.vn",
  "https://hooks.example.vn/cchc",
  "documents.checked",
  "annual",
  "Lý do: đã rà soát, đối chiếu",
  "Trần Hưng Đạo",
  "1.2",
  "UEsDBA==",
  "report/annual-2023",
  "ABCD-EFGH",
  "unit.read",
  "#0B5D5A",
  "A".repeat(122),
];

/**
 * Inputs of the shape that a schema asks for, mostly ones it accepts: what only a refinement knows is
 * left to chance, so whoever uses one asks the schema again.
 */
export function inputOf(schema: $ZodType, known: Known, key = ""): Arbitrary<unknown> {
  const plain = shapeOf(schema, known, key);
  const here = (known[key] ?? []).filter((value) => safeParse(schema, value).success);
  if (here.length === 0) return plain;
  return oneof({ weight: 5, arbitrary: constantFrom(...here) }, { weight: 1, arbitrary: plain });
}

function shapeOf(schema: $ZodType, known: Known, key: string): Arbitrary<unknown> {
  const def = defOf(schema);
  const inner = (part: $ZodType): Arbitrary<unknown> => inputOf(part, known, key);
  switch (def.type) {
    case "object":
      return record(
        Object.fromEntries(
          Object.entries(def.shape)
            .filter(([, part]) => defOf(part).type !== "never" && !isNever(part))
            .map(([name, part]) => [name, inputOf(part, known, name)]),
        ),
      ).map(withoutUndefined);
    case "string":
      return textOf(schema);
    case "number":
      return numberOf(schema);
    case "boolean":
      return boolean();
    case "enum":
      return constantFrom(...Object.values(def.entries));
    case "literal":
      return constantFrom(...def.values);
    case "union":
      return oneof(...def.options.map(inner));
    case "array": {
      const { minimum = 0, maximum = 4 } = boundsOf(schema);
      const most = Math.max(minimum, Math.min(maximum, 4));
      return array(inner(def.element), { minLength: minimum, maxLength: most });
    }
    case "tuple":
      return tuple(...def.items.map(inner));
    case "record":
      return dictionary(
        constantFrom("1", "documents.checked", "a", "received", "constructor"),
        inner(def.valueType),
        { maxKeys: 3 },
      );
    case "optional":
    case "default":
      return option(inner(def.innerType), { nil: undefined, freq: 3 });
    case "nullable":
      return option(inner(def.innerType), { nil: null, freq: 3 });
    case "pipe":
      return inner(def.in);
    case "lazy":
      return inner(def.getter());
    case "never":
      return constant(undefined);
    case "unknown":
      return anything({ withNullPrototype: false, maxDepth: 3 });
    default:
      throw new Error(`no inputs for a schema of kind ${def.type}: write them here`);
  }
}

function isOfKnownKind(schema: $ZodType): schema is $ZodTypes {
  return "type" in schema._zod.def;
}

function defOf(schema: $ZodType): $ZodTypes["_zod"]["def"] {
  if (!isOfKnownKind(schema)) throw new Error("a schema without a kind");
  return schema._zod.def;
}

interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly format?: string;
}

/** What the schema's own checks say of lengths, sizes and kinds of numbers. */
function boundsOf(schema: $ZodType): Bounds {
  const { checks = [] } = schema._zod.def;
  const own = "format" in schema._zod.def ? { format: String(schema._zod.def.format) } : {};
  return checks.reduce<Bounds>((all, { _zod: { def } }) => ({ ...all, ...boundOf(def) }), own);
}

function boundOf(def: { readonly check: string }): Bounds {
  if ("minimum" in def) return { minimum: Number(def.minimum) };
  if ("maximum" in def) return { maximum: Number(def.maximum) };
  if (def.check === "greater_than" && "value" in def) return { minimum: Number(def.value) };
  if (def.check === "less_than" && "value" in def) return { maximum: Number(def.value) };
  return def.check === "number_format" && "format" in def ? { format: String(def.format) } : {};
}

/** A key that must be absent. */
function isNever(part: $ZodType): boolean {
  const def = defOf(part);
  return def.type === "optional" && defOf(def.innerType).type === "never";
}

function withoutUndefined(value: object): unknown {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined));
}

function numberOf(schema: $ZodType): Arbitrary<number> {
  const { minimum = -1e6, maximum = Number.MAX_SAFE_INTEGER, format } = boundsOf(schema);
  if (format === undefined) return double({ min: minimum, max: maximum, noNaN: true });
  return oneof(
    integer({ min: minimum, max: Math.min(maximum, minimum + 5) }),
    integer({ min: minimum, max: maximum }),
  );
}

/** Texts that the schema lets through by itself: the hostile ones too, where it has nothing against them. */
function textOf(schema: $ZodType): Arbitrary<string> {
  const passes = (text: string): boolean => safeParse(schema, text).success;
  const fitting = [...samples, ...hostileTexts].filter(passes);
  const { minimum = 0, maximum = 60 } = boundsOf(schema);
  const free = string({
    minLength: minimum,
    maxLength: Math.max(minimum, Math.min(maximum, 60)),
    unit: "binary",
  });
  const made = [uuid(), base64String({ maxLength: 40 })].map((one) => one.filter(passes));
  const canBe = passes("9f3c2a1e-5f0b-4c1d-8e2a-0b1c2d3e4f50") ? made : [];
  return oneof(
    ...(fitting.length === 0 ? [] : [constantFrom(...fitting)]),
    ...(canBe.length === 0 || fitting.length > 3 ? [] : canBe.slice(0, 1)),
    ...(fitting.length > 12 ? [free] : []),
  );
}
