import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellsOf } from "@cchc/domain/report/build";
import { reportContent } from "@cchc/domain/report/content";
import { sha256 } from "../canonical.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { checkReceipts } from "./receipt.ts";

const address = { unitId: "ward", periodId: "annual-2023" };
const signing = { number: "126", symbol: "BC-UBND", signedDay: "2023-12-12" };

describe("a report handed in, returned and handed in again", () => {
  let world: World;
  let officer: Client;
  let reviewer: Client;
  const receipts: string[] = [];

  beforeAll(async () => {
    world = await createWorld();
    officer = await world.signedIn("can-bo", "officer", "ward");
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
    const cells = formByCode("annual", "2023-11-30")
      .fields.filter((field) => field.required)
      .map(({ code }) => ({ field: code, row: "", version: 0, cell: { state: "none" } }));
    await officer.mutate("reports.saveCells", { opId: randomUUID(), ...address, cells });
    await handIn();
  });
  afterAll(() => world.close());

  async function handIn(): Promise<void> {
    await officer.mutate("reports.requestApproval", { opId: randomUUID(), ...address });
    const input = { opId: randomUUID(), ...address, ...signing };
    const { data } = await officer.mutate("reports.submit", input);
    receipts.push((data as { submissionId: string }).submissionId);
  }

  async function sendBack(cells: readonly object[] = []): Promise<void> {
    const input = { opId: randomUUID(), ...address, reason: "Xem lại", cells };
    expect(await reviewer.mutate("review.return", input)).toMatchObject({ status: 200 });
  }

  function ask() {
    return officer.mutate("reports.requestApproval", { opId: randomUUID(), ...address });
  }

  /** Why what came back stands as it was handed in. */
  async function explain(cell: string, reason: string): Promise<void> {
    const check = `returned.${receipts.at(-1)}`;
    const input = { opId: randomUUID(), ...address, check, cell, reason };
    expect(await officer.mutate("reports.writeReason", input)).toMatchObject({ status: 200 });
  }

  async function standing() {
    const { data } = await officer.query("reports.tasks");
    const { tasks } = data as { tasks: { timeliness: unknown; submission: unknown }[] };
    const seen = await reviewer.query("review.overview", {
      periodId: "annual-2023",
      nodeId: "city",
    });
    const { rows } = seen.data as {
      rows: {
        unitIds: string[];
        timeliness: { values: unknown[]; at: number[] };
        submittedAt: (number | null)[];
      };
    };
    const row = rows.unitIds.indexOf("ward");
    return {
      officer: tasks[0]?.timeliness,
      reviewer: rows.timeliness.values[rows.timeliness.at[row] ?? -1],
      shown: tasks[0]?.submission,
      at: rows.submittedAt[row],
    };
  }

  test("bears a number, symbol and day that a report is signed with", async () => {
    const refused = async (change: Partial<typeof signing>) => {
      const input = { opId: randomUUID(), ...address, ...signing, ...change };
      const { code, message } = await officer.mutate("reports.submit", input);
      return { code, message };
    };
    for (const [change, message] of [
      [{ number: "abc" }, /không phải là số của văn bản/],
      [{ symbol: "BC_UBND" }, /không phải là ký hiệu/],
      [{ signedDay: "1990-12-05" }, /ở trước ngày đầu của kỳ báo cáo/],
      [{ signedDay: "2100-01-01" }, /Ngày ký chưa tới/],
    ] as const) {
      expect(await refused(change)).toEqual({
        code: "bad-input",
        message: expect.stringMatching(message),
      });
    }
  });

  test("stays in time by its first day, and shows its last", async () => {
    expect(await standing()).toMatchObject({
      officer: { state: "on_time" },
      shown: { id: receipts[0] },
    });
    // Due on 15/12, locked on 31/12.
    world.setClock("2023-12-20T02:00:00Z");
    await sendBack();
    expect(await standing()).toMatchObject({ officer: { state: "on_time" } });
    // Nothing was mended: the leader is not asked before it is said why.
    expect(await ask()).toMatchObject({ code: "checks-unmet" });
    await explain("", "Đã đối chiếu sổ");
    await handIn();
    expect(await standing()).toMatchObject({
      officer: { state: "on_time" },
      reviewer: { state: "on_time" },
      shown: { id: receipts[1], at: "2023-12-20T02:00:00.000Z" },
      at: Date.parse("2023-12-20T02:00:00Z"),
    });
  });

  test("its reviewer reads what came back unchanged and why; each named cell has to answer", async () => {
    const open = async (client: Client) => {
      const { data } = await client.query("reports.open", address);
      return (data as { answering?: { id: string; cells: unknown[]; before: unknown[] } })
        .answering;
    };
    expect(await open(reviewer)).toMatchObject({ id: receipts[0], cells: [] });
    const counted = async () => {
      const { data } = await reviewer.query("review.acceptPreview", { reports: [address] });
      return (data as { reports: { findings: unknown }[] }).reports[0]?.findings;
    };
    expect(await counted()).toMatchObject({ explained: 1, unexplained: 0 });

    const named = ["documents.checked", "survey.ballots.total"];
    await sendBack(named.map((field) => ({ field, row: "", reason: "Khác sổ" })));
    expect(await open(officer)).toMatchObject({
      id: receipts[1],
      cells: named.map((field) => ({ field, row: "", reason: "Khác sổ" })),
      before: named.map((field) => [field, { state: "none" }]),
    });
    const { data } = await officer.query("reports.open", address);
    const { version } = (data as { cells: { field: string; version: number }[] }).cells.find(
      ({ field }) => field === "documents.checked",
    ) ?? { version: 0 };
    expect(await ask()).toMatchObject({
      code: "checks-unmet",
      message: expect.stringMatching(/2 cảnh báo/),
    });
    const cell = { state: "none", note: "Sổ ghi nhầm, đã sửa sổ" };
    const write = { field: "documents.checked", row: "", version, cell };
    await officer.mutate("reports.saveCells", { opId: randomUUID(), ...address, cells: [write] });
    expect(await ask()).toMatchObject({
      code: "checks-unmet",
      message: expect.stringMatching(/1 cảnh báo/),
    });
    // The reason of the first return, for the whole report, answers nothing of the second.
    await explain("survey.ballots.total", "Không phát phiếu");
    await handIn();
    expect(receipts).toHaveLength(3);
  });

  test("handed in late the first time, it is late", async () => {
    const late = new Date("2023-12-16T02:00:00Z");
    await world.services.db
      .updateTable("submission")
      .set({ submitted_at: late })
      .where("id", "=", receipts[0] ?? "")
      .execute();
    expect(await standing()).toMatchObject({
      officer: { state: "late", days: 1 },
      reviewer: { state: "late", days: 1 },
    });
  });

  test("the receipt covers the reasons, and a changed one no longer fits it", async () => {
    const receipt = () =>
      officer.query("reports.receipt", { ...address, submissionId: receipts[1] });
    expect(await receipt()).toMatchObject({
      data: { layout: "so-cchc/report/2", intact: true },
    });
    expect(await checkReceipts(world.services.db)).toEqual({ checked: 3, broken: null });
    const { db } = world.services;
    const own = db.selectFrom("submission").select(["content", "code"]);
    const { content, code } = await own
      .where("id", "=", receipts[1] ?? "")
      .executeTakeFirstOrThrow();
    expect(content).toContain('"reason":"Đã đối chiếu sổ"');
    const changed = content.replace("Đã đối chiếu sổ", "Chưa đối chiếu sổ");
    const write = (text: string) =>
      db
        .updateTable("submission")
        .set({ content: text })
        .where("id", "=", receipts[1] ?? "")
        .execute();
    await write(changed);
    expect(await receipt()).toMatchObject({ data: { intact: false } });
    expect((await checkReceipts(db)).broken).toEqual({ unitId: "ward", code });
    await write(content);
  });

  test("a receipt from before the reasons is still checked", async () => {
    const content = reportContent({
      ...address,
      form: { code: "annual", version: 1 },
      period: { from: "2023-01-01", to: "2023-11-30" },
      signing,
      cells: cellsOf({ "documents.checked": 189 }),
    });
    await world.services.db
      .updateTable("submission")
      .set({ content, content_hash: sha256(content) })
      .where("id", "=", receipts[0] ?? "")
      .execute();
    const old = await officer.query("reports.receipt", { ...address, submissionId: receipts[0] });
    expect(old).toMatchObject({ data: { layout: "so-cchc/report/1", intact: true } });
    expect(await checkReceipts(world.services.db)).toEqual({ checked: 3, broken: null });
  });
});
