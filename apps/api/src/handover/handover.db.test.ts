import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cityPlan } from "../testing/plan.ts";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let officer: Client;

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  await enter(0, { state: "entered", value: 7, qualifier: "exact", source: "sổ một cửa" });
  world.setClock("2023-12-14T02:00:00Z");
  await enter(1, { state: "entered", value: 9, qualifier: "exact" });
});
afterAll(() => world.close());

async function enter(version: number, cell: unknown): Promise<void> {
  const cells = [{ field: "petitions.received", row: "", version, cell }];
  const given = { opId: randomUUID(), unitId: "ward", periodId: "annual-2023", cells };
  const answer = await officer.mutate("reports.saveCells", given);
  expect(answer, answer.message).toMatchObject({ status: 200, data: { conflicts: [] } });
}

interface Book {
  readonly figures: readonly { value: string; by: string; source: string | null }[];
  readonly reports: readonly { periodId: string; due: string; late: boolean }[];
  readonly papers: readonly unknown[];
  readonly tasks: readonly { title: string; ended: boolean }[];
  readonly scores: readonly unknown[];
  readonly people: readonly { username: string; role: string }[];
}

async function book(day: string): Promise<Book> {
  const { data, message } = await officer.query("handover.read", { unitId: "ward", day });
  expect(data, message).toBeDefined();
  return data as Book;
}

test("a figure stands as it did at the end of the day, with whoever supplied it", async () => {
  const by = "Người can-bo";
  const before = await book("2023-12-13");
  expect(before.figures).toMatchObject([{ by, source: "sổ một cửa" }]);
  expect(before.figures[0]?.value).toMatch(/^7/);
  expect((await book("2023-12-14")).figures).toMatchObject([{ by, source: null }]);
  expect((await book("2023-12-14")).figures[0]?.value).toMatch(/^9/);
  expect((await book("2023-12-11")).figures).toEqual([]);
});

test("what is due and not handed in is late from the day after, and who holds access is listed", async () => {
  const late = async (day: string) => (await book(day)).reports.map((one) => one.late);
  expect(await late("2023-12-15")).toEqual([false]);
  expect(await late("2023-12-16")).toEqual([true]);
  const { people } = await book("2023-12-14");
  expect(people).toMatchObject([{ username: "can-bo", role: "officer" }]);
});

test("more time that was given counts", async () => {
  await world.services.db
    .insertInto("period_extension")
    .values({
      period_id: "annual-2023",
      unit_id: "ward",
      due_day: "2023-12-18",
      lock_day: "2023-12-31",
      reason: "Mưa lũ",
      created_by: "test",
      created_at: new Date("2023-12-10T02:00:00Z"),
    })
    .execute();
  const due = async (day: string) => (await book(day)).reports.map((one) => [one.due, one.late]);
  expect(await due("2023-12-18")).toEqual([["2023-12-18", false]]);
  expect(await due("2023-12-19")).toEqual([["2023-12-18", true]]);
});

test("a report that was not asked of the unit is not found, and no other is shown in its stead", async () => {
  const ask = (periodId: string) =>
    officer.query("handover.read", { unitId: "ward", day: "2023-12-14", periodId });
  expect((await ask("annual-2023")).data).toMatchObject({ chosen: { id: "annual-2023" } });
  expect((await ask("annual-2022")).code).toBe("not-found");
});

test("a paper is in the book from its entry until it is withdrawn, whatever is edited later", async () => {
  const paper = {
    type: "plan",
    number: "5",
    symbol: "KH-UBND",
    issuedOn: "2023-12-01",
    issuer: "UBND phường Trần Hưng Đạo",
    summary: "Kế hoạch tuyên truyền",
    area: null,
  };
  const write = async (day: string, path: string, input: object) => {
    world.setClock(`${day}T02:00:00Z`);
    const answer = await officer.mutate(path, { opId: randomUUID(), ...input });
    expect(answer, answer.message).toMatchObject({ status: 200 });
    return (answer.data as { id: string }).id;
  };
  const documentId = await write("2023-12-15", "documents.add", {
    unitId: "ward",
    ...paper,
    uploads: [],
  });
  await write("2023-12-17", "documents.change", { documentId, version: 1, ...paper });
  const taken = { documentId, version: 2, withdrawn: true };
  await write("2023-12-19", "documents.withdraw", taken);
  const papers = async (day: string) => (await book(day)).papers.length;
  expect(await papers("2023-12-14")).toBe(0);
  expect(await papers("2023-12-15")).toBe(1);
  expect(await papers("2023-12-18")).toBe(1);
  expect(await papers("2023-12-19")).toBe(0);
});

test("tasks that were never finished are listed, also where their plan has ended", async () => {
  const { db } = world.services;
  const base = cityPlan();
  const city = await world.signedIn("tham-dinh", "reviewer", "city");
  const chief = await world.signedIn("truong-phong", "reviewing_leader", "city");
  world.setClock("2023-12-20T02:00:00Z");
  const saved = await city.mutate("plans.saveDraft", base);
  const { id: planId } = saved.data as { id: string };
  const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
  const issue = { ...paper, planId, version: 1, opId: randomUUID() };
  expect((await chief.mutate("plans.issue", issue)).status).toBe(200);
  await db.updateTable("task_copy").set({ state: "done" }).where("task_id", "=", "items").execute();
  const close = { opId: randomUUID(), planId, version: 2, action: "close", reason: "" };
  expect((await chief.mutate("plans.move", close)).status).toBe(200);
  const { tasks, scores } = await book("2023-12-20");
  expect(tasks.map(({ title, ended }) => [title, ended])).toEqual(
    base.tasks.filter(({ id }) => id !== "items").map(({ title }) => [title, true]),
  );
  expect(scores).toEqual([]);
  await openSmallRound(world, "city");
  expect((await book("2023-12-20")).scores).toMatchObject([
    { name: "Chấm điểm năm 2023", state: "Đang tự chấm", returnedItems: 0 },
  ]);
  expect((await book("2023-12-19")).scores).toEqual([]);
});

test("nobody from outside reads it, not even whoever reviews the unit", async () => {
  const reviewer = await world.signedIn("huyen", "reviewer", "city");
  const neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
  const input = { unitId: "ward", day: "2023-12-14" };
  expect((await reviewer.query("handover.read", input)).code).toBe("not-found");
  expect((await neighbour.query("handover.read", input)).code).toBe("not-found");
});

test("a quota that was met by what was recorded is not handed over as open", async () => {
  const base = cityPlan();
  const city = await world.signedIn("tham-dinh-2", "reviewer", "city");
  const chief = await world.signedIn("truong-phong-2", "reviewing_leader", "city");
  world.setClock("2023-12-20T02:00:00Z");
  const saved = await city.mutate("plans.saveDraft", base);
  const { id: planId } = saved.data as { id: string };
  const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
  const issue = { ...paper, planId, version: 1, opId: randomUUID() };
  expect((await chief.mutate("plans.issue", issue)).status).toBe(200);
  const news = { kind: "website_item", count: 1, qualifier: "exact", note: null, documents: [] };
  const details = { title: "Tin", column: "reform", link: "https://phuong.gov.vn/1" };
  const open = async () => (await book("2023-12-20")).tasks.map(({ title }) => title);
  const title = base.tasks.find(({ id }) => id === "items")?.title;
  for (const day of ["2023-02-10", "2023-05-10", "2023-08-10", "2023-11-10"]) {
    expect(await open()).toContain(title);
    const entry = { ...news, details, day, unitId: "ward", opId: randomUUID() };
    const { id } = (await officer.mutate("activities.add", entry)).data as { id: string };
    const item = { opId: randomUUID(), activityId: id, version: 1, reason: "", link: "" };
    const posted = { ...item, action: "post", spent: null };
    expect((await officer.mutate("activities.item", posted)).status).toBe(200);
  }
  expect(await open()).not.toContain(title);
});
