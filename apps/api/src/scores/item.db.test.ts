import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { once } from "../operation/once.ts";
import { roundTarget } from "../rounds/queries.ts";
import { openSmallRound } from "../testing/round.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { saveItems } from "./item.ts";
import { readEvidence } from "./queries.ts";

let world: World;
let roundId: string;
let officer: Client;
let colleague: Client;

beforeAll(async () => {
  world = await createWorld();
  roundId = await openSmallRound(world, "city");
  officer = await world.signedIn("can-bo", "officer", "ward");
  colleague = await world.signedIn("dong-nghiep", "officer", "ward");
  const { db, now } = world.services;
  const paper = (id: string) => ({
    id,
    unit_id: "ward",
    type: "other" as const,
    issuer: "UBND phường",
    summary: "Ảnh niêm yết",
    search_key: "anh niem yet",
    version: 1,
    updated_by: "test",
    updated_at: now(),
  });
  await db
    .insertInto("document")
    .values([paper("photo"), paper("minutes")])
    .execute();
});
afterAll(() => world.close());

function save(client: Client, write: Readonly<Record<string, unknown>>) {
  const input = { opId: randomUUID(), roundId, unitId: "ward", leaf: "1.2", ...write };
  return client.mutate("scores.saveItem", input);
}

async function told() {
  const rows = await world.services.db
    .selectFrom("audit")
    .select("after")
    .where("subject", "=", `score-item/${roundId}/1.2`)
    .orderBy("seq")
    .execute();
  return rows.map(({ after }): unknown => JSON.parse(after ?? "null"));
}

async function scoreVersion(): Promise<number | undefined> {
  const row = await world.services.db
    .selectFrom("score")
    .select("version")
    .where("unit_id", "=", "ward")
    .executeTakeFirst();
  return row?.version;
}

const grant = { role: "officer", unitId: "ward" } as const;
const photo = { documentId: "photo", pageNote: "tr. 1" };

test("looking at a leaf, or saying again what stands there, leaves nothing but the time", async () => {
  expect((await save(officer, { version: 0, seconds: 40 })).data).toMatchObject({
    saved: [{ leaf: "1.2", version: 0 }],
  });
  expect((await save(officer, { version: 0, note: "", evidence: [] })).status).toBe(200);
  expect(await told()).toEqual([]);
  expect(await scoreVersion()).toBe(0);
  const { data } = await officer.query("scores.open", { roundId, unitId: "ward" });
  expect(data).toMatchObject({ items: [{ leaf: "1.2", seconds: 40, ownVersion: 0, note: null }] });
});

test("the second of two people writes nothing and gets the first one's words, papers and name", async () => {
  const first = await save(officer, { version: 0, note: "Ảnh chụp bảng", evidence: [photo] });
  expect(first.data).toMatchObject({ saved: [{ leaf: "1.2", version: 1 }], conflicts: [] });
  const second = await save(colleague, { version: 0, note: "Ảnh chụp mã QR", seconds: 30 });
  expect(second.data).toMatchObject({
    saved: [],
    conflicts: [
      {
        leaf: "1.2",
        version: 1,
        note: "Ảnh chụp bảng",
        reply: null,
        by: "Người can-bo",
        papers: [{ ...photo, summary: "Ảnh niêm yết" }],
      },
    ],
  });
  expect(await told()).toMatchObject([{ note: "Ảnh chụp bảng", evidence: [photo] }]);
  const decided = await save(colleague, { version: 1, note: "Ảnh chụp mã QR" });
  expect(decided.data).toMatchObject({ saved: [{ version: 2 }], conflicts: [] });
  expect((await told()).at(-1)).toMatchObject({ note: "Ảnh chụp mã QR" });
});

test("papers clash as words do; time and what already stands so never clash", async () => {
  const minutes = { documentId: "minutes", pageNote: "" };
  const stale = await save(officer, { version: 1, evidence: [minutes] });
  expect(stale.data).toMatchObject({ saved: [], conflicts: [{ version: 2, papers: [photo] }] });
  const same = await save(officer, { version: 1, evidence: [photo], seconds: 10 });
  expect(same.data).toMatchObject({ saved: [{ version: 2 }], conflicts: [] });
  const time = await save(officer, { version: 0, seconds: 10 });
  expect(time.data).toMatchObject({ saved: [{ version: 2 }], conflicts: [] });
  expect((await save(officer, { version: 2, evidence: [] })).data).toMatchObject({
    saved: [{ version: 3 }],
  });
  const { data } = await officer.query("scores.open", { roundId, unitId: "ward" });
  expect(data).toMatchObject({ evidence: [], items: [{ note: "Ảnh chụp mã QR", seconds: 60 }] });
});

test("papers stand in the order in which they were chosen, not in that of their ids", async () => {
  const evidence = [photo, { documentId: "minutes", pageNote: "tr. 4" }];
  expect((await save(officer, { version: 3, evidence })).data).toMatchObject({
    saved: [{ version: 4 }],
  });
  const { data } = await officer.query("scores.open", { roundId, unitId: "ward" });
  expect(data).toMatchObject({ evidence });
});

test("several leaves written at once stand as if one by one; who was late loses that leaf alone", async () => {
  const { services } = world;
  const actor = { userId: "can-bo", username: "can-bo", name: "", grants: [grant] };
  const target = await roundTarget(services, actor, "score.edit", { roundId, unitId: "ward" });
  const writes = [
    { leaf: "1.1", version: 0, note: "Ghi chú", seconds: 5 },
    { leaf: "1.2", version: 1, note: "Đến sau" },
    { leaf: "1.3", version: 0, evidence: [photo], seconds: 7 },
  ];
  const before = await scoreVersion();
  const operation = { id: randomUUID(), userId: "can-bo", name: "test", input: "several" };
  const answer = await once(services, operation, (tx, stamp) =>
    saveItems(tx, { target, writes }, stamp),
  );
  expect(answer.saved).toEqual([
    { leaf: "1.1", version: 1 },
    { leaf: "1.3", version: 1 },
  ]);
  expect(answer.conflicts).toMatchObject([{ leaf: "1.2", version: 4, by: "Người can-bo" }]);
  expect(await scoreVersion()).toBe((before ?? 0) + 1);
  const { data } = await officer.query("scores.open", { roundId, unitId: "ward" });
  expect(data).toMatchObject({
    items: [
      { leaf: "1.1", note: "Ghi chú", seconds: 5, ownVersion: 1 },
      { leaf: "1.2", note: "Ảnh chụp mã QR", seconds: 60, ownVersion: 4 },
      { leaf: "1.3", note: null, seconds: 7, ownVersion: 1 },
    ],
  });
  const cited = await readEvidence(services.db, { roundId, unitId: "ward" });
  expect(cited.map(({ leaf, documentId }) => `${leaf} ${documentId}`)).toEqual([
    "1.2 photo",
    "1.2 minutes",
    "1.3 photo",
  ]);
  expect(await findBrokenLink(services.db, "ward")).toBeNull();
});

test("one paper of another register among several leaves, and nothing is written", async () => {
  const { services } = world;
  const actor = { userId: "can-bo", username: "can-bo", name: "", grants: [grant] };
  const target = await roundTarget(services, actor, "score.edit", { roundId, unitId: "ward" });
  const foreign = { documentId: "nowhere", pageNote: "" };
  const writes = [
    { leaf: "1.1", version: 1, note: "Ghi lại" },
    { leaf: "1.3", version: 1, evidence: [photo, foreign] },
  ];
  const operation = { id: randomUUID(), userId: "can-bo", name: "test", input: "foreign" };
  await expect(
    once(services, operation, (tx, stamp) => saveItems(tx, { target, writes }, stamp)),
  ).rejects.toMatchObject({ code: "not-found" });
  const { data } = await officer.query("scores.open", { roundId, unitId: "ward" });
  expect(data).toMatchObject({ items: [{ leaf: "1.1", note: "Ghi chú" }, {}, {}] });
});
