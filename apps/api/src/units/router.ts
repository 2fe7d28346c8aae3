import { z } from "zod";
import { roles } from "@cchc/domain/access/roles";
import { previewOperation } from "@cchc/domain/unit/operation";
import { decisionSchema, unitChangeSchema } from "@cchc/domain/unit/schema";
import { previousDay, todayInVietnam } from "@cchc/domain/text/days";
import type { UnitTree } from "@cchc/domain/unit/tree";
import { fullName } from "@cchc/domain/unit/unit";
import { once } from "../operation/once.ts";
import { Problem } from "../problem.ts";
import { code, day, opId, unitId, writtenText } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { requireChangeable, treesOf } from "./change.ts";
import { confirmOperation } from "./confirm.ts";
import { correctDecision } from "./correct.ts";
import { draftOperation, withdrawOperation } from "./draft.ts";
import { compareDays, findUnits } from "./find.ts";
import { type GivenList, readList } from "./list-import.ts";
import { listOperations, readOperation } from "./operations.ts";
import { previewUnits } from "./preview.ts";
import {
  readInvented,
  readReviewRules,
  readSuccessions,
  readUnitHistory,
  readUnitNames,
  readVersions,
} from "./queries.ts";
import { changeReviewRule } from "./review-rules.ts";
import { holds, requireUnit, scopeRoots } from "./scope.ts";

const reviewKinds = ["district", "province"] as const;

/** Relatives may lie outside what the asking person sees; their names are no secret. */
function nameIn(tree: UnitTree, id: string): string {
  const unit = tree.get(id);
  return unit === undefined ? id : fullName(unit);
}

const draftInput = z.object({
  title: writtenText(1, 300),
  decision: decisionSchema,
  changes: z.array(unitChangeSchema).min(1).max(500),
  grants: z
    .array(
      z.object({
        userId: code(100),
        role: z.enum(roles),
        fromUnitId: unitId,
        toUnitId: unitId,
      }),
    )
    .max(500),
});

const listInput = z.object({
  fileName: writtenText(1, 200),
  /** The file in base64. */
  content: z.base64().max(1_000_000),
  on: day,
  complete: z.boolean(),
  decision: decisionSchema,
});

export const unitsRouter = router({
  /** The units at and below the signed-in person's own, on a day. */
  tree: allowed("unit.read")
    .input(z.object({ day }))
    .query(async ({ ctx, input }) => {
      const tree = await ctx.trees.at(input.day);
      const invented = await readInvented(ctx.db, input.day);
      const roots = scopeRoots(ctx.actor, "unit.read", tree);
      const inside = roots.filter(
        (root) => !tree.ancestors(root).some((above) => roots.includes(above.unitId)),
      );
      return inside.flatMap((root) => {
        const top = tree.get(root);
        const units = top === undefined ? [] : [top, ...tree.descendants(root)];
        return units.map((unit) => ({
          id: unit.unitId,
          name: fullName(unit),
          kind: unit.kind,
          type: unit.type,
          code: unit.code ?? null,
          from: unit.from,
          to: unit.to ?? null,
          /** Made up for demonstration: screens and papers say so. */
          illustration: invented.has(unit.unitId),
          parentId: unit.unitId === root ? null : (unit.parentId ?? null),
        }));
      });
    }),

  /** What one unit was over time, and what it came from and became, by the names of those days. */
  history: allowed("unit.read")
    .input(z.object({ unitId, day }))
    .query(async ({ ctx, input }) => {
      requireUnit(ctx.actor, "unit.read", await ctx.trees.at(input.day), input.unitId);
      const [versions, successions] = await Promise.all([
        readUnitHistory(ctx.db, input.unitId),
        readSuccessions(ctx.db, input.unitId),
      ]);
      const named = successions.map(async (one) => {
        const [before, after] = await Promise.all([
          ctx.trees.at(previousDay(one.on)),
          ctx.trees.at(one.on),
        ]);
        return {
          ...one,
          predecessorName: nameIn(before, one.predecessorId),
          successorName: nameIn(after, one.successorId),
        };
      });
      return { versions, successions: await Promise.all(named) };
    }),

  /** Which level reviews from which day, below each root; the same for everybody, and no secret. */
  reviewRules: allowed("unit.read").query(async ({ ctx }) => {
    const today = todayInVietnam(ctx.now());
    const [rules, tree] = await Promise.all([readReviewRules(ctx.db), ctx.trees.at(today)]);
    const roots = rules.map(({ rootId }) => rootId);
    const names = await readUnitNames(ctx, roots, today);
    return rules.map(({ rootId, from, to, reviewKind }) => ({
      rootId,
      rootName: names.get(rootId) ?? rootId,
      from,
      to: to ?? null,
      reviewKind,
      manageable: holds(ctx.actor, "unit.manage", tree, rootId),
    }));
  }),

  /** Another level reviews below a root from a day on; the rule before it ends on the eve. */
  changeReviewRule: allowed("unit.manage")
    .input(z.object({ opId, rootId: unitId, from: day, reviewKind: z.enum(reviewKinds) }))
    .mutation(async ({ ctx, input }) => {
      const { opId: id, ...rule } = input;
      requireUnit(ctx.actor, "unit.manage", await ctx.trees.at(rule.from), rule.rootId);
      const operation = { id, userId: ctx.actor.userId, name: "unit.review_rule", input };
      return once(ctx, operation, (tx, stamp) => changeReviewRule(tx, rule, stamp));
    }),

  /** Units by a name or code they ever had. */
  find: allowed("unit.read")
    .input(z.object({ text: writtenText(0, 100) }))
    .query(({ ctx, input }) =>
      findUnits(ctx, ctx.actor, { text: input.text, today: todayInVietnam(ctx.now()) }),
    ),

  /** What is different between the trees of two days. */
  compare: allowed("unit.read")
    .input(z.object({ from: day, to: day }).refine(({ from, to }) => from <= to))
    .query(({ ctx, input }) => compareDays(ctx, ctx.actor, input)),

  /** Operations on units: drafts to confirm, and those that were made. */
  operations: allowed("unit.manage").query(({ ctx }) => listOperations(ctx, ctx.actor)),

  /** One operation; a draft with what it would do. */
  operation: allowed("unit.manage")
    .input(z.object({ id: z.uuid() }))
    .query(({ ctx, input }) => readOperation(ctx, ctx.actor, input.id)),

  /** What changes would do, before anything is kept. */
  preview: allowed("unit.manage")
    .input(draftInput)
    .query(async ({ ctx, input }) => {
      requireChangeable(ctx.actor, treesOf(await readVersions(ctx.db)), input.changes);
      return previewUnits(ctx.db, input);
    }),

  /** Keeps a draft for a second person; the same id again replaces it while it is one. */
  draft: allowed("unit.manage")
    .input(draftInput.extend({ opId, id: z.uuid() }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.draft", input };
      const { opId: _op, id, ...draft } = input;
      return once(ctx, operation, (tx, stamp) =>
        draftOperation(tx, { actor: ctx.actor, draft, id }, stamp),
      );
    }),

  /** Makes a draft, all or nothing; `seen`: of the preview that was looked at. */
  confirm: allowed("unit.manage")
    .input(z.object({ opId, id: z.uuid(), seen: z.string().regex(/^[0-9a-f]{64}$/) }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.confirm", input };
      return once(ctx, operation, (tx, stamp) =>
        confirmOperation(tx, { actor: ctx.actor, ...input }, stamp),
      );
    }),

  withdraw: allowed("unit.manage")
    .input(z.object({ opId, id: z.uuid() }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.withdraw", input };
      return once(ctx, operation, (tx, stamp) =>
        withdrawOperation(tx, { actor: ctx.actor, id: input.id }, stamp),
      );
    }),

  /** Mends number, day or issuer of a decision that was typed wrong; `seen`: as it stood on screen. */
  correctDecision: allowed("unit.manage")
    .input(z.object({ opId, id: z.uuid(), decision: decisionSchema, seen: decisionSchema }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.decision", input };
      return once(ctx, operation, (tx, stamp) =>
        correctDecision(tx, { actor: ctx.actor, ...input }, stamp),
      );
    }),

  /** Compares an official list with the units; writes nothing, and is sent because a file is long. */
  readList: allowed("unit.manage")
    .input(listInput)
    .mutation(async ({ ctx, input }) => {
      const versions = await readVersions(ctx.db);
      const { changes, ...read } = readList(versions, toList(input));
      requireChangeable(ctx.actor, treesOf(versions), changes);
      const { findings } = previewOperation(versions, { decision: input.decision, changes });
      return { ...read, changes: changes.length, findings: findings.slice(0, 100) };
    }),

  /** Keeps what a list would change as a draft for a second person. */
  draftList: allowed("unit.manage")
    .input(listInput.extend({ opId, id: z.uuid() }))
    .mutation(({ ctx, input }) => {
      const operation = { id: input.opId, userId: ctx.actor.userId, name: "unit.list", input };
      return once(ctx, operation, async (tx, stamp) => {
        const { changes } = readList(await readVersions(tx), toList(input));
        if (changes.length === 0) throw new Problem("bad-file", { reason: nothingNew });
        const title = `Danh mục đơn vị từ tệp ${input.fileName}`;
        const draft = { title, decision: input.decision, changes, grants: [] };
        return draftOperation(tx, { actor: ctx.actor, draft, id: input.id }, stamp);
      });
    }),
});

const nothingNew = "Danh mục trong tệp khớp với đơn vị đang có: không có gì để thay đổi.";

function toList({ fileName, content, on, complete }: z.infer<typeof listInput>): GivenList {
  return { fileName, bytes: new Uint8Array(Buffer.from(content, "base64")), on, complete };
}
