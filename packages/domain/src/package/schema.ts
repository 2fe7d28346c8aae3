import { z } from "zod";
import { cellSchema } from "../form/schema.ts";
import { cellKey } from "../report/cell.ts";
import { isDay } from "../text/days.ts";
import {
  type PackageContent,
  type PackageFile,
  packageKind,
  packageLayout,
  packageText,
} from "./package.ts";

const line = (max: number) =>
  z
    .string()
    .max(max)
    .regex(/^\P{Cc}*$/u);
const hash = z.string().regex(/^[0-9a-f]{64}$/);

const contentSchema = z.strictObject({
  layout: z.literal(packageLayout),
  unit: z.strictObject({ id: line(100).min(1), name: line(300) }),
  period: z.strictObject({ id: line(100).min(1), name: line(300) }),
  form: z.strictObject({ code: line(40).min(1), version: z.int().min(1) }),
  cells: z
    .array(
      z.strictObject({
        field: z
          .string()
          .max(100)
          .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/),
        row: line(120).refine((text) => !text.includes("#")),
        cell: cellSchema.nullable(),
        version: z.int().min(0),
      }),
    )
    .max(5000)
    .refine(
      (cells) => new Set(cells.map((one) => cellKey(one.field, one.row))).size === cells.length,
    ),
  reasons: z
    .array(
      z.strictObject({
        check: line(120).min(1),
        cell: line(250),
        reason: z.string().min(1).max(1000),
      }),
    )
    .max(1000),
  papers: z.array(z.strictObject({ name: line(300), hash })).max(500),
  signing: z
    .strictObject({
      number: line(20).min(1),
      symbol: line(40).min(1),
      signedDay: z.string().refine(isDay),
    })
    .exactOptional(),
  madeAt: z.iso.datetime(),
  madeBy: z.strictObject({ username: line(100), name: line(200) }),
  app: line(60),
});

const fileSchema: z.ZodType<PackageFile> = z.strictObject({
  layout: z.literal(packageLayout),
  content: z.string().max(900_000),
  key: hash,
  signature: z.string().regex(/^[A-Za-z0-9_-]{86}$/),
});

/**
 * Why a file cannot be taken as a package:
 * - `foreign`: something else altogether
 * - `cut`: its end is missing, or bytes of it were changed on the way
 * - `newer`: a later version of the app made it
 */
export type PackageDefect = "foreign" | "cut" | "newer";

export type ReadPackage =
  | { readonly kind: "package"; readonly file: PackageFile; readonly content: PackageContent }
  | { readonly kind: "defect"; readonly defect: PackageDefect };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function defect(which: PackageDefect): ReadPackage {
  return { kind: "defect", defect: which };
}

/**
 * Reads the text of a package's file; never throws. Whether the signature is right is asked
 * elsewhere, with the registered keys.
 */
export function readPackage(text: string): ReadPackage {
  const whole = parsed(text);
  if (whole === undefined) {
    return defect(text.trimStart().startsWith(`{"layout":"${packageKind}`) ? "cut" : "foreign");
  }
  const layout =
    typeof whole === "object" && whole !== null && "layout" in whole ? whole.layout : undefined;
  if (typeof layout !== "string" || !layout.startsWith(packageKind)) return defect("foreign");
  if (layout !== packageLayout) return defect("newer");
  const file = fileSchema.safeParse(whole);
  if (!file.success) return defect("cut");
  const content = contentSchema.safeParse(parsed(file.data.content));
  if (!content.success) return defect("cut");
  const { layout: _layout, ...said } = content.data;
  // Signed was this very text: another writing of the same content is not what somebody signed.
  if (packageText(said) !== file.data.content) return defect("cut");
  return { kind: "package", file: file.data, content: said };
}
