import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { Inputs } from "../router.ts";
import { findBrokenLink } from "../audit/audit.ts";
import { countQueries } from "../testing/count-queries.ts";
import { makeChanges } from "../testing/unit-operation.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { listInput } from "./input.ts";
import { listDocuments } from "./list.ts";
import type { DocumentEntry } from "./read.ts";

type NewEntry = Inputs["documents"]["add"];

let world: World;
let officer: Client;
let cookie: string;
beforeAll(async () => {
  world = await createWorld();
  officer = await world.signedIn("can-bo", "officer", "ward");
  cookie = await world.cookieOf("can-bo");
});
afterAll(() => world.close());
beforeEach(async () => {
  await world.services.db.deleteFrom("score_evidence").execute();
  await world.services.db.deleteFrom("document_file").execute();
  await world.services.db.deleteFrom("document").execute();
});

const paper: Omit<NewEntry, "opId"> = {
  unitId: "ward",
  type: "plan",
  number: "26",
  symbol: "KH-UBND",
  issuedOn: "2023-02-14",
  issuer: "UBND phường Trần Hưng Đạo",
  summary: "Tuyên truyền cải cách hành chính",
  area: "direction",
  uploads: [],
};

async function add(changed: Partial<NewEntry> = {}): Promise<string> {
  const answer = await officer.mutate("documents.add", {
    opId: randomUUID(),
    ...paper,
    ...changed,
  });
  expect(answer.status, answer.message).toBe(200);
  return (answer.data as { id: string }).id;
}

async function list(input: object = {}): Promise<{ documents: DocumentEntry[]; next: unknown }> {
  const answer = await officer.query("documents.list", { unitId: "ward", ...input });
  expect(answer.status, answer.message).toBe(200);
  return answer.data as { documents: DocumentEntry[]; next: unknown };
}

async function read(documentId: string): Promise<DocumentEntry> {
  return (await officer.query("documents.get", { documentId })).data as DocumentEntry;
}

async function upload(name: string, text: string): Promise<string> {
  const response = await world.app.request(`/api/files?unit=ward&name=${name}`, {
    method: "POST",
    headers: { "content-type": "application/octet-stream", "x-operation-id": randomUUID(), cookie },
    body: text,
  });
  return ((await response.json()) as { uploadId: string }).uploadId;
}

function write(name: string, input: object): Promise<Answer> {
  return officer.mutate(`documents.${name}`, { opId: randomUUID(), ...input });
}

describe("finding", () => {
  test("by words without accents, in any order, by type, year and area", async () => {
    const plan = await add();
    const notice = await add({
      type: "notice",
      number: "04",
      symbol: "TB-UBND",
      issuedOn: "2022-01-16",
      summary: "Công bố thủ tục về đất đai",
      area: "procedures",
    });
    const found = async (input: object) => (await list(input)).documents.map(({ id }) => id);
    expect(await found({})).toEqual([plan, notice]);
    expect(await found({ search: "truyen TUYEN cai cách" })).toEqual([plan]);
    expect(await found({ search: "dat dai 4/tb" })).toEqual([notice]);
    expect(await found({ search: "100%" })).toEqual([]);
    expect(await found({ search: "_" })).toEqual([]);
    expect(await found({ type: "notice" })).toEqual([notice]);
    expect(await found({ year: 2023 })).toEqual([plan]);
    expect(await found({ area: "procedures" })).toEqual([notice]);
    expect(await found({ ids: [notice] })).toEqual([notice]);
    expect(await found({ ids: [] })).toEqual([]);
    const shelf = await officer.query("documents.shelf", { unitId: "ward" });
    expect(shelf.data).toMatchObject({ total: 2, years: [2023, 2022] });
  });

  test("page by page, each entry once, those without a day last", async () => {
    const days = ["2023-02-14", "2023-02-14", "2023-02-13", null, null];
    for (const [at, issuedOn] of days.entries()) await add({ issuedOn, number: String(at) });
    const seen: (string | null)[] = [];
    const ids = new Set<string>();
    let cursor: unknown = null;
    do {
      const page = await list({ limit: 2, cursor });
      for (const { id, issuedOn } of page.documents) {
        seen.push(issuedOn);
        ids.add(id);
      }
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(days);
    expect(ids.size).toBe(5);
  });

  test("as many questions for fifty entries as for one", async () => {
    const counted = countQueries(world.services);
    const ask = () =>
      listDocuments(counted.services.db, listInput.parse({ unitId: "ward" }), "2023-12-12");
    await add();
    const one = await counted.queries(ask);
    for (let number = 30; number < 50; number += 1) await add({ number: String(number) });
    expect(await counted.queries(ask)).toBe(one);
  });
});

describe("writing", () => {
  test("an entry is changed by whoever saw its last version", async () => {
    const id = await add();
    const { unitId: _unit, uploads: _uploads, ...fields } = paper;
    const changed = { ...fields, summary: "Kế hoạch  tuyên truyền năm 2023 " };
    expect((await write("change", { documentId: id, version: 1, ...changed })).data).toEqual({
      id,
      version: 2,
    });
    expect(await read(id)).toMatchObject({
      summary: "Kế hoạch  tuyên truyền năm 2023",
      version: 2,
      by: "Người can-bo",
    });
    const late = await write("change", { documentId: id, version: 1, ...fields });
    expect(late).toMatchObject({ status: 409, code: "conflict" });
    expect(late.message).toContain("Người can-bo");
    expect((await list({ search: "năm 2023" })).documents).toHaveLength(1);
  });

  test("sent twice, done once", async () => {
    const input = { opId: randomUUID(), ...paper };
    const first = await officer.mutate("documents.add", input);
    expect((await officer.mutate("documents.add", input)).data).toEqual(first.data);
    expect((await list()).documents).toHaveLength(1);
  });

  test.each([
    { number: "26/KH" },
    { number: "" },
    { symbol: "KH UBND" },
    { summary: " \u200b " },
    { issuer: "" },
    { issuedOn: "2023-02-30" },
    { type: "KH" },
    { area: "sport" },
  ])("%j is refused", async (wrong) => {
    const answer = await officer.mutate("documents.add", {
      opId: randomUUID(),
      ...paper,
      ...wrong,
    });
    expect(answer).toMatchObject({ status: 400, code: "bad-input" });
    expect((await list()).documents).toEqual([]);
  });

  test("files come and go with positions of their own, and the history keeps them", async () => {
    const id = await add({ uploads: [await upload("a.txt", "a"), await upload("b.txt", "b")] });
    const more = { documentId: id, version: 1, uploads: [await upload("c.txt", "c")] };
    expect((await write("attach", more)).data).toEqual({ id, version: 2 });
    const gone = await write("detach", { documentId: id, version: 2, position: 2 });
    expect(gone.data).toEqual({ id, version: 3 });
    expect((await read(id)).files).toEqual([
      { position: 1, name: "a.txt", size: 1, mediaType: "text/plain" },
      { position: 3, name: "c.txt", size: 1, mediaType: "text/plain" },
    ]);
    const again = await write("detach", { documentId: id, version: 3, position: 2 });
    expect(again.code).toBe("not-found");
    const response = await world.app.request(`/api/files/${id}/3`, { headers: { cookie } });
    expect(await response.text()).toBe("c");
    const history = await world.services.db
      .selectFrom("audit")
      .select(["action", "before", "after"])
      .where("subject", "=", `document/${id}`)
      .orderBy("seq")
      .execute();
    expect(history.map(({ action }) => action)).toEqual([
      "document.add",
      "document.attach",
      "document.detach",
    ]);
    expect(history[2]?.before).toContain("b.txt");
    expect(history[2]?.after).not.toContain("b.txt");
    expect(await findBrokenLink(world.services.db, "ward")).toBeNull();
  });

  test("at most twenty files", async () => {
    const uploads = await Promise.all(
      Array.from({ length: 20 }, (_, at) => upload(`${at}.txt`, String(at))),
    );
    const id = await add({ uploads });
    const one = { documentId: id, version: 1, uploads: [await upload("x.txt", "x")] };
    expect(await write("attach", one)).toMatchObject({ status: 413, code: "too-large" });
    expect((await read(id)).files).toHaveLength(20);
  });

  test("taken out of the register and back", async () => {
    const id = await add();
    await write("withdraw", { documentId: id, version: 1, withdrawn: true });
    expect((await list()).documents).toEqual([]);
    expect((await list({ withdrawn: true })).documents).toMatchObject([{ id, withdrawn: true }]);
    expect((await list({ ids: [id] })).documents).toHaveLength(1);
    await write("withdraw", { documentId: id, version: 2, withdrawn: false });
    expect((await list()).documents).toMatchObject([{ id, version: 3 }]);
  });
});

describe("hints", () => {
  const codes = (entry: DocumentEntry | undefined) => entry?.hints.map(({ code }) => code);

  test("one number with two titles, in one year, of one issuer", async () => {
    const first = await add({ number: "07" });
    expect(codes(await read(first))).toEqual([]);
    const second = await add({ number: "7", summary: "Việc khác" });
    expect(codes(await read(first))).toEqual(["two_titles"]);
    expect((await read(second)).hints[0]?.text).toContain("Tuyên truyền cải cách hành chính");
    const others = [
      await add({ number: "7", issuedOn: "2022-02-14" }),
      await add({ number: "7", symbol: "BC-UBND", type: "report" }),
      await add({ number: "7", issuer: "UBND thành phố Hải An" }),
      await add({ number: "70" }),
    ];
    for (const id of others) expect(codes(await read(id))).toEqual([]);
    await write("withdraw", { documentId: second, version: 1, withdrawn: true });
    expect(codes(await read(first))).toEqual([]);
  });

  test("type against symbol, a day to come, and before it is written at all", async () => {
    const odd = await add({ type: "decision", number: "14" });
    expect(codes(await read(odd))).toEqual(["type_symbol"]);
    const today = await add({ number: "1", issuedOn: "2023-12-12" });
    const tomorrow = await add({ number: "2", issuedOn: "2023-12-13" });
    expect([codes(await read(today)), codes(await read(tomorrow))]).toEqual([[], ["future_day"]]);
    const { uploads: _, ...fields } = paper;
    const draft = await officer.query("documents.hints", { ...fields, number: "1" });
    expect(draft.data).toMatchObject([{ code: "two_days" }]);
    const own = await officer.query("documents.hints", {
      ...fields,
      number: "1",
      documentId: today,
    });
    expect(own.data).toEqual([]);
  });
});

test("the next number follows the highest of the unit's own in the year", async () => {
  const next = async (input: object) =>
    (
      await officer.query("documents.nextNumber", {
        unitId: "ward",
        type: "plan",
        year: 2023,
        ...input,
      })
    ).data;
  const issuer = "UBND phường Trần Hưng Đạo";
  expect(await next({})).toEqual({ issuer, number: "01", symbol: "KH-UBND", after: null });
  await add({ number: "08", issuedOn: "2023-03-01" });
  await add({ number: "10", issuedOn: "2023-02-01" });
  await add({ number: "449", issuer: "UBND thành phố Hải An" });
  await add({ number: "99", issuedOn: "2022-12-30" });
  expect(await next({})).toEqual({
    issuer,
    number: "11",
    symbol: "KH-UBND",
    after: { number: "10", issuedOn: "2023-02-01" },
  });
  expect(await next({ type: "letter" })).toMatchObject({ number: "01", symbol: "UBND" });
  expect(await next({ type: "other" })).toMatchObject({ number: null, symbol: null });
});

describe("evidence", () => {
  const cite = async (documentId: string, state: "scoring" | "submitted"): Promise<void> => {
    const { db } = world.services;
    await db.deleteFrom("score_evidence").execute();
    await db.deleteFrom("score").execute();
    await db
      .insertInto("scoring_round")
      .values({
        id: "vong-2023",
        name: "Chấm điểm năm 2023",
        year: 2023,
        set_id: "small",
        set_version: 1,
        set_hash: "",
        root_id: "city",
        period_id: "annual-2023",
        self_due: "2024-01-15",
        appraisal_due: "2024-02-15",
        created_by: "test",
        created_at: world.services.now(),
      })
      .onConflict((c) => c.column("id").doNothing())
      .execute();
    await db
      .insertInto("score")
      .values({
        round_id: "vong-2023",
        unit_id: "ward",
        state,
        version: 1,
        submission_id: null,
        returned_reason: null,
        updated_by: "test",
        updated_at: world.services.now(),
      })
      .execute();
    await db
      .insertInto("score_evidence")
      .values({
        round_id: "vong-2023",
        unit_id: "ward",
        leaf_code: "1.2",
        document_id: documentId,
        page_note: "tr. 2",
        position: 0,
      })
      .execute();
  };
  afterAll(async () => {
    await world.services.db.deleteFrom("score_evidence").execute();
  });

  test("says where it is used; its files go only while the score is the unit's own", async () => {
    const id = await add({ uploads: [await upload("a.txt", "a"), await upload("b.txt", "b")] });
    await cite(id, "scoring");
    expect((await read(id)).citedIn).toEqual([
      { roundId: "vong-2023", round: "Chấm điểm năm 2023", leafCode: "1.2", pageNote: "tr. 2" },
    ]);
    const first = await write("detach", { documentId: id, version: 1, position: 1 });
    expect(first.status).toBe(200);
    await cite(id, "submitted");
    const second = await write("detach", { documentId: id, version: 2, position: 2 });
    expect(second).toMatchObject({ status: 409, code: "document-cited" });
    expect(second.message).toContain("Chấm điểm năm 2023");
    expect((await read(id)).files).toHaveLength(1);
    const withdrawn = await write("withdraw", { documentId: id, version: 2, withdrawn: true });
    expect(withdrawn.status).toBe(200);
    const response = await world.app.request(`/api/files/${id}/2`, { headers: { cookie } });
    expect(await response.text()).toBe("b");
  });

  test("whoever reviewed the round still opens it when the unit has moved elsewhere", async () => {
    const id = await add({ uploads: [await upload("a.txt", "a")] });
    const unused = await add({ number: "27" });
    await cite(id, "submitted");
    const city = await world.signedIn("thanh-pho", "reviewer", "city");
    expect((await city.query("documents.get", { documentId: unused })).status).toBe(200);
    const change = { kind: "move", on: "2024-06-01", unitId: "ward", parentId: "other-city" };
    const administrator = await world.signedIn("quan-tri", "administrator", "province");
    await makeChanges(administrator, [change]);
    world.setClock("2024-07-01T02:00:00Z");
    expect((await city.query("documents.get", { documentId: id })).status).toBe(200);
    expect((await city.query("documents.get", { documentId: unused })).code).toBe("not-found");
    expect((await city.query("documents.list", { unitId: "ward" })).code).toBe("not-found");
    const files = await world.app.request(`/api/files/${id}/1`, {
      headers: { cookie: await world.cookieOf("thanh-pho") },
    });
    expect(await files.text()).toBe("a");
    world.setClock("2023-12-12T02:00:00Z");
  });
});
