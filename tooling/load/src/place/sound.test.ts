import { runChecks } from "@cchc/domain/checks/run";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { expect, test } from "vitest";
import { writtenCells } from "./sound.ts";

test("what officers type can be handed in, differs from commune to commune and is the same again", () => {
  const all = Array.from({ length: 20 }, (_, index) => writtenCells(index));
  for (const cells of all) {
    const findings = runChecks(ANNUAL_FORM, cells, { history: new Map() });
    expect(findings.filter(({ severity }) => severity === "hard")).toEqual([]);
    expect(cells.size).toBeGreaterThan(100);
  }
  expect(new Set(all.map((cells) => JSON.stringify([...cells]))).size).toBe(20);
  expect([...writtenCells(3)]).toEqual([...(all[3] ?? [])]);
});
