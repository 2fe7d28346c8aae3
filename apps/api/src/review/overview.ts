import { fieldsInArea } from "@cchc/domain/form/form";
import { deadlineFor, type Timeliness, timeliness } from "@cchc/domain/period/period";
import type { Day } from "@cchc/domain/report/cell";
import type { ReportState } from "@cchc/domain/report/workflow";
import { todayInVietnam } from "@cchc/domain/text/days";
import { fullName } from "@cchc/domain/unit/unit";
import { toExtension } from "../periods/queries.ts";
import type { Services } from "../services.ts";
import { readReports, type ReportsOfUnits } from "./columns.ts";
import type { ReviewNode } from "./scope.ts";

/** A column of few different values: those, and which of them each row has. */
export interface Indexed<T> {
  readonly values: readonly T[];
  readonly at: readonly number[];
}

/**
 * Who owes a report below a node, where each stands, how complete each area is, as columns: a list
 * of objects would be five times the size. Two queries whatever the number of communes.
 */
export async function readOverview({ db, now }: Services, node: ReviewNode) {
  const { tree, form, periods, reading } = node;
  const today = todayInVietnam(now());
  const { periodIds } = reading;
  const [sets, extensions] = await Promise.all([
    readReports(db, reading),
    periodIds.length === 0
      ? []
      : db.selectFrom("period_extension").selectAll().where("period_id", "in", periodIds).execute(),
  ]);
  const extensionOf = new Map(extensions.map((one) => [`${one.period_id} ${one.unit_id}`, one]));
  const reportOf = placesOf(node, sets);
  const standing = timelinessOn(today);
  const dayOf = vietnamDays();
  const areas = form.areas.map(({ code }) => code);
  const own = node.submitters.flatMap((unit) => {
    const period = node.periodOf(unit.unitId);
    return period === undefined ? [] : [{ unit, period }];
  });
  const rows = own.map(({ unit, period }) => {
    const place = reportOf.get(unit.unitId);
    const extension = extensionOf.get(`${period.id} ${unit.unitId}`);
    const submitted = place === undefined ? null : (place.set.submittedAt[place.index] ?? null);
    const first = place?.set.firstSubmittedAt[place.index] ?? submitted;
    const updated = place?.set.updatedAt[place.index];
    const submittedAt = submitted === null ? null : Date.parse(submitted);
    const { due } = deadlineFor(
      period,
      extension === undefined ? undefined : toExtension(extension),
    );
    return {
      unit,
      periodId: period.id,
      due,
      state: place?.set.states[place.index] ?? null,
      updatedAt: updated === undefined ? null : Date.parse(updated),
      submittedAt,
      code: place?.set.codes[place.index] ?? null,
      extensionReason: extension?.reason ?? null,
      timeliness: standing(due, first === null ? undefined : dayOf(Date.parse(first))),
      completeness: place === undefined ? null : completenessIn(areas, place),
    };
  });
  return {
    today,
    illustration: periods.some((period) => period.illustration),
    path: pathTo(tree, node.nodeId),
    /** The form's areas: how many fields each has, and how many of them are required. */
    areas: form.areas.map(({ code }) => {
      const fields = fieldsInArea(form, code);
      return {
        area: code,
        required: fields.filter((field) => field.required).length,
        fields: fields.length,
      };
    }),
    rows: {
      unitIds: rows.map((row) => row.unit.unitId),
      names: rows.map((row) => fullName(row.unit)),
      parents: indexed(rows.map((row) => parentName(node, row.unit.unitId))),
      periodIds: indexed(rows.map((row) => row.periodId)),
      states: indexed<ReportState | null>(rows.map((row) => row.state)),
      /** Milliseconds since 1970. */
      updatedAt: rows.map((row) => row.updatedAt),
      submittedAt: rows.map((row) => row.submittedAt),
      codes: rows.map((row) => row.code),
      dues: indexed(rows.map((row) => row.due)),
      extensionReasons: indexed(rows.map((row) => row.extensionReason)),
      timeliness: indexed<Timeliness>(rows.map((row) => row.timeliness)),
      /** For each of `areas`: required fields answered, all fields answered; null without any. */
      completeness: rows.map((row) => row.completeness),
    },
  };
}

/** Equal values must be the same value: texts, or objects made once. */
function indexed<T>(column: readonly T[]): Indexed<T> {
  const places = new Map<T, number>();
  const at = column.map((value) => {
    const place = places.get(value) ?? places.size;
    places.set(value, place);
    return place;
  });
  return { values: [...places.keys()], at };
}

interface Place {
  readonly set: ReportsOfUnits;
  readonly index: number;
}

/** Where the report of each submitter lies: that of the period under which it reports. */
function placesOf(node: ReviewNode, sets: readonly ReportsOfUnits[]): ReadonlyMap<string, Place> {
  const known = new Map<string, Place>();
  for (const set of sets) {
    for (const [index, unitId] of set.units.entries()) {
      if (node.periodOf(unitId)?.id === set.periodId) known.set(unitId, { set, index });
    }
  }
  return known;
}

const nothing: readonly [number, number] = [0, 0];

function completenessIn(areas: readonly string[], { set, index }: Place) {
  const kept = set.completeness[index];
  if (kept === null || kept === undefined || set.areas === null) return null;
  const { areas: order } = set;
  if (order.length === areas.length && order.every((area, at) => area === areas[at])) return kept;
  return areas.map((area) => kept[order.indexOf(area)] ?? nothing);
}

/** The day in Vietnam of many instants: within one hour of UTC it is the same. */
function vietnamDays(): (instant: number) => Day {
  const known = new Map<number, Day>();
  return (instant) => {
    const hour = Math.floor(instant / 3_600_000);
    const found = known.get(hour) ?? todayInVietnam(new Date(instant));
    known.set(hour, found);
    return found;
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
  const parentId = tree.get(unitId)?.parentId;
  const parent = parentId === undefined ? undefined : tree.get(parentId);
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
