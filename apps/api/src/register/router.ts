import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import type { Actor } from "../auth/actor.ts";
import { findUploads, type Upload } from "../files/upload.ts";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { opId, unitId, whole } from "../reports/input.ts";
import type { Services } from "../services.ts";
import { allowed, router } from "../trpc.ts";
import { requireUnitEver } from "../units/ever.ts";
import { requireDocument } from "./access.ts";
import { hintsOf } from "./hints.ts";
import { documentId, entryFields, entryType, listInput, seenDocument, uploads } from "./input.ts";
import { listDocuments, readShelf } from "./list.ts";
import { suggestNumber } from "./next-number.ts";
import { documentRows, readRegisters, toEntries } from "./read.ts";
import { addDocument, attachFiles, changeDocument, detachFile, withdrawDocument } from "./write.ts";

const read = allowed("document.read");
const edit = allowed("document.edit");

/** The register of documents: what a unit issued, received, and proves its work with. */
export const documentsRouter = router({
  /** A page of one unit's entries. */
  list: read.input(listInput).query(async ({ ctx, input }) => {
    await requireUnitEver(ctx, ctx.actor, "document.read", input.unitId);
    return listDocuments(ctx.db, input, todayInVietnam(ctx.now()));
  }),

  /** What the list can be narrowed by: how many entries, and the years they are of. */
  shelf: read.input(z.object({ unitId })).query(async ({ ctx, input }) => {
    await requireUnitEver(ctx, ctx.actor, "document.read", input.unitId);
    const shelf = await readShelf(ctx.db, input.unitId);
    return { ...shelf, today: todayInVietnam(ctx.now()), fileLimit: ctx.fileLimit };
  }),

  get: read.input(z.object({ documentId })).query(async ({ ctx, input }) => {
    await requireDocument(ctx, ctx.actor, input.documentId);
    const rows = await documentRows(ctx.db).where("document.id", "=", input.documentId).execute();
    const [entry] = await toEntries(ctx.db, rows, todayInVietnam(ctx.now()));
    if (entry === undefined) throw new Problem("not-found", {});
    return entry;
  }),

  /** How the unit's next paper of a type would be numbered. */
  nextNumber: edit
    .input(z.object({ unitId, type: entryType, year: z.int().min(1900).max(2200) }))
    .query(async ({ ctx, input }) => {
      await requireUnitEver(ctx, ctx.actor, "document.edit", input.unitId);
      return suggestNumber(ctx, input);
    }),

  /** What would look wrong about an entry as it is being written. */
  hints: edit
    .input(
      entryFields
        .partial({ issuer: true, summary: true })
        .extend({ unitId, documentId: documentId.optional() }),
    )
    .query(async ({ ctx, input }) => {
      await requireUnitEver(ctx, ctx.actor, "document.edit", input.unitId);
      const {
        documentId: id = "",
        unitId: unit,
        issuer = "",
        summary = "văn bản đang ghi",
        ...rest
      } = input;
      const others = (await readRegisters(ctx.db, [unit])).filter((entry) => entry.id !== id);
      const entry = { ...rest, issuer, summary, id, own: false };
      const hints = hintsOf([...others, entry], todayInVietnam(ctx.now())).get(id) ?? [];
      // What is still blank is being written.
      return hints.filter(({ code }) => code !== "blank_number" && code !== "blank_day");
    }),

  add: edit
    .input(entryFields.extend({ opId, unitId, uploads }))
    .mutation(async ({ ctx, input }) => {
      await requireUnitEver(ctx, ctx.actor, "document.edit", input.unitId);
      const { opId: id, uploads: ids, ...entry } = input;
      const operation = { id, userId: ctx.actor.userId, name: "document.add", input };
      return once(ctx, operation, async (tx, stamp) => {
        const files = await requireUploads(ctx, input.unitId, ids);
        return addDocument(tx, entry, files, stamp);
      });
    }),

  change: edit.input(seenDocument.extend(entryFields.shape)).mutation(async ({ ctx, input }) => {
    await requireEditable(ctx, input.documentId);
    const { opId: id, documentId: document, version, ...fields } = input;
    const operation = { id, userId: ctx.actor.userId, name: "document.change", input };
    return once(ctx, operation, (tx, stamp) =>
      changeDocument(tx, { documentId: document, version, fields }, stamp),
    );
  }),

  /** Takes an entry out of the register, or back in with `withdrawn: false`. */
  withdraw: edit
    .input(seenDocument.extend({ withdrawn: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      await requireEditable(ctx, input.documentId);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "document.withdraw",
        input,
      };
      return once(ctx, operation, (tx, stamp) => withdrawDocument(tx, input, stamp));
    }),

  attach: edit
    .input(seenDocument.extend({ uploads: uploads.min(1) }))
    .mutation(async ({ ctx, input }) => {
      const document = await requireEditable(ctx, input.documentId);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "document.attach",
        input,
      };
      return once(ctx, operation, async (tx, stamp) => {
        const files = await requireUploads(ctx, document.unitId, input.uploads);
        const seen = { documentId: input.documentId, version: input.version };
        return attachFiles(tx, { ...seen, uploads: files }, stamp);
      });
    }),

  detach: edit
    .input(seenDocument.extend({ position: whole(1) }))
    .mutation(async ({ ctx, input }) => {
      await requireEditable(ctx, input.documentId);
      const operation = {
        id: input.opId,
        userId: ctx.actor.userId,
        name: "document.detach",
        input,
      };
      return once(ctx, operation, (tx, stamp) => detachFile(tx, input, stamp));
    }),
});

interface Acting extends Services {
  readonly actor: Actor;
}

async function requireEditable(ctx: Acting, id: string) {
  const document = await requireDocument(ctx, ctx.actor, id);
  await requireUnitEver(ctx, ctx.actor, "document.edit", document.unitId);
  return document;
}

/** @throws Problem `not-found` where an upload is somebody else's, another unit's, or none. */
async function requireUploads(
  ctx: Acting,
  unit: string,
  ids: readonly string[],
): Promise<Upload[]> {
  const found = await findUploads(ctx.db, ctx.actor, unit, ids);
  if (found.length !== ids.length) throw new Problem("not-found", {});
  return found;
}
