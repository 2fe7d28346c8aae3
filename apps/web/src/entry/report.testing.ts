import type { OpenedReport } from "./workbook-shape.ts";

/** An empty draft of a ward's yearly report of 2023, as the server opens it; `changes` say otherwise. */
export function openedReport(changes: Partial<OpenedReport> = {}): OpenedReport {
  return {
    unit: { id: "u", name: "Phường" },
    period: {
      id: "p",
      name: "Năm 2023",
      form: "annual",
      formVersion: 1,
      year: 2023,
      kind: "year",
      from: "2023-01-01",
      to: "2023-11-30",
      due: "2023-12-15",
      lock: "2023-12-31",
      extensionReason: null,
      illustration: false,
    },
    today: "2023-12-01",
    state: "draft",
    version: 1,
    submissionId: null,
    updatedAt: null,
    returned: { reason: null, cells: [] },
    editing: { writable: true, cells: "all", areas: "all" },
    withheld: false,
    cells: [],
    past: [],
    peers: [],
    reviewing: { by: null, allowed: [] },
    reasons: [],
    ...changes,
  };
}
