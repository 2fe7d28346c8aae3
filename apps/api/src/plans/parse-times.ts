import { parseArgs } from "node:util";
import { z } from "zod";
import { dueDays } from "@cchc/domain/plan/calendar";
import { type ParsedSchedule, parseTaskTime } from "@cchc/domain/plan/parse-schedule";
import { scheduleWords } from "@cchc/domain/plan/words";
import { todayInVietnam } from "@cchc/domain/text/days";
import { FileProblem, readJson, readText } from "../scoring/file.ts";

/** Line of the usage text. */
export const parseTimesUsage: string = `  parse-times <tệp.txt|json> [--year <năm>] [--json]
                                          đọc thời gian thực hiện ghi trong kế hoạch, mỗi dòng một cách ghi
`;

interface Row {
  readonly title: string;
  readonly time: string;
}

const rowsSchema = z.array(
  z.union([
    z.string().transform((time): Row => ({ title: "", time })),
    z
      .object({ title: z.string().default(""), time: z.string().nullable() })
      .transform(({ title, time }): Row => ({ title, time: time ?? "" })),
  ]),
);

async function rowsOf(path: string): Promise<readonly Row[]> {
  if (!path.toLowerCase().endsWith(".json")) {
    const lines = (await readText(path)).split(/\r\n?|\n/);
    if (lines.at(-1) === "") lines.pop();
    return lines.map((time) => ({ title: "", time }));
  }
  const read = rowsSchema.safeParse(await readJson(path));
  if (read.success) return read.data;
  throw new FileProblem(
    `Tệp “${path}” phải là một mảng chuỗi, hoặc mảng { "title", "time" }: hãy sửa rồi chạy lại.`,
  );
}

/** How far a wording was understood. */
export type Understanding = "understood" | "partly" | "not-understood" | "not-set";

const marks: Readonly<Record<Understanding, string>> = {
  understood: "hiểu",
  partly: "một phần",
  "not-understood": "không hiểu",
  "not-set": "không đặt",
};

function understanding({ schedule, rest }: ParsedSchedule): Understanding {
  if (schedule.parts.length === 0) return rest.length === 0 ? "not-set" : "not-understood";
  return rest.length === 0 ? "understood" : "partly";
}

function yearOf(said: string | undefined, today: string): number {
  if (said === undefined) return Number(today.slice(0, 4));
  if (/^20\d\d$/.test(said)) return Number(said);
  throw new FileProblem(`Năm “${said}” không đúng: hãy ghi bốn chữ số, ví dụ 2024.`);
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      options: { year: { type: "string" }, json: { type: "boolean", default: false } },
      allowPositionals: true,
    });
  } catch {
    throw new FileProblem(`Không hiểu các tùy chọn “${args.join(" ")}”: hãy xem lại cách dùng.`);
  }
}

/**
 * The schedule understood for each wording of a file, as a table or JSON. A wording that is not
 * understood is an answer, not a failure. Needs no database.
 */
export async function parseTimes(
  args: string[],
  today = todayInVietnam(new Date()),
): Promise<string> {
  const { values, positionals } = parse(args);
  const [path] = positionals;
  if (path === undefined) throw new FileProblem("Thiếu tệp: hãy nêu tệp các cách ghi thời gian.");
  const year = yearOf(values.year, today);
  const results = (await rowsOf(path)).map(({ title, time }) => {
    const parsed = parseTaskTime({ title, time }, { year });
    return {
      ...(title === "" ? {} : { title }),
      wording: time,
      state: understanding(parsed),
      words: scheduleWords(parsed.schedule),
      ...parsed,
      due: dueDays(parsed.schedule, year),
    };
  });
  if (values.json) return JSON.stringify({ year, results }, null, 2);
  const width = Math.min(48, Math.max(0, ...results.map(({ wording }) => wording.length)));
  const lines = results.map(({ wording, state, words, rest }) => {
    const meant = state === "not-understood" ? "" : words;
    const left = rest.map(({ text }) => `“${text}”`).join(", ");
    const tail = left === "" ? "" : ` [chưa hiểu: ${left}]`;
    return `${marks[state].padEnd(10)}  ${wording.padEnd(width)}  ${meant}${tail}`.trimEnd();
  });
  const count = (state: Understanding): number =>
    results.filter((result) => result.state === state).length;
  const end = `${results.length} cách ghi, năm ${year}: hiểu ${count("understood")}, một phần ${count("partly")}, không hiểu ${count("not-understood")}, không đặt thời gian ${count("not-set")}.`;
  return [...lines, end].join("\n");
}
