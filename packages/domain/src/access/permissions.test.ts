import { describe, expect, test } from "vitest";
import { can, canOn, editableAreas, grants, permissions, unitsFor } from "./permissions.ts";
import type { Grant } from "./permissions.ts";
import { roleLabels, roleReach, roles } from "./roles.ts";

test("the grants, role by role", () => {
  expect(roles.map((role) => `${role}: ${grants[role].join(" ")}`)).toEqual([
    "contributor: unit.read period.read report.read report.edit document.read document.edit score.read criteria.read plan.read activity.read activity.edit",
    "officer: unit.read period.read report.read report.edit report.request_approval report.send_back report.submit document.read document.edit score.read score.edit score.submit criteria.read plan.read plan.edit plan.issue activity.read activity.edit activity.confirm",
    "leader: unit.read period.read report.read report.send_back report.submit document.read score.read score.submit criteria.read plan.read plan.issue activity.read",
    "reviewer: unit.read period.read report.read review.read review.return review.accept document.read appraisal.read appraisal.decide criteria.read criteria.manage plan.read plan.edit activity.read reminder.send period.manage",
    "reviewing_leader: unit.read period.read report.read review.read review.return review.accept review.reopen document.read appraisal.read appraisal.decide appraisal.approve criteria.read criteria.manage publication.manage plan.read plan.edit plan.issue activity.read reminder.send period.manage audit.read",
    "administrator: unit.read period.read period.manage unit.manage account.manage audit.read",
    "public: ",
  ]);
});

test("how far each role reaches", () => {
  expect(roles.map((role) => `${role}: ${roleReach[role]}`)).toEqual([
    "contributor: unit",
    "officer: unit",
    "leader: unit",
    "reviewer: subtree",
    "reviewing_leader: subtree",
    "administrator: subtree",
    "public: unit",
  ]);
});

test("every permission is given to somebody, none twice, and labels differ", () => {
  for (const permission of permissions) {
    expect(
      roles.some((role) => grants[role].includes(permission)),
      permission,
    ).toBe(true);
  }
  for (const role of roles) expect(new Set(grants[role]).size).toBe(grants[role].length);
  expect(new Set(Object.values(roleLabels)).size).toBe(roles.length);
});

test("whoever reaches below their own unit edits no figures", () => {
  for (const role of roles.filter((each) => roleReach[each] === "subtree")) {
    expect(grants[role], role).not.toContain("report.edit");
    expect(grants[role], role).not.toContain("report.submit");
  }
});

const officer: Grant = { role: "officer", unitId: "thd" };
const reviewer: Grant = { role: "reviewer", unitId: "tphd" };

describe("where a permission holds", () => {
  test("nowhere without a grant", () => {
    expect(can([], "unit.read")).toBe(false);
    expect(unitsFor([], "unit.read")).toEqual([]);
    expect(can([{ role: "public", unitId: "thd" }], "report.read")).toBe(false);
  });

  test("several roles add up, and the wider reach wins for one unit", () => {
    expect(unitsFor([officer, reviewer], "report.edit")).toEqual([
      { unitId: "thd", reach: "unit" },
    ]);
    expect(unitsFor([officer, reviewer], "report.read")).toEqual([
      { unitId: "thd", reach: "unit" },
      { unitId: "tphd", reach: "subtree" },
    ]);
    const both: readonly Grant[] = [reviewer, { role: "officer", unitId: "tphd" }];
    expect(unitsFor(both, "report.read")).toEqual([{ unitId: "tphd", reach: "subtree" }]);
    expect(unitsFor(both.toReversed(), "report.read")).toEqual([
      { unitId: "tphd", reach: "subtree" },
    ]);
  });

  test("a commune role holds on its unit, a reviewer on everything below", () => {
    const own = { unitId: "thd", ancestors: ["tphd", "hd"] };
    const neighbour = { unitId: "ttr", ancestors: ["tphd", "hd"] };
    const elsewhere = { unitId: "th", ancestors: ["bg", "hd"] };
    expect(canOn([officer], "report.edit", own)).toBe(true);
    expect(canOn([officer], "report.read", neighbour)).toBe(false);
    expect(canOn([{ role: "officer", unitId: "tphd" }], "report.read", own)).toBe(false);
    expect(canOn([reviewer], "report.read", own)).toBe(true);
    expect(canOn([reviewer], "report.edit", own)).toBe(false);
    expect(canOn([reviewer], "report.read", elsewhere)).toBe(false);
    expect(canOn([reviewer], "unit.read", { unitId: "tphd", ancestors: ["hd"] })).toBe(true);
    expect(canOn([reviewer], "unit.read", { unitId: "hd", ancestors: [] })).toBe(false);
  });
});

describe("editableAreas", () => {
  const culture: Grant = { role: "contributor", unitId: "thd", areas: ["direction"] };
  const desk: Grant = { role: "contributor", unitId: "thd", areas: ["procedures", "direction"] };

  test("the officer edits all, contributors the union of their areas", () => {
    expect(editableAreas([officer, culture], "thd")).toBe("all");
    expect(editableAreas([culture, desk], "thd")).toEqual(["direction", "procedures"]);
  });

  test("no areas, another unit or another role: nothing", () => {
    expect(editableAreas([{ role: "contributor", unitId: "thd" }], "thd")).toEqual([]);
    expect(editableAreas([officer, culture], "ttr")).toEqual([]);
    expect(editableAreas([reviewer, { role: "leader", unitId: "thd" }], "thd")).toEqual([]);
  });
});
