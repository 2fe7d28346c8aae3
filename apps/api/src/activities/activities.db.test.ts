import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import { once } from "../operation/once.ts";
import { readPeriods } from "../periods/queries.ts";
import type { Inputs, Outputs } from "../router.ts";
import { readFed } from "../scores/feed.ts";
import { cityPlan } from "../testing/plan.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { writeChanges } from "../units/change.ts";
import { readVersions } from "../units/queries.ts";

let world: World;
let ward: Client;
let neighbour: Client;
let city: Client;
let centre: Client;

beforeAll(async () => {
  world = await createWorld();
  const operation = { id: randomUUID(), userId: "test", name: "centre", input: "centre" };
  await once(world.services, operation, async (tx, stamp) => {
    const unit = {
      unitId: "centre",
      name: "Văn hóa thành phố Hải An",
      type: "trung_tam",
      kind: "service_center",
      parentId: "city",
    } as const;
    const found = { kind: "found", on: "2020-01-01", unit } as const;
    return writeChanges(tx, { before: await readVersions(tx), changes: [found] }, stamp);
  });
  ward = await world.signedIn("can-bo", "officer", "ward");
  neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
  city = await world.signedIn("truong-phong", "reviewing_leader", "city");
  centre = await world.signedIn("van-hoa", "officer", "centre");
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setClock("2023-11-20T02:00:00Z");
  const { db } = world.services;
  for (const table of ["activity_paper", "activity", "confirmed_count", "report_value"] as const) {
    await db.deleteFrom(table).execute();
  }
});

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  return data as Data;
}

type New = Inputs["activities"]["add"];

const banner: Omit<New, "opId"> = {
  unitId: "ward",
  kind: "banner",
  day: "2023-03-01",
  count: 8,
  qualifier: "exact",
  details: { title: "Băng rôn về dịch vụ công" },
  note: null,
  documents: [],
};

const article: Omit<New, "opId"> = {
  ...banner,
  kind: "website_item",
  count: 1,
  details: { title: "Một cửa số", column: "reform" },
};

function add(entry: Partial<New> = {}, client = ward): Promise<Answer> {
  return client.mutate("activities.add", { opId: randomUUID(), ...banner, ...entry });
}

async function added(entry: Partial<New> = {}, client = ward): Promise<string> {
  return (await done<{ id: string }>(add(entry, client))).id;
}

async function posted(entry: Partial<New> = {}, client = ward): Promise<string> {
  const id = await added({ ...article, ...entry }, client);
  const link = "https://tranhungdao.gov.vn/1";
  const move = { opId: randomUUID(), activityId: id, version: 1, action: "post", reason: "", link };
  await done(client.mutate("activities.item", { ...move, spent: null }));
  return id;
}

async function list(input: object = {}) {
  const answer = ward.query("activities.list", { unitId: "ward", ...input });
  return (await done<Outputs["activities"]["list"]>(answer)).activities;
}

async function photo(): Promise<string> {
  const entry = {
    opId: randomUUID(),
    unitId: "ward",
    type: "other",
    number: null,
    symbol: null,
    issuedOn: "2023-03-01",
    issuer: "UBND phường",
    summary: "Ảnh băng rôn",
    area: null,
    uploads: [],
  };
  return (await done<{ id: string }>(ward.mutate("documents.add", entry))).id;
}

describe("the log", () => {
  test("says in whole sentences what is missing or does not fit", async () => {
    const wrong = await add({ ...article, details: { column: "sport" } });
    expect(wrong).toMatchObject({ status: 400, code: "bad-input" });
    expect(wrong.message).toBe("Chưa ghi “Tên, nội dung”. “Chuyên mục” chưa đúng: hãy ghi lại.");
    expect((await add({ count: -1 })).code).toBe("bad-input");
    expect((await add({ day: "2023-02-30" })).code).toBe("bad-input");
    expect(await list()).toEqual([]);
  });

  test("is found by kind, days and words without accents", async () => {
    const one = await added();
    const two = await added({ ...article, day: "2023-06-01" });
    const ids = async (input: object) => (await list(input)).map(({ id }) => id);
    expect(await ids({})).toEqual([two, one]);
    expect(await ids({ kind: "banner" })).toEqual([one]);
    expect(await ids({ from: "2023-06-01" })).toEqual([two]);
    expect(await ids({ to: "2023-05-31" })).toEqual([one]);
    expect(await ids({ search: "dich vu CONG" })).toEqual([one]);
    expect(await ids({ search: "khong co" })).toEqual([]);
  });

  test("is changed by whoever saw its last version; taken out it counts no more", async () => {
    const id = await added();
    const { unitId: _unit, documents: _documents, ...fields } = banner;
    const change = (version: number, changed: object) =>
      ward.mutate("activities.change", {
        opId: randomUUID(),
        activityId: id,
        version,
        ...fields,
        ...changed,
      });
    await done(change(1, { count: 9, qualifier: "above" }));
    expect((await change(1, { count: 10 })).code).toBe("conflict");
    expect((await change(2, { kind: "panel" })).code).toBe("bad-input");
    expect(await list()).toMatchObject([{ count: 9, qualifier: "above", version: 2 }]);
    const withdraw = { opId: randomUUID(), activityId: id, version: 2, withdrawn: true };
    expect((await neighbour.mutate("activities.withdraw", withdraw)).code).toBe("not-found");
    await done(ward.mutate("activities.withdraw", withdraw));
    expect(await list()).toEqual([]);
    expect(await list({ withdrawn: true })).toMatchObject([{ id, version: 3 }]);
    expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
  });

  test("papers come from the unit's own register", async () => {
    const documentId = await photo();
    const id = await added({ documents: [documentId] });
    expect(await list()).toMatchObject([{ id, papers: [{ documentId, hashes: [] }] }]);
    expect((await add({ unitId: "neighbour", documents: [documentId] }, neighbour)).code).toBe(
      "not-found",
    );
  });

  test("files are added and taken away later, each time as an edit with both states", async () => {
    const [one, two] = [await photo(), await photo()].toSorted();
    const id = await added({ documents: [one ?? ""] });
    const { documents: _none, ...fields } = banner;
    const change = (version: number, documents?: readonly unknown[]) =>
      ward.mutate("activities.change", {
        ...fields,
        opId: randomUUID(),
        activityId: id,
        version,
        ...(documents === undefined ? {} : { documents }),
      });
    await done(change(1, [two, one, two]));
    expect((await list())[0]?.papers.map((paper) => paper.documentId)).toEqual([one, two]);
    expect((await change(1, [])).code).toBe("conflict");
    await done(change(2));
    await done(change(3, [two]));
    expect((await list())[0]?.papers.map((paper) => paper.documentId)).toEqual([two]);
    expect((await change(4, [two, "khong-co"])).code).toBe("not-found");
    const rows = await world.services.db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("subject", "=", `activity/${id}`)
      .where("action", "=", "activity.change")
      .orderBy("seq")
      .execute();
    const papersOf = (text: string | null): unknown => JSON.parse(text ?? "{}").documents;
    expect(rows.map(({ before, after }) => [papersOf(before), papersOf(after)])).toEqual([
      [[one], [one, two]],
      [undefined, undefined],
      [[one, two], [two]],
    ]);
    expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
  });
});

describe("an article", () => {
  test("goes written → posted → paid, each step asking what it must", async () => {
    const id = await added(article);
    let version = 1;
    const move = (action: string, more: object = {}) =>
      ward.mutate("activities.item", {
        opId: randomUUID(),
        activityId: id,
        version,
        action,
        reason: "",
        link: "",
        spent: null,
        ...more,
      });
    expect((await move("pay", { spent: 1 })).code).toBe("wrong-state");
    expect((await move("post")).message).toContain("Đường dẫn");
    expect((await move("post", { link: "không phải" })).code).toBe("bad-input");
    await done(move("post", { link: "https://tranhungdao.gov.vn/2" }));
    version = 2;
    expect((await move("take_down")).code).toBe("reason-needed");
    expect((await move("pay")).message).toContain("Kinh phí");
    await done(move("pay", { spent: 150_000 }));
    expect(await list()).toMatchObject([
      { state: "paid", details: { link: "https://tranhungdao.gov.vn/2", spent: 150_000 } },
    ]);
    version = 3;
    expect((await move("take_down", { reason: "Sai" })).code).toBe("wrong-state");
  });

  test("is appraised by somebody else where the unit has two who could", async () => {
    const second = await world.signedIn("dong-nghiep", "officer", "ward");
    const { db } = world.services;
    const close = (disabledAt: Date | null) =>
      db
        .updateTable("auth_user")
        .set({ disabledAt })
        .where("username", "=", "dong-nghiep")
        .execute();
    const post = (client: Client, activityId: string) => {
      const link = "https://tranhungdao.gov.vn/3";
      const seen = { opId: randomUUID(), activityId, version: 1, reason: "", spent: null };
      return client.mutate("activities.item", { ...seen, action: "post", link });
    };
    const id = await added(article);
    const own = await post(ward, id);
    expect(own.code).toBe("second-person-needed");
    expect(own.message).toContain("Người dong-nghiep");
    await done(post(second, id));
    const alone = await added(article);
    await close(new Date("2023-11-20T00:00:00Z"));
    await done(post(ward, alone));
  });

  test("a banner has no such way", async () => {
    const activityId = await added();
    const move = { opId: randomUUID(), activityId, version: 1, action: "post", reason: "" };
    const answer = await ward.mutate("activities.item", { ...move, link: "", spent: null });
    expect(answer.code).toBe("not-found");
  });
});

describe("beside the report", () => {
  const counts = () =>
    done<Outputs["activities"]["counts"]>(
      ward.query("activities.counts", { unitId: "ward", periodId: "annual-2023" }),
    );

  test("the log's figures are offered with their qualifiers, and taken over with their source", async () => {
    await added({ qualifier: "above" });
    await posted({ count: 61 });
    await added({ ...article, count: 5 });
    await added({ day: "2023-12-01", count: 100 });
    const { figures, findings } = await counts();
    expect(findings).toEqual([]);
    const offered = Object.fromEntries(figures.map(({ field, cell }) => [field, cell]));
    expect(offered["propaganda.banners"]).toEqual({
      state: "entered",
      value: 8,
      qualifier: "above",
    });
    expect(offered["propaganda.website.total"]).toMatchObject({ value: 61 });
    const fields = [{ field: "propaganda.banners", version: 0 }];
    const take = { opId: randomUUID(), unitId: "ward", periodId: "annual-2023", fields };
    expect(await done(ward.mutate("activities.take", take))).toMatchObject({
      taken: ["propaganda.banners"],
    });
    const taken = (await counts()).figures.find(({ field }) => field === "propaganda.banners");
    expect(taken).toMatchObject({
      same: true,
      version: 1,
      reported: { value: 8, qualifier: "above", source: "Sổ theo dõi việc đã làm" },
    });
  });

  test("a hand-entered count that differs from the log says so", async () => {
    await added();
    const cell = { state: "entered", value: 9, qualifier: "exact" };
    const cells = [{ field: "propaganda.banners", row: "", version: 0, cell }];
    const write = { opId: randomUUID(), unitId: "ward", periodId: "annual-2023", cells };
    await done(ward.mutate("reports.saveCells", write));
    const { findings } = await counts();
    expect(findings).toMatchObject([{ code: "differs", reported: 9, logged: 8 }]);
    expect(findings[0]?.sentence).toContain("nhập tay 9");
  });

  test("a draft's figures are not shown to who looks from above", async () => {
    const address = { unitId: "ward", periodId: "annual-2023" };
    expect((await city.query("activities.counts", address)).code).toBe("not-found");
  });
});

describe("the culture centre", () => {
  const field = "propaganda.website.total";
  const looked = async (of = field): Promise<string> => {
    const { units } = await done<Outputs["activities"]["confirmed"]>(
      centre.query("activities.confirmed", { unitId: "centre", year: 2023 }),
    );
    const counts = units.find(({ unitId }) => unitId === "ward")?.counts ?? [];
    return counts.find((one) => one.field === of)?.seen ?? "";
  };
  const confirm = async (client: Client, changed: Partial<Inputs["activities"]["confirm"]> = {}) =>
    client.mutate("activities.confirm", {
      opId: randomUUID(),
      centreId: "centre",
      unitId: "ward",
      year: 2023,
      field,
      count: 3,
      seen: changed.seen ?? (await looked(changed.field)),
      ...changed,
    });

  test("confirms what it looked at: not over a colleague, not over a log that grew", async () => {
    await posted({ count: 4 });
    const empty = await looked();
    await done(confirm(centre, { seen: empty }));
    const given = await looked();
    expect((await confirm(centre, { seen: empty, count: 5 })).code).toBe("conflict");
    await done(confirm(centre, { count: null }));
    world.setClock("2023-11-20T02:01:00Z");
    await done(confirm(centre));
    expect((await confirm(centre, { seen: given, count: 5 })).code).toBe("conflict");
    const before = await looked();
    const id = await posted({ count: 1 });
    expect((await confirm(centre, { seen: before })).code).toBe("conflict");
    const taken = { opId: randomUUID(), activityId: id, version: 2, withdrawn: true };
    await done(ward.mutate("activities.withdraw", taken));
    await done(confirm(centre, { seen: before, count: 4 }));
  });

  test("what lies with a counted entry changes only by somebody who says to know it", async () => {
    const documentId = await photo();
    const counted = await posted();
    const beside = await added();
    const change = (activityId: string, version: number, more: object = {}) => {
      const { documents: _none, ...fields } = activityId === counted ? article : banner;
      const details = { ...fields.details, link: "https://tranhungdao.gov.vn/1" };
      const written = activityId === counted ? { ...fields, details } : fields;
      const write = { opId: randomUUID(), activityId, version, documents: [documentId] };
      return ward.mutate("activities.change", { ...written, ...write, ...more });
    };
    const told = async () => new Map((await list()).map(({ id, confirmed }) => [id, confirmed]));
    expect(await told()).toEqual(new Map([counted, beside].map((id) => [id, false])));
    await done(confirm(centre));
    expect(await told()).toEqual(
      new Map([
        [counted, true],
        [beside, false],
      ]),
    );
    expect(await change(counted, 2)).toMatchObject({ code: "bad-input" });
    await done(change(counted, 2, { documents: undefined }));
    await done(change(counted, 3, { knowsConfirmed: true }));
    await done(change(beside, 1));
    expect((await list()).map(({ papers }) => papers.length)).toEqual([1, 1]);
  });

  test("confirms the communes beside it and nobody else's, by its own officers alone", async () => {
    await posted({ count: 4 });
    await done(confirm(centre));
    expect((await confirm(centre, { unitId: "far" })).code).toBe("not-found");
    expect((await confirm(ward)).code).toBe("not-found");
    expect((await confirm(ward, { centreId: "ward" })).code).toBe("not-found");
    const seen = await done<Outputs["activities"]["confirmed"]>(
      centre.query("activities.confirmed", { unitId: "centre", year: 2023 }),
    );
    expect(seen.units.map(({ unitId }) => unitId)).toEqual(["neighbour", "ward"]);
    expect(seen.differences).toMatchObject([
      { unitId: "ward", confirmed: 3, own: 4, difference: -1 },
    ]);
    await done(confirm(centre, { count: null }));
    expect(await world.services.db.selectFrom("confirmed_count").selectAll().execute()).toEqual([]);
  });

  test("its count decides what is scored; without a quota the unit states it itself", async () => {
    const { db } = world.services;
    const [period] = await readPeriods(db);
    if (period === undefined) throw new Error("no period");
    const today = "2023-11-20";
    const fed = async () =>
      (await readFed(db, { period, today }, ["ward", "neighbour"])).get("ward")?.values;
    await posted({ count: 4 });
    expect(await fed()).not.toHaveProperty("propaganda.items.quota");
    const plan = await done<Outputs["plans"]["saveDraft"]>(
      city.mutate("plans.saveDraft", cityPlan()),
    );
    const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };
    const issue = { opId: randomUUID(), planId: plan.id, version: 1, ...paper };
    await done(city.mutate("plans.issue", issue));
    expect(await fed()).toMatchObject({
      "propaganda.items.done": 4,
      "propaganda.items.quota": 4,
    });
    await done(confirm(centre));
    expect(await fed()).toMatchObject({ "propaganda.items.done": 3 });
    await done(confirm(centre, { field: "propaganda.radio.items", count: 2 }));
    expect(await fed()).toMatchObject({ "propaganda.items.done": 5 });
  });
});
