import { expect, test } from "vitest";
import type { Outputs } from "../api.ts";
import { openingYear } from "./words.ts";

type Mine = Outputs["tasks"]["mine"];
type Plan = Mine["plans"][number];

function planOf(year: number, state: Plan["state"]): Plan {
  return {
    id: `p${year}`,
    unitId: "city",
    year,
    kind: "propaganda",
    state,
    about: "",
    number: null,
    symbol: "",
    day: null,
    illustration: false,
  };
}

function copyOf(year: number, state: Mine["copies"][number]["state"]): Mine["copies"][number] {
  const task = { id: "t", group: "", title: "", responsible: [], cooperating: [], proof: [] };
  const lateness = { state: "not_due" as const, occurrences: [], sentence: "" };
  return {
    planId: `p${year}`,
    unitId: "ward",
    state,
    reason: null,
    version: 1,
    by: "",
    at: "",
    task: { ...task, time: "", schedule: { parts: [] } },
    standing: { state, attention: "none", sentence: "", lateness },
    quotas: [],
    proofs: [],
    behind: false,
    status: state,
    word: "",
    sentence: "",
  };
}

const today = "2026-11-21";

test("plans open at the latest year with something left to do", () => {
  const plans = [planOf(2025, "issued"), planOf(2024, "issued"), planOf(2023, "closed")];
  const copies = [copyOf(2025, "done"), copyOf(2024, "open"), copyOf(2023, "open")];
  expect(openingYear({ plans, copies, today }, "ward")).toBe(2024);
});

test("with nothing left to do at the newest plan, not at this year", () => {
  const plans = [planOf(2024, "closed"), planOf(2023, "closed")];
  const copies = [copyOf(2024, "open"), copyOf(2023, "done")];
  expect(openingYear({ plans, copies, today }, "ward")).toBe(2024);
});

test("without any plan of the unit at this year", () => {
  const given = { plans: [planOf(2024, "issued")], copies: [copyOf(2024, "open")], today };
  expect(openingYear(given, "far")).toBe(2026);
});
