import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ANNUAL_FORM } from "@cchc/domain/form/annual";
import type { Client } from "../client.ts";
import { drafts, own } from "../fill/fill.ts";
import { period } from "../fill/period.ts";
import { communeId } from "../fill/units.ts";
import { type Measure, repeat, timesOf } from "../stats.ts";

const budget = { of: "p95", below: 30 } as const;
const fields = ANNUAL_FORM.fields.filter((field) => field.kind === "count");

/** Writes one count after the other, a commune after the other, as officers at work do. */
function createSaver(client: Client) {
  const versions = new Map<string, number>();
  const placeOf = (run: number) => {
    const at = Math.abs(run);
    const unitId = communeId(own[at % own.length] ?? 0);
    const field = fields[Math.floor(at / own.length) % fields.length]?.code ?? "";
    return { at, unitId, field, key: `${unitId} ${field}` };
  };
  return {
    /** Learns the standing versions, so that a timed save is a save and nothing else. */
    prepare: async (runs: number): Promise<void> => {
      const units = new Set(Array.from({ length: runs }, (_, run) => placeOf(run).unitId));
      for (const unitId of units) {
        const text = await client.query("reports.open", { unitId, periodId: period.id });
        const parse: (json: string) => Opened = JSON.parse;
        for (const { field, row, version } of parse(text).result.data.cells) {
          if (row === "") versions.set(`${unitId} ${field}`, version);
        }
      }
    },
    /** Saves one cell of one commune; resolves when the server says that it is kept. */
    save: async (run: number): Promise<void> => {
      const { at, unitId, field, key } = placeOf(run);
      const version = versions.get(key) ?? 0;
      const cell = { state: "entered", value: 100 + at, qualifier: "exact" };
      const answer = await client.mutate("reports.saveCells", {
        opId: randomUUID(),
        unitId,
        periodId: period.id,
        cells: [{ field, row: "", version, cell }],
      });
      if (!answer.includes(`"version":${version + 1}`)) throw new Error(answer.slice(0, 500));
      versions.set(key, version + 1);
    },
  };
}

interface Opened {
  readonly result: {
    readonly data: {
      readonly cells: readonly {
        readonly field: string;
        readonly row: string;
        readonly version: number;
      }[];
    };
  };
}

export interface Reading {
  readonly readers: number;
  /** Milliseconds from one opening of a reader to the next; 0: as fast as answers come. */
  readonly every: number;
}

/** One saver, with people opening forms all the while. */
export async function measureSave(
  officer: Client,
  reader: Client,
  { readers, every }: Reading,
  runs: number,
): Promise<Measure[]> {
  const saver = createSaver(officer);
  const opened: number[] = [];
  const state = { done: false };
  const read = async (number: number): Promise<void> => {
    // Spread over the interval, not all in the same moment.
    await sleep((every * number) / Math.max(1, readers));
    for (let time = number; !state.done; time += readers) {
      const began = performance.now();
      const unitId = communeId(drafts[time % drafts.length] ?? 0);
      await reader.query("reports.open", { unitId, periodId: period.id });
      const took = performance.now() - began;
      opened.push(took);
      if (took < every) await sleep(every - took);
    }
  };
  // The versions of the cells that will be written are looked up before anything is timed.
  await saver.prepare(runs);
  await repeat({ runs: 1, warmUp: 20 }, saver.save);
  const reading = Array.from({ length: readers }, (_, number) => read(number));
  await sleep(readers === 0 ? 0 : Math.min(every + 500, 1500));
  const alreadyOpened = opened.length;
  const began = performance.now();
  const times = await repeat({ runs, warmUp: 0 }, saver.save);
  const seconds = (performance.now() - began) / 1000;
  const forms = opened.slice(alreadyOpened);
  state.done = true;
  await Promise.all(reading);
  const how =
    readers === 0
      ? "alone"
      : `while ${readers} readers open forms${every === 0 ? " without a pause" : ` every ${every / 1000} s`}`;
  const note = readers === 0 ? undefined : `${Math.round(forms.length / seconds)} forms a second`;
  return [
    {
      name: `one cell saved durably, ${how}`,
      times,
      ...(every === 0 && readers > 0 ? {} : { budget }),
      ...(note === undefined ? {} : { note }),
    },
    ...(forms.length === 0
      ? []
      : [{ name: `opening a form, ${how.replace("while ", "")}`, times: timesOf(forms) }]),
  ];
}
