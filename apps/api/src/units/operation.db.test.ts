import { randomUUID } from "node:crypto";
import { beforeEach, expect, test } from "vitest";
import { once } from "../operation/once.ts";
import { createPeriod } from "../periods/write.ts";
import { confirm, decision, draftOf, makeChanges } from "../testing/unit-operation.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";

let world: World;
let administrator: Client;
let second: Client;
let officer: Client;

const on = "2024-07-01";
const merged = {
  unitId: "merged",
  kind: "commune",
  type: "phuong",
  name: "Mới",
  parentId: "province",
};
const merge = { kind: "merge", on, unitIds: ["ward", "neighbour"], into: merged };
const abolish = { kind: "abolish", on, unitId: "city" };

beforeEach(async () => {
  world = await createWorld();
  administrator = await world.signedIn("quan-tri", "administrator", "province");
  second = await world.signedIn("quan-tri-2", "administrator", "province");
  officer = await world.signedIn("can-bo", "officer", "ward");
  return () => world.close();
});

async function draft(changes: readonly unknown[], more: object = {}): Promise<string> {
  const given = draftOf(changes, more);
  const answer = await administrator.mutate("units.draft", given);
  expect(answer, answer.message).toMatchObject({ status: 200 });
  return given.id;
}

async function see(id: string): Promise<Seen> {
  const { data } = await administrator.query("units.operation", { id });
  return data as Seen;
}

interface Seen {
  readonly state: string;
  readonly others: readonly string[];
  readonly mayConfirm: boolean;
  readonly alone: boolean;
  readonly preview: {
    readonly blocked: boolean;
    readonly findings: readonly { readonly code: string }[];
    readonly impacts: readonly {
      about: string;
      severity: string;
      count: number;
      sentence: string;
    }[];
    readonly units: readonly { id: string; kind: string; from: { id: string }[] }[];
    readonly grants: readonly { username: string; role: string; to: { id: string }[] }[];
  };
}

/** A second period that ends behind the day of change, or before it. */
async function openPeriod(id: string, from: string, to: string): Promise<void> {
  const about = { form: "annual", year: 2024, kind: "custom", submitterKind: "commune" } as const;
  const days = { from, to, due: "2024-12-15", lock: "2026-12-31" };
  const period = { ...about, ...days, id, name: id, rootId: "province", illustration: false };
  const operation = { id: randomUUID(), userId: "test", name: "period", input: id };
  await once(world.services, operation, (tx, stamp) => createPeriod(tx, period, stamp));
}

async function report(periodId: string, state: "draft" | "submitted"): Promise<void> {
  await world.services.db
    .insertInto("report")
    .values({
      unit_id: "ward",
      period_id: periodId,
      state,
      version: 1,
      submission_id: null,
      returned_reason: null,
      updated_by: "test",
      updated_at: new Date("2024-06-01T02:00:00Z"),
    })
    .execute();
}

test("a second administrator confirms; the author alone cannot, and all of it is made at once", async () => {
  const id = await draft([merge, abolish]);
  const { preview, others, mayConfirm } = await see(id);
  expect(others).toEqual(["Người quan-tri-2"]);
  expect(mayConfirm).toBe(false);
  expect(preview.units.map(({ id: unit, kind }) => `${unit} ${kind}`)).toEqual([
    "merged new",
    "city ended",
    "neighbour ended",
    "ward ended",
  ]);
  expect(await confirm(administrator, id)).toMatchObject({ code: "second-person-needed" });
  const before = await world.services.trees.at(on);
  expect(before.get("merged")).toBeUndefined();
  expect(await confirm(second, id)).toMatchObject({ status: 200 });
  const [eve, day] = [
    await world.services.trees.at("2024-06-30"),
    await world.services.trees.at(on),
  ];
  expect([eve.get("ward") !== undefined, eve.get("merged")]).toEqual([true, undefined]);
  expect([day.get("ward"), day.get("city"), day.get("merged")?.name]).toEqual([
    undefined,
    undefined,
    "Mới",
  ]);
  expect(await confirm(second, id)).toMatchObject({ code: "wrong-state" });
  const audit = await world.services.db
    .selectFrom("audit")
    .select("action")
    .where("action", "like", "unit%")
    .orderBy("seq", "desc")
    .limit(4)
    .execute();
  expect(audit.map(({ action }) => action)).toEqual([
    "unit_operation.apply",
    "unit.abolish",
    "unit.merge",
    "unit_operation.draft",
  ]);
});

test("without a second administrator the author confirms, and that is recorded", async () => {
  const { db } = world.services;
  await db
    .deleteFrom("role_grant")
    .where("role", "=", "administrator")
    .where("user_id", "in", (eb) =>
      eb.selectFrom("auth_user").select("id").where("username", "=", "quan-tri-2"),
    )
    .execute();
  const id = await draft([merge, abolish]);
  expect(await see(id)).toMatchObject({ others: [], mayConfirm: true });
  expect(await confirm(administrator, id)).toMatchObject({ status: 200 });
  expect(await see(id)).toMatchObject({ state: "applied", alone: true });
});

test("an administrator of one district is nobody's second for a change that reaches further", async () => {
  await world.signedIn("quan-tri-huyen", "administrator", "other-city");
  const { others } = await see(await draft([merge, abolish]));
  expect(others).toEqual(["Người quan-tri-2"]);
});

test("what somebody else changed since the preview was looked at is not confirmed", async () => {
  const id = await draft([merge, abolish]);
  const { preview } = await see(id);
  const seen = (preview as unknown as { seen: string }).seen;
  await report("annual-2023", "submitted");
  const answer = await second.mutate("units.confirm", { opId: randomUUID(), id, seen });
  expect(answer.code).toBe("conflict");
  expect(await confirm(second, id)).toMatchObject({ status: 200 });
});

test("a draft with a gap can be kept and not made", async () => {
  const id = await draft([abolish]);
  expect(await see(id)).toMatchObject({ preview: { blocked: true } });
  expect(await confirm(second, id)).toMatchObject({ code: "unit-change", status: 409 });
  expect((await world.services.trees.at(on)).get("city")).toBeDefined();
});

test.each([
  ["the day before", "2024-06-30", "says"],
  ["on the day", "2024-07-01", "blocks"],
  ["after it", "2024-12-14", "blocks"],
])("reports handed in for a period that ends %s: %s %s", async (_when, to, severity) => {
  await openPeriod("second", "2023-12-01", to);
  await report("second", "submitted");
  const id = await draft([merge, abolish]);
  const { preview } = await see(id);
  expect(preview.impacts.map((one) => [one.about, one.severity, one.count])).toEqual([
    ["reports", severity, 1],
  ]);
  expect((await confirm(second, id)).status).toBe(severity === "blocks" ? 409 : 200);
});

test("roles are handed on only by choice, to a unit that continues the old one; the old role stays", async () => {
  const { data } = await administrator.query("units.preview", draftInput([merge, abolish]));
  const [grant] = (data as { grants: (Handable & { to: { id: string }[] })[] }).grants;
  expect(grant).toMatchObject({ username: "can-bo", role: "officer", to: [{ id: "merged" }] });
  const handed = { userId: grant?.userId, role: "officer", fromUnitId: "ward", toUnitId: "merged" };
  const stranger = draftOf([merge, abolish], { grants: [{ ...handed, toUnitId: "far" }] });
  expect(await administrator.mutate("units.draft", stranger)).toMatchObject({ code: "bad-input" });
  const id = await draft([merge, abolish], { grants: [handed] });
  expect(await confirm(second, id)).toMatchObject({ status: 200 });
  const { data: me } = await officer.query("session.me");
  const { grants } = me as { grants: { role: string; unit: { id: string } }[] };
  expect(grants.map(({ role, unit }) => `${role} ${unit.id}`).toSorted()).toEqual([
    "officer merged",
    "officer ward",
  ]);
  await openPeriod("later", "2024-07-01", "2024-12-14");
  world.setClock("2024-12-01T02:00:00Z");
  const opened = await officer.query("reports.open", { unitId: "merged", periodId: "later" });
  expect(opened.status).toBe(200);
  const old = await officer.query("reports.open", { unitId: "ward", periodId: "annual-2023" });
  expect(old.status).toBe(200);
});

interface Handable {
  readonly userId: string;
}

function draftInput(changes: readonly unknown[]) {
  const { opId: _op, id: _id, ...input } = draftOf(changes);
  return input;
}

test("a district's open work passes to the province when the district is gone, and not before", async () => {
  const province = await world.signedIn("tinh", "reviewer", "province");
  const city = await world.signedIn("huyen", "reviewer", "city");
  const unit = { unitId: "ward", periodId: "annual-2023" };
  await report("annual-2023", "submitted");
  const accepting = () => ({ opId: randomUUID(), reports: [unit] });
  expect(await province.mutate("review.accept", accepting())).toMatchObject({
    code: "other-reviewer",
  });
  await makeChanges(administrator, [merge, abolish], second);
  expect(await province.mutate("review.accept", accepting())).toMatchObject({
    code: "other-reviewer",
  });
  world.setClock("2024-07-02T02:00:00Z");
  expect(await province.mutate("review.accept", accepting())).toMatchObject({ status: 200 });
  // What it took over shows where it is used, not as a role of its own.
  const { data } = await province.query("session.me");
  expect((data as { grants: unknown[] }).grants).toHaveLength(1);
  expect(
    (await city.query("review.overview", { nodeId: "city", periodId: "annual-2023" })).status,
  ).toBe(200);
});

test("the citation of a made operation can be corrected, with its trace", async () => {
  const id = await makeChanges(administrator, [merge, abolish], second);
  const other = { ...decision, number: "Nghị quyết số 2/NQ-HĐND" };
  const correct = (seen: object) =>
    second.mutate("units.correctDecision", { opId: randomUUID(), id, decision: other, seen });
  // Not what stands there: somebody else was faster.
  expect(await correct(other)).toMatchObject({ code: "conflict" });
  expect(await correct(decision)).toMatchObject({ status: 200 });
  expect(await correct(decision)).toMatchObject({ code: "conflict" });
  const links = await world.services.db.selectFrom("unit_succession").select("decision").execute();
  expect(new Set(links.map((link) => link.decision))).toEqual(
    new Set(["Nghị quyết số 2/NQ-HĐND ngày 01/12/2023 của HĐND tỉnh Hải Bình"]),
  );
});

test("only the citation of what was made is corrected: a draft is drafted anew, a withdrawn one stays", async () => {
  const id = await draft([merge, abolish]);
  const correct = () =>
    administrator.mutate("units.correctDecision", {
      opId: randomUUID(),
      id,
      decision: { ...decision, number: "Nghị quyết số 3/NQ-HĐND" },
      seen: decision,
    });
  expect(await correct()).toMatchObject({ code: "wrong-state" });
  await administrator.mutate("units.withdraw", { opId: randomUUID(), id });
  expect(await correct()).toMatchObject({ code: "wrong-state" });
});

test("whatever its state, an operation shows only to whose reach covers it, and roles only in a draft", async () => {
  const inCity = await world.signedIn("quan-tri-huyen", "administrator", "other-city");
  const inBoth = await world.signedIn("quan-tri-3", "administrator", "province");
  const listed = async (client: Client) => {
    const { data } = await client.query("units.operations");
    return (data as { id: string; state: string }[]).map(({ id, state }) => `${state} ${id}`);
  };
  const look = async (client: Client, id: string) => client.query("units.operation", { id });
  const rename = { kind: "rename", on, unitId: "far", type: "xa", name: "Tân Lập Mới" };
  const near = await draft([rename]);
  const taken = await draft([merge, abolish]);
  await administrator.mutate("units.withdraw", { opId: randomUUID(), id: taken });
  const { data } = await administrator.query("units.preview", draftInput([merge, abolish]));
  const [grant] = (data as { grants: Handable[] }).grants;
  const handed = { userId: grant?.userId, role: "officer", fromUnitId: "ward", toUnitId: "merged" };
  const made = await draft([merge, abolish], { grants: [handed] });
  expect((await look(second, made)).data).toMatchObject({ grants: [handed] });
  expect(await confirm(second, made)).toMatchObject({ status: 200 });
  // More of them than one list holds, all later than the one that is near.
  const { db } = world.services;
  const row = await db
    .selectFrom("unit_operation")
    .selectAll()
    .where("id", "=", made)
    .executeTakeFirstOrThrow();
  const json = { changes: JSON.stringify(row.changes), grants: JSON.stringify(row.grants) };
  const copies = Array.from({ length: 201 }, () => ({ ...row, ...json, id: randomUUID() }));
  await db.insertInto("unit_operation").values(copies).execute();
  await confirm(second, near);
  await db
    .updateTable("unit_operation")
    .set({ drafted_at: new Date("2023-01-01T00:00:00Z") })
    .where("id", "=", near)
    .execute();
  expect(await listed(inCity)).toEqual([`applied ${near}`]);
  expect(await listed(inBoth)).toHaveLength(200);
  expect((await look(inCity, near)).status).toBe(200);
  for (const id of [taken, made]) {
    expect((await look(inCity, id)).code).toBe("not-found");
    expect((await look(inBoth, id)).data).toMatchObject({ grants: [] });
  }
});

test("a draft is replaced only by whose reach covers what it was, and the trace says what it was", async () => {
  const inCity = await world.signedIn("quan-tri-huyen", "administrator", "other-city");
  const rename = { kind: "rename", on, unitId: "far", type: "xa", name: "Tân Lập Mới" };
  const id = await draft([merge, abolish]);
  expect(await inCity.mutate("units.draft", draftOf([rename], { id }))).toMatchObject({
    code: "not-found",
  });
  expect(await see(id)).toMatchObject({ state: "draft", changes: [merge, abolish] });
  expect(await second.mutate("units.draft", draftOf([rename], { id }))).toMatchObject({
    status: 200,
  });
  const entry = await world.services.db
    .selectFrom("audit")
    .select("before")
    .where("subject", "=", `unit-operation/${id}`)
    .orderBy("seq", "desc")
    .limit(1)
    .executeTakeFirstOrThrow();
  expect(entry.before).toContain('"merged"');
  await second.mutate("units.withdraw", { opId: randomUUID(), id });
  expect(await second.mutate("units.draft", draftOf([rename], { id }))).toMatchObject({
    code: "wrong-state",
  });
});

test("a draft that another change has overtaken can still be taken back", async () => {
  const id = await draft([merge, abolish]);
  await makeChanges(administrator, [merge, abolish], second);
  expect((await administrator.query("units.operation", { id })).status).toBe(200);
  const taken = await administrator.mutate("units.withdraw", { opId: randomUUID(), id });
  expect(taken).toMatchObject({ status: 200 });
});

test("units are found by old and new names, and two days are compared", async () => {
  await makeChanges(administrator, [merge, abolish], second);
  const { data } = await administrator.query("units.find", { text: "tran hung" });
  expect(data).toMatchObject({
    found: [{ id: "ward", to: "2024-06-30", into: [{ id: "merged", name: "Phường Mới" }] }],
  });
  const { data: compared } = await administrator.query("units.compare", {
    from: "2024-06-30",
    to: on,
  });
  expect(compared).toMatchObject({
    counts: { new: 1, ended: 3, changed: 0 },
    sizes: { before: { district: 2, commune: 3 }, after: { district: 1, commune: 2 } },
  });
});

test("an official list is previewed, drafted and, once made, says nothing new", async () => {
  const rows = [
    "Mã;Tên;Cấp;Mã cấp trên;Hiệu lực từ;Đơn vị trước",
    "01;Tỉnh Hải Bình;Tỉnh;;1/1/2024;",
    "00001;Phường A;Phường;01;1/7/2024;",
    "00002;Khu B;;01;1/7/2024;",
  ];
  const file = (lines: readonly string[]) => ({
    fileName: "danh-muc.csv",
    content: Buffer.from(`\uFEFF${lines.join("\n")}\n`).toString("base64"),
    on: "2024-01-01",
    complete: false,
    decision,
  });
  await world.services.db.deleteFrom("role_grant").where("unit_id", "=", "province").execute();
  administrator = await world.signedIn("ca-nuoc", "administrator", "viet-nam");
  const { data, message } = await administrator.mutate("units.readList", file(rows));
  expect(data, message).toMatchObject({
    counts: { new: 1, renamed: 1, faulty: 1 },
    lines: [
      { line: 2, verdict: "renamed" },
      { line: 3, verdict: "new" },
      { line: 4, verdict: "faulty" },
    ],
  });
  const id = randomUUID();
  const given = { opId: randomUUID(), id, ...file(rows) };
  expect(await administrator.mutate("units.draftList", given)).toMatchObject({ status: 200 });
  expect(await confirm(administrator, id)).toMatchObject({ status: 200 });
  const again = { ...file(rows), opId: randomUUID(), id: randomUUID() };
  expect(await administrator.mutate("units.draftList", again)).toMatchObject({ code: "bad-file" });
});
