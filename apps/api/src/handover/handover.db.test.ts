import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let officer: Client;

beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  await write(0, { state: "entered", value: 7, qualifier: "exact", source: "sổ một cửa" });
  world.setClock("2023-12-14T02:00:00Z");
  await write(1, { state: "entered", value: 9, qualifier: "exact" });
});
afterAll(() => world.close());

async function write(version: number, cell: unknown): Promise<void> {
  const cells = [{ field: "petitions.received", row: "", version, cell }];
  const given = { opId: randomUUID(), unitId: "ward", periodId: "annual-2023", cells };
  const answer = await officer.mutate("reports.saveCells", given);
  expect(answer, answer.message).toMatchObject({ status: 200, data: { conflicts: [] } });
}

interface Book {
  readonly figures: readonly { value: string; by: string; source: string | null }[];
  readonly reports: readonly { periodId: string; handedInAt: string | null; late: boolean }[];
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

test("nobody from outside reads it, not even whoever reviews the unit", async () => {
  const reviewer = await world.signedIn("huyen", "reviewer", "city");
  const neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
  const input = { unitId: "ward", day: "2023-12-14" };
  expect((await reviewer.query("handover.read", input)).code).toBe("not-found");
  expect((await neighbour.query("handover.read", input)).code).toBe("not-found");
});
