import { z } from "zod";
import { cellSchema } from "@cchc/domain/form/schema";
import { cellKey } from "@cchc/domain/report/cell";
import { cleanText } from "@cchc/domain/text/hygiene";
import { isDay } from "@cchc/domain/text/days";

/** Made by the client; see `operation/once.ts`. */
export const opId = z.uuid();

/** A whole number that the database's columns hold. */
export function whole(min: number) {
  return z.int().min(min).max(2_147_483_647);
}

/** Ids and codes that programs make: no control characters, which no database keeps. */
export function code(max: number) {
  return z
    .string()
    .min(1)
    .max(max)
    .regex(/^\P{Cc}*$/u);
}
export const unitId = code(100);
export const periodId = code(100);
export const fieldCode = z
  .string()
  .max(100)
  .regex(/^[a-z0-9_]+(\.[a-z0-9_]+)*$/);
export const rowKey = z
  .string()
  .max(120)
  .transform(cleanText)
  .refine((text) => !text.includes("#"));
/** A day whose neighbours, too, have four figures a year: others are no days to program or database. */
export const day = z
  .string()
  .refine(isDay)
  .refine((text) => text > "0001" && text < "9999");

/** A text that a person wrote: cleaned, at most `max` characters. */
export function writtenText(min: number, max: number) {
  return z
    .string()
    .max(max * 2)
    .transform(cleanText)
    .pipe(z.string().min(min).max(max));
}

export const reportAddress = z.object({ unitId, periodId });

export const cellWrite = z.object({
  field: fieldCode,
  row: rowKey,
  version: whole(0),
  cell: cellSchema.nullable(),
});

/** Most cells of one write: a pasted block of the whole dossier table. */
export const mostCells = 500;

/** Whether no cell is written twice in one request: the second would not know the first. */
export function eachCellOnce(cells: readonly { field: string; row: string }[]): boolean {
  return new Set(cells.map(({ field, row }) => cellKey(field, row))).size === cells.length;
}
