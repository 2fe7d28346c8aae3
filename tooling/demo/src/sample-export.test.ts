import { readFileSync } from "node:fs";
import { findHead, proposeColumns } from "@cchc/domain/reconcile/columns";
import { countWays } from "@cchc/domain/reconcile/differences";
import { readDossiers } from "@cchc/domain/reconcile/dossier";
import { expect, test } from "vitest";
import { sampleExport } from "./sample-export.ts";
import { wardFigures } from "./seed-ward.ts";

test("the sample export of the docs is the one that is drawn, and counts up to the ward's report", () => {
  const shipped = new URL("../../../docs/examples/one-stop-export.csv", import.meta.url);
  expect(readFileSync(shipped, "utf8")).toBe(sampleExport());
  const rows = sampleExport()
    .split("\n")
    .map((line) => line.split(";"));
  const { lines, headings } = findHead(rows);
  const { dossiers, unread } = readDossiers(rows.slice(lines), proposeColumns(headings), lines + 1);
  expect(unread).toEqual([]);
  expect(dossiers).toHaveLength(wardFigures["tthc.received.total"] + 3);
  const period = { from: "2023-01-01", to: "2023-11-30", last: "2023-11-30" };
  const counts = countWays(dossiers, period)[0]?.counts;
  const reported = Object.entries(wardFigures).filter(([code]) =>
    /^tthc\.(?:received|resolved|pending)\.\w+$/.test(code),
  );
  expect(reported).toHaveLength(9);
  for (const [code, value] of reported) expect([code, counts?.get(code)]).toEqual([code, value]);
});
