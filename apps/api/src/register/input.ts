import { z } from "zod";
import { entryTypes } from "@cchc/domain/document/entry";
import { AREAS } from "@cchc/domain/form/areas";
import { code, day, opId, unitId, writtenText, whole } from "../reports/input.ts";

export const documentId = code(100);
export const entryType = z.enum(entryTypes);
export const areaCode = z.enum(AREAS.map((area) => area.code));

/** A number has no slash: what stands behind it is the symbol. */
const number = writtenText(1, 20).refine((text) => !/[/\s]/.test(text));
const symbol = writtenText(1, 60).refine((text) => !/\s/.test(text));

/** What a person writes about one paper. */
export const entryFields = z.object({
  type: entryType,
  number: number.nullable(),
  symbol: symbol.nullable(),
  issuedOn: day.nullable(),
  issuer: writtenText(1, 200),
  /** Trích yếu. */
  summary: writtenText(1, 1000),
  area: areaCode.nullable(),
});

export type EntryFields = z.infer<typeof entryFields>;

/** Files of one entry at most. */
export const mostFiles = 20;
export const uploads = z.array(z.uuid()).max(mostFiles);

/** A write on an entry that the writer has seen in a version. */
export const seenDocument = z.object({ opId, documentId, version: whole(1) });

export const listInput = z.object({
  unitId,
  /** Words in any order, with or without accents. */
  search: z.string().max(200).default(""),
  type: entryType.optional(),
  /** Of issue. */
  year: z.int().min(1900).max(2200).optional(),
  area: areaCode.optional(),
  /** Those taken out of the register instead of those in it. */
  withdrawn: z.boolean().default(false),
  /** These and no others, withdrawn or not. */
  ids: z.array(documentId).max(200).optional(),
  /** Where the page before ended. */
  cursor: z.object({ day, id: documentId }).nullish(),
  limit: z.int().min(1).max(200).default(50),
});

export type ListInput = z.infer<typeof listInput>;
