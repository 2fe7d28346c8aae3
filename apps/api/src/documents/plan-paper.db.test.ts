import { randomUUID } from "node:crypto";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readWritten } from "@cchc/documents/write/docx-figures";
import { cityPlan } from "../testing/plan.ts";
import { createWorld, type World } from "../testing/world.ts";
import { CommandProblem } from "./command.ts";
import { planCommand, planOptions } from "./plan-command.ts";

describe("a stored plan as a paper", () => {
  const draft = cityPlan();
  let world: World;
  let folder: string;
  let planId: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "cchc-plan-"));
    world = await createWorld();
    world.setClock("2023-05-20T02:00:00Z");
    const city = await world.signedIn("tham-dinh", "reviewer", "city");
    const chief = await world.signedIn("truong-phong", "reviewing_leader", "city");
    await world.signedIn("can-bo", "officer", "ward");
    await world.signedIn("noi-xa", "officer", "far");
    const saved = await city.mutate("plans.saveDraft", draft);
    expect(saved.status, saved.message).toBe(200);
    const { id, version } = saved.data as { id: string; version: number };
    const signing = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
    const issuing = { ...signing, planId: id, version, opId: randomUUID() };
    const issued = await chief.mutate("plans.issue", issuing);
    expect(issued.status, issued.message).toBe(200);
    planId = id;
  });
  afterAll(async () => {
    await world.close();
    await rm(folder, { recursive: true, force: true });
  });

  async function run(out: string, ...args: string[]) {
    const path = join(folder, out);
    const said = await planCommand(world.services, planOptions([...args, "--out", path]));
    return { said, bytes: new Uint8Array(await readFile(path)) };
  }

  test("bears its number and names every task with its time", async () => {
    const { said, bytes } = await run("plan.docx", "--unit", "city", "--year", "2023");
    expect(said).toContain("Thành phố Hải An");
    const { figures, rest } = readWritten(bytes);
    expect(rest).toContain("42/KH-UBND");
    expect(rest).toContain("ngày 07 tháng 02 năm 2023".replaceAll(" ", "\u00a0"));
    for (const { title } of draft.tasks) expect(rest).toContain(title);
    expect(figures.map(({ text }) => text)).toEqual(
      expect.arrayContaining(draft.tasks.map(({ time }) => (time === "" ? "–" : time))),
    );
    expect(figures).toHaveLength(draft.tasks.length);
  });

  test("whoever received a task of it downloads it; nobody else does", async () => {
    const get = async (by: string) =>
      world.app.request(`/api/papers/plan/${planId}.docx`, {
        headers: { cookie: await world.cookieOf(by) },
      });
    const received = await get("can-bo");
    expect(received.status).toBe(200);
    expect(received.headers.get("content-disposition")).toContain("42-KH-UBND");
    expect((await get("noi-xa")).status).toBe(404);
  });

  test.each([
    [["--unit", "nowhere", "--year", "2023"], "a.docx", "Không có đơn vị"],
    [["--unit", "ward", "--year", "2023"], "a.docx", "chưa có kế hoạch"],
    [["--unit", "city", "--year", "23"], "a.docx", "bốn chữ số"],
    [["--unit", "city", "--year", "2023", "--id", "x"], "a.docx", "Không có kế hoạch"],
    [["--unit", "city", "--year", "2023"], "a.doc", "đuôi .docx"],
    [["--unit", "city", "--year", "2023"], "khong/co/a.docx", "Không ghi được"],
    [["--year", "2023"], "a.docx", "Thiếu"],
    [["--wrong"], "a.docx", "Không hiểu"],
  ])("%j to %s is refused: %s", async (args, out, said) => {
    const refused = run(out, ...args);
    await expect(refused).rejects.toBeInstanceOf(CommandProblem);
    await expect(refused).rejects.toThrow(said);
  });
});
