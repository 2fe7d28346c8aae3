import { z } from "zod";
import { todayInVietnam } from "@cchc/domain/text/days";
import { Problem } from "../problem.ts";
import { code, day, unitId } from "../reports/input.ts";
import { allowed, router } from "../trpc.ts";
import { readUnitNames } from "../units/queries.ts";
import { findBrokenLink } from "./audit.ts";
import { listAudit } from "./list.ts";
import { auditReach } from "./reach.ts";
import { auditKinds } from "./words.ts";

/** What a page and an export are narrowed to. */
export const auditFilter = z.object({
  unitId: unitId.optional(),
  userId: code(100).optional(),
  kind: z.enum(auditKinds).optional(),
  from: day.optional(),
  to: day.optional(),
});

/** Chains and lines after which one request ends; the next one goes on from there. */
const mostChains = 200;
const mostLines = 50_000;

export const auditRouter = router({
  /** What happened in the units within reach, latest first, with the names of the units. */
  list: allowed("audit.read")
    .input(
      auditFilter.extend({
        cursor: z
          .object({ at: z.iso.datetime(), unitId: z.union([z.literal(""), unitId]), seq: z.int() })
          .nullish(),
        limit: z.int().min(1).max(200).default(60),
      }),
    )
    .query(async ({ ctx, input }) => {
      const reach = await auditReach(ctx, ctx.actor);
      if (input.unitId !== undefined && !reach.unitIds.includes(input.unitId)) {
        throw new Problem("not-found", {});
      }
      const { lines, next } = await listAudit(ctx.db, reach, input);
      const names = await readUnitNames(
        ctx,
        lines.map((line) => line.unitId),
        todayInVietnam(ctx.now()),
      );
      return {
        lines: lines.map((line) => ({
          ...line,
          unit: line.unitId === "" ? "Hệ thống" : (names.get(line.unitId) ?? line.unitId),
        })),
        next,
      };
    }),

  /** The people within reach, to choose from, by name. */
  people: allowed("audit.read").query(async ({ ctx }) => {
    const { userIds } = await auditReach(ctx, ctx.actor);
    if (userIds.length === 0) return [];
    const people = await ctx.db
      .selectFrom("auth_user")
      .select(["id", "name", "username"])
      .where((eb) => eb("id", "=", eb.fn.any(eb.val([...userIds]))))
      .orderBy("name")
      .orderBy("id")
      .execute();
    return people.map(({ id, name, username }) => ({ id, name, username: username ?? "" }));
  }),

  /**
   * Reckons the links of the chains within reach anew, some at a time: `next` is the place after
   * which to go on, null where all were looked at. The first that does not hold ends it.
   */
  verify: allowed("audit.read")
    .input(z.strictObject({ after: z.union([z.literal(""), unitId]) }).optional())
    .query(async ({ ctx, input }) => {
      const { unitIds } = await auditReach(ctx, ctx.actor);
      const within = new Set([...unitIds, ""]);
      const heads = await ctx.db
        .selectFrom("audit_head")
        .select(["unit_id", "seq"])
        .$if(input !== undefined, (query) => query.where("unit_id", ">", input?.after ?? ""))
        .orderBy("unit_id")
        .execute();
      const own = heads.filter(({ unit_id }) => within.has(unit_id));
      let chains = 0;
      let lines = 0;
      for (const { unit_id, seq } of own) {
        chains += 1;
        const broken = await findBrokenLink(ctx.db, unit_id);
        if (broken !== null) {
          const names = await readUnitNames(ctx, [unit_id], todayInVietnam(ctx.now()));
          const unit = unit_id === "" ? "Hệ thống" : (names.get(unit_id) ?? unit_id);
          return { chains, lines, broken: { unit, seq: broken.seq }, next: null };
        }
        lines += seq;
        const enough = chains >= mostChains || lines >= mostLines;
        if (enough && chains < own.length) return { chains, lines, broken: null, next: unit_id };
      }
      return { chains, lines, broken: null, next: null };
    }),
});
