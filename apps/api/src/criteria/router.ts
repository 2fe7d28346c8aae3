import { z } from "zod";
import { checkSet } from "@cchc/domain/criteria/check-set";
import { diffSets } from "@cchc/domain/criteria/diff";
import { KNOWN_CODES } from "@cchc/domain/criteria/known";
import { once } from "../operation/once.ts";
import { code, opId, unitId, writtenText, whole } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { namedHeads, visibleSets } from "./heads.ts";
import { copyOf } from "./copy.ts";
import { contentOf, exportText, parseSet, parseSetText } from "./parse-set.ts";
import { requireManageable, requireOwner, requireVisible } from "./reach.ts";
import { createDraft, createVersion, discardDraft, issueDraft, saveDraft } from "./write.ts";

const address = z.object({ id: code(64), version: whole(1) });
const draft = address.extend({ opId, revision: whole(1) });
/** An id of a set's own, as the schema of sets has it. */
const newId = z.string().regex(/^[\p{L}\d][\p{L}\d._-]{0,63}$/u);
/** Longest file taken in; a set of 200 leaves with examples has a third of it. */
const fileText = z.string().max(900_000);

export const criteriaRouter = router({
  /** Every version of every set within reach, built-in ones first. */
  list: allowed("criteria.read").query(async ({ ctx }) =>
    namedHeads(ctx, await visibleSets(ctx, ctx.actor)),
  ),

  /** One version whole, with what the table check finds. */
  get: allowed("criteria.read")
    .input(address)
    .query(async ({ ctx, input }) => {
      const found = await requireVisible(ctx, ctx.actor, input);
      const [head] = await namedHeads(ctx, [found]);
      const { set } = found.stored;
      return { head, set, findings: checkSet(set, KNOWN_CODES) };
    }),

  /** One version as a JSON file, to be edited elsewhere and imported again. */
  export: allowed("criteria.read")
    .input(address)
    .query(async ({ ctx, input }) => {
      const { stored } = await requireVisible(ctx, ctx.actor, input);
      const fileName = `bo-tieu-chi-${input.id}-${input.version}.json`;
      return { fileName, text: exportText(stored.set) };
    }),

  /** What the table check finds in a set that is not saved; writes nothing. */
  check: allowed("criteria.manage")
    .input(z.object({ set: z.unknown() }))
    .mutation(({ input }) => ({ findings: checkSet(parseSet(input.set), KNOWN_CODES) })),

  /** What changed between two versions, in words of a decision. */
  diff: allowed("criteria.read")
    .input(z.object({ id: code(64), before: whole(1), after: whole(1) }))
    .query(async ({ ctx, input: { id, before, after } }) => {
      const [old, now] = await Promise.all([
        requireVisible(ctx, ctx.actor, { id, version: before }),
        requireVisible(ctx, ctx.actor, { id, version: after }),
      ]);
      return { changes: diffSets(old.stored.set, now.stored.set) };
    }),

  /** A set of one's own as a draft, beginning as a copy of another. */
  copy: allowed("criteria.manage")
    .input(
      z.object({
        opId,
        from: address,
        id: newId,
        name: writtenText(1, 500),
        decision: writtenText(1, 500),
        ownerId: unitId,
      }),
    )
    .mutation(async ({ ctx, input }) => {
      const { stored } = await requireVisible(ctx, ctx.actor, input.from);
      const set = parseSet(copyOf(stored.set, input));
      await requireOwner(ctx, ctx.actor, { ownerId: input.ownerId, set });
      return once(ctx, operation(ctx, "criteria.copy", input), (tx, stamp) =>
        createDraft(tx, { set, ownerId: input.ownerId, action: "criteria.copy" }, stamp),
      );
    }),

  /** A set from a JSON file, as a draft of its own or in place of what a draft holds. */
  import: allowed("criteria.manage")
    .input(
      z.union([
        z.strictObject({ opId, text: fileText, ownerId: unitId }),
        z.strictObject({ opId, text: fileText, into: draft.omit({ opId: true }) }),
      ]),
    )
    .mutation(async ({ ctx, input }) => {
      const set = parseSetText(input.text);
      const { hash } = contentOf(set);
      if ("into" in input) {
        const { into } = input;
        await requireManageable(ctx, ctx.actor, into);
        const sent = operation(ctx, "criteria.import", { opId: input.opId, into, hash });
        return once(ctx, sent, (tx, stamp) => saveDraft(tx, { ...into, set }, stamp));
      }
      const { ownerId } = input;
      await requireOwner(ctx, ctx.actor, { ownerId, set });
      const sent = operation(ctx, "criteria.import", { opId: input.opId, ownerId, hash });
      return once(ctx, sent, (tx, stamp) =>
        createDraft(tx, { set, ownerId, action: "criteria.import" }, stamp),
      );
    }),

  /** The next version as a draft, beginning as a copy of this one. */
  newVersion: allowed("criteria.manage")
    .input(address.extend({ opId }))
    .mutation(async ({ ctx, input }) => {
      const { set, ownerId } = await requireManageable(ctx, ctx.actor, input);
      return once(ctx, operation(ctx, "criteria.version", input), (tx, stamp) =>
        createVersion(tx, { set, ownerId: ownerId ?? "" }, stamp),
      );
    }),

  /** A whole draft as it now is. */
  saveDraft: allowed("criteria.manage")
    .input(draft.extend({ set: z.unknown() }))
    .mutation(async ({ ctx, input }) => {
      const { opId: id, set: sent, ...draftAddress } = input;
      await requireManageable(ctx, ctx.actor, input);
      const set = parseSet(sent);
      const { hash } = contentOf(set);
      const doing = operation(ctx, "criteria.save", { opId: id, ...draftAddress, hash });
      return once(ctx, doing, (tx, stamp) => saveDraft(tx, { ...draftAddress, set }, stamp));
    }),

  /** Makes a draft a version that never changes again. `note`: what it changes. */
  issue: allowed("criteria.manage")
    .input(draft.extend({ note: writtenText(1, 4000) }))
    .mutation(async ({ ctx, input }) => {
      await requireManageable(ctx, ctx.actor, input);
      return once(ctx, operation(ctx, "criteria.issue", input), (tx, stamp) =>
        issueDraft(tx, input, stamp),
      );
    }),

  /** Throws a draft away. */
  discardDraft: allowed("criteria.manage")
    .input(draft)
    .mutation(({ ctx, input }) =>
      // Asked inside: sent twice, it is answered with what it did, though the draft is no more.
      once(ctx, operation(ctx, "criteria.discard", input), async (tx, stamp) => {
        await requireManageable({ ...ctx, db: tx }, ctx.actor, input);
        return discardDraft(tx, input, stamp);
      }),
    ),
});

function operation<Input extends { readonly opId: string }>(
  { actor }: { readonly actor: { readonly userId: string } },
  name: string,
  input: Input,
) {
  return { id: input.opId, userId: actor.userId, name, input };
}
