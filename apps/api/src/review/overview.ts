import { deadlineFor, type Timeliness, timeliness } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import { todayInVietnam } from "@cchc/domain/text/days";
import { searchKey } from "@cchc/domain/text/search-key";
import { fullName } from "@cchc/domain/unit/unit";
import { toExtension } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { readAreaColumns } from "./columns.ts";
import type { ReviewNode } from "./scope.ts";

/**
 * Who owes a report below a node, where each stands, how complete each area is; a fixed number of
 * queries whatever the number of communes.
 */
export async function readOverview({ db, now }: Services, node: ReviewNode) {
  const { tree, submitters, periods } = node;
  const today = todayInVietnam(now());
  const periodIds = periods.map((period) => period.id);
  const none = periodIds.length === 0;
  const [reports, extensions, areas] = none
    ? [[], [], []]
    : await Promise.all([
        db
          .selectFrom("report")
          .leftJoin("submission", (join) =>
            join
              .onRef("submission.unit_id", "=", "report.unit_id")
              .onRef("submission.id", "=", "report.submission_id"),
          )
          .select(["report.unit_id", "report.state", "report.updated_at"])
          .select(["submission.submitted_at", "submission.code"])
          .where("report.period_id", "in", periodIds)
          .execute(),
        db.selectFrom("period_extension").selectAll().where("period_id", "in", periodIds).execute(),
        readAreaColumns(db, periodIds),
      ]);
  const reportOf = new Map(reports.map((report) => [report.unit_id, report]));
  const extensionOf = new Map(extensions.map((one) => [one.unit_id, one]));
  const areaIndex = areas.map((column) => ({
    column,
    at: new Map(column.units.map((unitId, index) => [unitId, index])),
  }));
  const standing = timelinessOn(today);
  const rows = submitters.flatMap((unit) => {
    const period = node.periodOf(unit.unitId);
    if (period === undefined) return [];
    const report = reportOf.get(unit.unitId);
    const extension = extensionOf.get(unit.unitId);
    const { due } = deadlineFor(
      period,
      extension === undefined ? undefined : toExtension(extension),
    );
    const submittedAt = report?.submitted_at ?? null;
    const name = fullName(unit);
    return {
      unitId: unit.unitId,
      name,
      searchKey: searchKey(name),
      parent: parentName(node, unit.unitId),
      periodId: period.id,
      state: report?.state ?? null,
      updatedAt: report?.updated_at ?? null,
      submittedAt,
      code: report?.code ?? null,
      due,
      extensionReason: extension?.reason ?? null,
      timeliness: standing(due, submittedAt === null ? undefined : todayInVietnam(submittedAt)),
      areas: areaIndex.flatMap(({ column, at }) => {
        const index = at.get(unit.unitId);
        if (index === undefined) return [];
        return {
          area: column.area,
          required: column.required[index] ?? 0,
          requiredAnswered: column.requiredAnswered[index] ?? 0,
          fields: column.fields[index] ?? 0,
          answered: column.answered[index] ?? 0,
        };
      }),
    };
  });
  return {
    today,
    illustration: periods.some((period) => period.illustration),
    rows,
    path: pathTo(tree, node.nodeId),
  };
}

/** Thousands of communes share a handful of days: each pair of days is reckoned once. */
function timelinessOn(today: Day): (due: Day, submitted: Day | undefined) => Timeliness {
  const known = new Map<string, Timeliness>();
  return (due, submitted) => {
    const key = `${due} ${submitted ?? ""}`;
    const found = known.get(key) ?? timeliness(due, submitted, today);
    known.set(key, found);
    return found;
  };
}

function parentName({ tree, nodeId }: ReviewNode, unitId: string): string | null {
  const parent = tree.ancestors(unitId)[0];
  return parent === undefined || parent.unitId === nodeId ? null : fullName(parent);
}

/** The node and what lies above it, from the top. */
function pathTo(tree: ReviewNode["tree"], nodeId: string) {
  const node = tree.get(nodeId);
  const way = node === undefined ? [] : [node, ...tree.ancestors(nodeId)];
  return way
    .toReversed()
    .map((unit) => ({ id: unit.unitId, name: fullName(unit), kind: unit.kind }));
}
