import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import type { InputValues } from "@cchc/domain/criteria/value";
import { formByVersion } from "@cchc/domain/form/catalogue";
import { leavesOf } from "@cchc/domain/criteria/set";
import { fedCodes } from "@cchc/domain/scoring/stating";
import { untouched } from "./acknowledged.ts";
import type { OpenedScore } from "./book-shape.ts";

const form = formByVersion("annual", 1);

/** The set as it comes over the wire. */
export const sent = (set: unknown): OpenedScore["set"] => JSON.parse(JSON.stringify(set));

/** A score by the reference set as the server opens it, with those figures in the report. */
export function openedWith(fed: InputValues = {}, changes: Partial<OpenedScore> = {}): OpenedScore {
  return {
    unit: { id: "u", name: "Phường Thử", block: "ward" },
    round: {
      id: "r",
      name: "Chấm điểm CCHC năm 2023",
      year: 2023,
      selfDue: "2023-12-20",
      appraisalDue: "2024-01-31",
      illustration: false,
    },
    period: { id: "p", name: "Năm 2023", form: "annual", formVersion: 1 },
    report: { state: "submitted", entry: "all", reviewer: "UBND thành phố" },
    set: sent(REFERENCE_SET),
    setHash: "",
    today: "2023-12-12",
    state: "scoring",
    version: 1,
    submissionId: null,
    returnedReason: null,
    fed,
    fedCodes: [...fedCodes(form, "2023-11-30", ["reports.late", "reports.missing"])],
    stated: [],
    items: [],
    evidence: [],
    effort: [],
    submission: null,
    changedSince: [],
    mayEdit: true,
    writable: leavesOf(REFERENCE_SET).map(({ code }) => code),
    actions: ["submit"],
    ...changes,
  };
}

/** What the server keeps of a leaf that nobody has decided. */
export const openItem: Omit<OpenedScore["items"][number], "leaf"> = {
  ...untouched,
  version: 1,
  ownVersion: 1,
};
