import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWritten } from "@cchc/documents/write/docx-figures";
import { REFORM_REPORT } from "@cchc/domain/report-text/built-in/reform";
import { readPeriod } from "../periods/queries.ts";
import { createWorld, type World } from "../testing/world.ts";
import { reportsOfPeriod } from "./batch.ts";
import { CommandProblem, reportCommand, reportOptions } from "./command.ts";

const figures = {
  "tthc.received.total": 1059,
  "tthc.received.online": 1049,
  "tthc.received.direct": 9,
  "tthc.received.carried": 1,
  "tthc.resolved.total": 1059,
  "tthc.resolved.early": 1054,
  "tthc.resolved.on_time": 5,
  "tthc.resolved.late": 0,
  "tthc.pending.total": 0,
} as const;

describe("reports from the command line", () => {
  let world: World;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cchc-documents-"));
    world = await createWorld();
    const officer = await world.signedIn("can-bo", "officer", "ward");
    const cells = Object.entries(figures).map(([field, value]) => ({
      field,
      row: "",
      version: 0,
      cell: { state: "entered", value, qualifier: "exact" },
    }));
    const address = { unitId: "ward", periodId: "annual-2023" };
    const saved = await officer.mutate("reports.saveCells", {
      opId: randomUUID(),
      ...address,
      cells,
    });
    expect(saved.status).toBe(200);
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(out: string, ...args: string[]) {
    const path = join(folder, out);
    const said = await reportCommand(world.services, reportOptions([...args, "--out", path]));
    return { said, bytes: new Uint8Array(await readFile(path)) };
  }

  test("a unit's report holds its figures", async () => {
    const { said, bytes } = await run("ward.docx", "--unit", "ward", "--period", "annual-2023");
    expect(said).toContain("Phường Trần Hưng Đạo");
    const { figures: found, rest } = readWritten(bytes);
    expect(found.map(({ text }) => text)).toEqual(
      expect.arrayContaining(["1.059", "1.049", "9", "1", "1.054", "5", "0", "99,15%", "99,53%"]),
    );
    expect(rest).toContain("UBND thành phố Hải An");
  });

  test("one job makes every unit's report, and stops when it is told to", async () => {
    const everybody = ["--all", "--period", "annual-2023", "--out", folder];
    const said = await reportCommand(world.services, reportOptions(everybody));
    expect(said).toContain("Đã ghi 3 tệp .docx");
    const ward = new Uint8Array(await readFile(join(folder, "ward.docx")));
    expect(readWritten(ward).figures.some(({ text }) => text === "1.059")).toBe(true);
    const far = new Uint8Array(await readFile(join(folder, "far.docx")));
    expect(readWritten(far).rest).toContain("XÃ TÂN LẬP");
    const stop = new AbortController();
    const made: string[] = [];
    const period = await readPeriod(world.services.db, "annual-2023");
    const batch = { period, template: REFORM_REPORT, format: "docx", signal: stop.signal } as const;
    for await (const { unitId, done, total } of reportsOfPeriod(world.services, batch)) {
      made.push(`${unitId} ${done}/${total}`);
      stop.abort();
    }
    expect(made).toHaveLength(1);
    expect(made[0]).toMatch(/ 1\/3$/);
  });

  test("documents of the register are cited: own ones in their area, others as grounds", async () => {
    const entry = {
      unit_id: "ward",
      search_key: "",
      version: 1,
      updated_by: "test",
      updated_at: new Date(),
    } as const;
    const plan = { ...entry, type: "plan", symbol: "KH-UBND", area: "institutions" } as const;
    await world.services.db
      .insertInto("document")
      .values([
        {
          ...plan,
          id: "d1",
          number: "7",
          issued_on: "2023-02-22",
          issuer: "UBND phường Trần Hưng Đạo",
          summary: "Về thi hành pháp luật",
        },
        {
          ...plan,
          id: "d2",
          number: "449",
          issued_on: "2022-12-30",
          issuer: "UBND thành phố Hải An",
          summary: "về cải cách hành chính",
          area: null,
        },
        {
          ...plan,
          id: "d3",
          number: "3",
          issued_on: "2021-05-01",
          issuer: "UBND phường Trần Hưng Đạo",
          summary: "về việc khác",
        },
        {
          ...plan,
          id: "d4",
          number: "8",
          issued_on: "2023-02-23",
          issuer: "UBND phường Trần Hưng Đạo",
          summary: "về việc đã rút",
          withdrawn_at: new Date(),
        },
      ])
      .execute();
    const given = ["--unit", "ward", "--period", "annual-2023"];
    const { rest } = readWritten((await run("cited.docx", ...given)).bytes);
    expect(rest).toContain("+ Kế hoạch số 07/KH-UBND ngày 22/02/2023 về thi hành pháp luật.");
    expect(rest).toContain(
      "Căn cứ Kế hoạch số 449/KH-UBND ngày 30/12/2022 của UBND thành phố Hải An",
    );
    expect(rest).not.toContain("về việc khác");
    expect(rest).not.toContain("về việc đã rút");
  });

  test("a spreadsheet of the same figures", async () => {
    const given = ["--unit", "ward", "--period", "annual-2023", "--form", "statistics"];
    const { bytes } = await run("ward.xlsx", ...given);
    expect(Buffer.from(bytes.slice(0, 2)).toString()).toBe("PK");
  });

  test("the roll-up names every commune and counts only those that handed in", async () => {
    const roll = ["--unit", "city", "--period", "annual-2023", "--form", "roll_up"];
    const draft = readWritten((await run("city.docx", ...roll)).bytes);
    // The ward's report is its own until it is handed in.
    expect(draft.figures.slice(0, 2).map(({ text }) => text)).toEqual(["0", "2"]);
    expect(draft.figures.some(({ text }) => text === "1.059")).toBe(false);
    await world.services.db
      .updateTable("report")
      .set({ state: "received" })
      .where("unit_id", "=", "ward")
      .execute();
    const after = readWritten((await run("city.docx", ...roll)).bytes);
    expect(after.figures.slice(0, 2).map(({ text }) => text)).toEqual(["1", "2"]);
    expect(after.figures.some(({ text }) => text === "1.059")).toBe(true);
    expect(after.rest).toContain("Phường Quang Trung");
    expect(after.rest).not.toContain("Tân Lập");
  });

  test.each([
    [["--unit", "nowhere", "--period", "annual-2023"], "a.docx", "Không có đơn vị"],
    [["--unit", "ward", "--period", "annual-1999"], "a.docx", "annual-2023"],
    [["--unit", "city", "--period", "annual-2023"], "a.docx", "không phải nộp báo cáo"],
    [["--unit", "ward", "--period", "annual-2023", "--form", "propaganda"], "a.docx", "dùng mẫu"],
    [["--unit", "ward", "--period", "annual-2023", "--form", "x"], "a.docx", "Không có mẫu"],
    [["--unit", "ward", "--period", "annual-2023"], "a.doc", "đuôi .docx"],
    [["--unit", "ward", "--period", "annual-2023"], "khong/co/a.docx", "Không ghi được"],
    [["--unit", "ward"], "a.docx", "Thiếu"],
    [["--wrong"], "a.docx", "Không hiểu"],
    [["--all", "--period", "annual-2023", "--as", "doc"], "", "đuôi .docx"],
    [["--all", "--period", "annual-2023", "--form", "roll_up"], "", "chỉ có một"],
    [["--all", "--period", "annual-2023"], "khong/co", "Không ghi được"],
  ])("%j to %s is refused: %s", async (args, out, said) => {
    const refused = run(out, ...args);
    await expect(refused).rejects.toBeInstanceOf(CommandProblem);
    await expect(refused).rejects.toThrow(said);
  });
});
