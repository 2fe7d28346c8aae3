import { describe, expect, test } from "vitest";
import { roles } from "../access/roles.ts";
import { grants } from "../access/permissions.ts";
import {
  actionRules,
  actionsFrom,
  editable,
  isCellEditable,
  nextState,
  reportActions,
  reportStates,
  stateLabels,
} from "./workflow.ts";

test("every state and action, as one list", () => {
  const rows = reportStates.flatMap((state) =>
    actionsFrom(state).map((action) => {
      const next = nextState(state, action);
      return `${state} –${action}→ ${next.ok ? next.state : next.code} (${actionRules[action].permission})`;
    }),
  );
  expect(rows).toEqual([
    "draft –request_approval→ awaiting_approval (report.request_approval)",
    "awaiting_approval –send_back→ draft (report.send_back)",
    "awaiting_approval –submit→ submitted (report.submit)",
    "submitted –return→ returned (review.return)",
    "submitted –accept→ received (review.accept)",
    "returned –request_approval→ awaiting_approval (report.request_approval)",
    "received –reopen→ returned (review.reopen)",
  ]);
});

test("an action out of place names what is possible", () => {
  expect(nextState("submitted", "submit")).toEqual({
    ok: false,
    code: "wrong-state",
    state: "submitted",
    action: "submit",
    possible: ["return", "accept"],
  });
  expect(nextState("received", "accept")).toMatchObject({ ok: false, possible: ["reopen"] });
});

function asking(key: "reason" | "signing" | "namesCells"): readonly string[] {
  return reportActions.filter((action) => actionRules[action][key]);
}

test("what each action asks for", () => {
  expect(asking("reason")).toEqual(["return", "reopen"]);
  expect(asking("signing")).toEqual(["submit"]);
  expect(asking("namesCells")).toEqual(["return", "reopen"]);
});

test("somebody may do each action, and labels differ", () => {
  for (const action of reportActions) {
    const who = roles.filter((role) => grants[role].includes(actionRules[action].permission));
    expect(who.length, action).toBeGreaterThan(0);
  }
  expect(new Set(Object.values(stateLabels)).size).toBe(reportStates.length);
  expect(new Set(reportActions.map((action) => actionRules[action].label)).size).toBe(
    reportActions.length,
  );
});

describe("which cells are open", () => {
  const named = [
    { field: "tthc.received.total", row: "" },
    { field: "tthc.received.online", row: "dat_dai" },
  ];

  test.each([
    ["draft", "all"],
    ["awaiting_approval", "none"],
    ["submitted", "none"],
    ["returned", "all"],
    ["received", "none"],
  ] as const)("%s with no cell named: %s", (state, open) => {
    expect(editable(state, [])).toBe(open);
  });

  test.each(["returned", "draft"] as const)("%s after a return that named cells", (state) => {
    const open = editable(state, named);
    expect(open).toEqual(new Set(["tthc.received.total", "tthc.received.online#dat_dai"]));
    expect(isCellEditable(open, { field: "tthc.received.total", row: "" })).toBe(true);
    expect(isCellEditable(open, { field: "tthc.received.total", row: "dat_dai" })).toBe(false);
    expect(isCellEditable(open, { field: "tthc.received.online", row: "" })).toBe(false);
  });

  test("named cells open nothing once submitted", () => {
    const open = editable("submitted", named);
    expect(open).toBe("none");
    expect(isCellEditable(open, { field: "tthc.received.total", row: "" })).toBe(false);
    expect(isCellEditable("all", { field: "tthc.received.total", row: "" })).toBe(true);
  });
});
