/** Parts of the plan screen. */
export const planParts = [
  "nhiem-vu",
  "so-viec",
  "viec-co-han",
  "doi-chieu",
  "ke-hoach",
  "xac-nhan",
] as const;

export type PlanPart = (typeof planParts)[number];

/** What the plan screen shows, as the address says it. */
export interface PlanSearch {
  readonly muc?: PlanPart;
  readonly nam?: number;
  readonly donvi?: string;
}

/** Takes what is understood of an address and leaves out the rest. */
export function readPlanSearch(raw: Readonly<Record<string, unknown>>): PlanSearch {
  const { muc, nam, donvi } = raw;
  const part = planParts.find((one) => one === muc);
  const year = Number(nam);
  return {
    ...(part === undefined ? {} : { muc: part }),
    ...(Number.isInteger(year) && year >= 2000 && year <= 2100 ? { nam: year } : {}),
    ...(typeof donvi === "string" && donvi !== "" ? { donvi } : {}),
  };
}
