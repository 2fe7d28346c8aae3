import { LAYOUT_30_2020 } from "@cchc/domain/document/layout";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import { REFORM_REPORT } from "@cchc/domain/report-text/built-in/reform";
import { composeReport } from "@cchc/domain/report-text/compose";
import { reportSource } from "@cchc/domain/report-text/source";
import { writeDocx } from "@cchc/documents/write/docx";
import { inventCells } from "../fill/cells.ts";
import { closingDay, period } from "../fill/period.ts";
import { type Measure, timesOf } from "../stats.ts";

const reports = 200;
const budget = { of: "p50", below: 20_000 } as const;

/** The yearly report of one invented commune, from its cells to the bytes of the file. */
function write(commune: number): Promise<Uint8Array> {
  const source = reportSource(ANNUAL_FORM, inventCells(commune), closingDay);
  return writeDocx(
    composeReport(REFORM_REPORT, {
      unit: { type: "xa", name: `Số ${commune}` },
      parent: { type: "tinh", name: "Minh Họa" },
      period,
      source,
      documents: [],
      texts: new Map(),
      signing: {},
      layout: LAYOUT_30_2020,
    }),
  );
}

function megabytes(): number {
  return Math.round(process.memoryUsage.rss() / 1024 ** 2);
}

/** 200 official reports one after the other, as the job that makes all communes' does. */
export async function measureDocuments(): Promise<Measure[]> {
  const times: number[] = [];
  let bytes = 0;
  let early = 0;
  for (let commune = 0; commune < reports; commune += 1) {
    const began = performance.now();
    bytes += (await write(commune)).length;
    times.push(performance.now() - began);
    if (commune === reports / 4) early = megabytes();
  }
  const each = Math.round(bytes / reports / 1024);
  const memory = `${early} MB resident after ${reports / 4}, ${megabytes()} MB after ${reports}`;
  return [
    {
      name: `${reports} annual reports as .docx, all of them`,
      times: timesOf([times.reduce((sum, time) => sum + time, 0)]),
      budget,
      note: `${each} kB each; ${memory}`,
    },
    { name: "one annual report as .docx", times: timesOf(times) },
  ];
}
