import type { ActivityKind } from "../activity/kind.ts";
import { searchKey } from "../text/search-key.ts";
import type { UnitTree } from "../unit/tree.ts";
import { fullName, nameInText } from "../unit/unit.ts";
import type { UnitVersion } from "../unit/unit.ts";
import type { Schedule } from "./schedule.ts";

/** A class of units that a plan charges at once. Frozen once landed. */
export const unitClasses = [
  "communes",
  "wards",
  "rural_communes",
  "townships",
  "departments",
  "service_centers",
  "mass_organizations",
] as const;

export type UnitClass = (typeof unitClasses)[number];

/** Vietnamese names of the classes, as annexes write them. */
export const unitClassLabels: Readonly<Record<UnitClass, string>> = {
  communes: "UBND các xã, phường, thị trấn",
  wards: "UBND các phường",
  rural_communes: "UBND các xã",
  townships: "UBND các thị trấn",
  departments: "Các cơ quan chuyên môn",
  service_centers: "Các trung tâm, đơn vị sự nghiệp",
  mass_organizations: "Mặt trận Tổ quốc và các đoàn thể",
};

/** Who is charged: one unit, a class of units below the plan's, or a name nobody in the tree has. */
export type Responsible =
  | { readonly kind: "unit"; readonly unitId: string }
  | { readonly kind: "class"; readonly class: UnitClass }
  | { readonly kind: "named"; readonly label: string };

/** What proves that a task is done. */
export type ProofKind =
  | "plan"
  | "report"
  | "decision"
  | "notice"
  | "article"
  | "minutes"
  | "photo"
  | "other";

/** Vietnamese names of the proofs. */
export const proofLabels: Readonly<Record<ProofKind, string>> = {
  plan: "Kế hoạch",
  report: "Báo cáo",
  decision: "Quyết định",
  notice: "Thông báo",
  article: "Tin, bài",
  minutes: "Biên bản",
  photo: "Hình ảnh",
  other: "Tài liệu khác",
};

/** One row of a plan's annex. */
export interface PlanTask {
  readonly id: string;
  /** Heading of its group as written: `"UBND các xã, phường"`. */
  readonly group: string;
  readonly title: string;
  /** Several where the annex names several. */
  readonly responsible: readonly Responsible[];
  readonly cooperating: readonly Responsible[];
  readonly proof: readonly ProofKind[];
  /** The time as written; `""` where the plan says nothing. */
  readonly time: string;
  /** As parsed from `time` and title, and confirmed by a person. */
  readonly schedule: Schedule;
  /** Activities that count towards its quota; absent: those the counted thing names. */
  readonly counts?: readonly ActivityKind[];
  /** The task of the superior plan that this one takes over. */
  readonly adoptedFrom?: string;
}

/** The tree of the day and the unit whose plan it is. */
export interface PlanPlace {
  readonly tree: UnitTree;
  readonly ownerId: string;
}

function classUnits(of: UnitClass, { tree, ownerId }: PlanPlace): readonly UnitVersion[] {
  const communes = (): readonly UnitVersion[] => tree.descendants(ownerId, "commune");
  switch (of) {
    case "communes":
      return communes();
    case "wards":
      return communes().filter(({ type }) => type === "phuong");
    case "rural_communes":
      return communes().filter(({ type }) => type === "xa");
    case "townships":
      return communes().filter(({ type }) => type === "thi_tran");
    case "departments":
      return tree.children(ownerId).filter(({ kind }) => kind === "department");
    case "service_centers":
      return tree.children(ownerId).filter(({ kind }) => kind === "service_center");
    case "mass_organizations":
      return tree.children(ownerId).filter(({ kind }) => kind === "mass_organization");
  }
}

/** Who a task falls to, and what of its wording names nobody in the tree. */
export interface Responsibility {
  /** Each once, in the order named. */
  readonly units: readonly UnitVersion[];
  readonly unresolved: readonly Responsible[];
}

/**
 * The units that carry a task out, by the tree of a day: communes at any depth below the plan's unit,
 * departments, centres and organisations directly below it. A unit that did not exist on the day, a
 * class without members and a mere name come back as `unresolved`.
 */
export function responsibleUnits(
  task: Pick<PlanTask, "responsible">,
  place: PlanPlace,
): Responsibility {
  const units = new Map<string, UnitVersion>();
  const unresolved: Responsible[] = [];
  for (const one of task.responsible) {
    const unit = one.kind === "unit" ? place.tree.get(one.unitId) : undefined;
    const found =
      one.kind === "class" ? classUnits(one.class, place) : unit === undefined ? [] : [unit];
    if (found.length === 0) unresolved.push(one);
    for (const version of found) units.set(version.unitId, version);
  }
  return { units: [...units.values()], unresolved };
}

const classWords: readonly (readonly [UnitClass, RegExp])[] = [
  ["wards", /^(?:ubnd )?(?:cac )?phuong$/],
  ["rural_communes", /^(?:ubnd )?(?:cac )?xa$/],
  ["townships", /^(?:ubnd )?(?:cac )?thi tran$/],
  [
    "communes",
    /^(?:ubnd )?(?:(?:cap|cac) )?(?:xa|phuong|dac khu)(?:(?: ?, ?| va )(?:phuong|xa|thi tran|dac khu))*$/,
  ],
  [
    "departments",
    /^cac (?:co quan|phong,? ban|phong|so)(?: chuyen mon)?(?:,? (?:nganh|don vi))?(?: (?:cap|thuoc) .+)?$/,
  ],
  ["service_centers", /^cac (?:trung tam|don vi su nghiep)(?: cong lap)?$/],
  ["mass_organizations", /^(?:mat tran to quoc va )?cac (?:to chuc |hoi,? )?doan the.*$/],
];

function readOne(label: string, { tree, ownerId }: PlanPlace): Responsible {
  const key = searchKey(label.replace(/[.;:]+$/, ""));
  const known = classWords.find(([, words]) => words.test(key));
  if (known !== undefined) return { kind: "class", class: known[0] };
  const owner = tree.get(ownerId);
  const place = owner === undefined ? "" : ` ${searchKey(nameInText(owner))}`;
  const wanted = key.replace(/^(?:ubnd|uy ban nhan dan) /, "");
  const same = [...tree.children(ownerId), ...tree.descendants(ownerId, "commune")].filter(
    (unit) => {
      const name = searchKey(fullName(unit));
      return (
        name === wanted || (place !== " " && name.replace(place, "") === wanted.replace(place, ""))
      );
    },
  );
  const ids = new Set(same.map(({ unitId }) => unitId));
  const [unitId] = ids;
  return ids.size === 1 && unitId !== undefined
    ? { kind: "unit", unitId }
    : { kind: "named", label };
}

/**
 * Reads whom a heading of an annex charges. The whole is tried first, then its parts between commas
 * and semicolons; a name that fits no unit or several stays a name: never a guess.
 */
export function readResponsible(label: string, place: PlanPlace): readonly Responsible[] {
  const text = label.normalize("NFC").replaceAll(/\s+/g, " ").trim();
  if (text === "") return [];
  const whole = readOne(text, place);
  if (whole.kind !== "named") return [whole];
  const parts = text.split(/ ?[,;] ?/).map((part) => readOne(part, place));
  return parts.some(({ kind }) => kind !== "named") ? parts : [whole];
}

const proofWords: readonly (readonly [ProofKind, RegExp])[] = [
  ["plan", /\bke hoach\b/],
  ["report", /\bbao cao\b/],
  ["decision", /\bquyet dinh\b/],
  ["notice", /\bthong bao\b/],
  ["article", /\b(?:tin,? bai|viet tin|viet bai)\b/],
  ["minutes", /\bbien ban\b/],
];

/**
 * Proofs a title suggests, to be confirmed. Papers in brackets count; where the title begins with a
 * doing (`triển khai kế hoạch …`), a plan it only mentions is still what proves it.
 */
export function suggestedProof(title: string): readonly ProofKind[] {
  const key = searchKey(title);
  return proofWords.flatMap(([proof, words]) => (words.test(key) ? [proof] : []));
}
