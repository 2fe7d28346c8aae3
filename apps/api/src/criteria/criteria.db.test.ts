import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import { REFERENCE_SET } from "@cchc/domain/criteria/set-reference";
import { type CriteriaSet, leavesOf } from "@cchc/domain/criteria/set";
import { canonicalText } from "@cchc/domain/scoring/canonical";
import { findBrokenLink } from "../audit/audit.ts";
import { sha256 } from "../canonical.ts";
import { type Client, createWorld, type World } from "../testing/world.ts";
import { compiledSet, readSet } from "./queries.ts";

interface Draft {
  readonly id: string;
  readonly version: number;
  readonly revision: number;
  readonly hash: string;
}

const reference = { id: "reference", version: 1 } as const;
const decision = "Quyết định 52/QĐ-UBND ngày 10/01/2024";

describe("a set from its copy to its second version", () => {
  let world: World;
  let reviewer: Client;
  let colleague: Client;
  let officer: Client;
  let elsewhere: Client;

  beforeAll(async () => {
    world = await createWorld();
    reviewer = await world.signedIn("tham-dinh", "reviewer", "city");
    colleague = await world.signedIn("dong-nghiep", "reviewing_leader", "city");
    officer = await world.signedIn("can-bo", "officer", "ward");
    elsewhere = await world.signedIn("noi-khac", "reviewer", "other-city");
  });
  afterAll(() => world.close());

  async function copied(id: string, name = "Bộ tiêu chí của Hải An"): Promise<Draft> {
    const about = { from: reference, id, name, decision, ownerId: "city" };
    const input = { opId: randomUUID(), ...about };
    const answer = await reviewer.mutate("criteria.copy", input);
    expect(answer).toMatchObject({ status: 200 });
    return answer.data as Draft;
  }

  async function setOf(client: Client, address: { id: string; version: number }) {
    const { id, version } = address;
    const answer = await client.query("criteria.get", { id, version });
    expect(answer.status).toBe(200);
    return answer.data as { set: CriteriaSet; findings: unknown[]; head: { revision: number } };
  }

  function saving(draft: Draft, set: unknown, opId: string = randomUUID()) {
    const { id, version, revision } = draft;
    return { opId, id, version, revision, set };
  }

  function issuing({ id, version, revision }: Draft) {
    return { opId: randomUUID(), id, version, revision, note: "Ban hành lần đầu." };
  }

  test("built-in sets are there without rows, with the hash that receipts carry", async () => {
    const stored = await readSet(world.services.db, reference);
    expect(stored).toMatchObject({ status: "issued", builtIn: true, ownerId: null });
    expect(stored.hash).toBe(sha256(canonicalText(REFERENCE_SET)));
    expect(compiledSet(stored, 2023)).toBe(compiledSet(stored, 2023));
    expect(compiledSet(stored, 2022)).not.toBe(compiledSet(stored, 2023));
    const { data } = await officer.query("criteria.list");
    expect((data as { id: string }[]).map(({ id }) => id)).toEqual([SET_766.id, "reference"]);
  });

  test("a copy is a draft without the notice of what it came from, seen by its keepers alone", async () => {
    const draft = await copied("ban-sao");
    const { set } = await setOf(colleague, draft);
    expect(set).toMatchObject({ id: "ban-sao", version: 1, name: "Bộ tiêu chí của Hải An" });
    expect(set.notice).toBeUndefined();
    expect(set.decision).toEqual({ document: decision, clause: "" });
    const text = canonicalText(set);
    expect(text).not.toContain(REFERENCE_SET.decision.document);
    const scored = (one: CriteriaSet) => leavesOf(one).map(({ max, rule }) => ({ max, rule }));
    expect(scored(set)).toEqual(scored(REFERENCE_SET));
    for (const client of [officer, elsewhere]) {
      const answer = await client.query("criteria.get", { id: "ban-sao", version: 1 });
      expect(answer).toMatchObject({ status: 404, code: "not-found" });
    }
    const taken = { opId: randomUUID(), from: reference, id: "ban-sao", name: "Khác", decision };
    expect(await reviewer.mutate("criteria.copy", { ...taken, ownerId: "city" })).toMatchObject({
      code: "name-taken",
    });
    const theirs = { ...taken, opId: randomUUID(), ownerId: "other-city" };
    expect(await elsewhere.mutate("criteria.copy", theirs)).toMatchObject({ code: "name-taken" });
    const builtIn = { ...taken, opId: randomUUID(), id: "reference", ownerId: "city" };
    expect(await reviewer.mutate("criteria.copy", builtIn)).toMatchObject({ code: "name-taken" });
  });

  test("two editors: the second is told who wrote, and nothing of the first is lost", async () => {
    const draft = await copied("hai-nguoi");
    const { set } = await setOf(reviewer, draft);
    const answers = await Promise.all([
      reviewer.mutate("criteria.saveDraft", saving(draft, { ...set, name: "Của người thứ nhất" })),
      colleague.mutate("criteria.saveDraft", saving(draft, { ...set, name: "Của người thứ hai" })),
    ]);
    const won = answers.findIndex(({ status }) => status === 200);
    const lost = answers[1 - won];
    expect(lost).toMatchObject({ status: 409, code: "conflict" });
    expect(lost?.message).toContain(won === 0 ? "Người tham-dinh" : "Người dong-nghiep");
    const kept = await setOf(reviewer, draft);
    expect(kept.set.name).toBe(won === 0 ? "Của người thứ nhất" : "Của người thứ hai");
    expect(kept.head.revision).toBe(2);
  });

  test("the same save sent twice is done once", async () => {
    const draft = await copied("hai-lan");
    const { set } = await setOf(reviewer, draft);
    const input = saving(draft, { ...set, name: "Tên mới" });
    const first = await reviewer.mutate("criteria.saveDraft", input);
    const again = await reviewer.mutate("criteria.saveDraft", input);
    expect(first).toMatchObject({ status: 200, data: { revision: 2 } });
    expect(again.data).toEqual(first.data);
    const other = saving(draft, { ...set, name: "Khác" }, input.opId);
    expect(await reviewer.mutate("criteria.saveDraft", other)).toMatchObject({
      code: "operation-reused",
    });
  });

  test("an issued version never changes; the next one is told apart in words", async () => {
    const draft = await copied("ban-hanh");
    const issued = await reviewer.mutate("criteria.issue", issuing(draft));
    expect(issued).toMatchObject({ status: 200 });
    const { set } = await setOf(officer, draft);
    const late = saving({ ...draft, revision: 2 }, { ...set, name: "Sửa sau" });
    expect(await reviewer.mutate("criteria.saveDraft", late)).toMatchObject({ code: "set-issued" });
    const { id, version } = draft;
    const gone = { opId: randomUUID(), id, version, revision: 2 };
    expect(await reviewer.mutate("criteria.discardDraft", gone)).toMatchObject({
      code: "set-issued",
    });
    expect((await setOf(officer, draft)).set).toEqual(set);

    const versions = await Promise.all(
      [reviewer, colleague].map((client) =>
        client.mutate("criteria.newVersion", { opId: randomUUID(), id, version }),
      ),
    );
    expect(versions.map(({ code }) => code ?? "").toSorted()).toEqual(["", "already-done"]);
    const next = versions.find(({ status }) => status === 200)?.data as Draft;
    expect(next).toMatchObject({ id, version: 2, revision: 1 });
    const [area, ...areas] = set.areas;
    const changed = { ...set, version: 2, areas: [{ ...area, max: 1300 }, ...areas] };
    await reviewer.mutate("criteria.saveDraft", saving(next, changed));
    const { data } = await reviewer.query("criteria.diff", { id, before: 1, after: 2 });
    expect((data as { changes: { sentence: string }[] }).changes).toMatchObject([
      { code: "max", path: "areas/1/max", before: "12,00", after: "13,00" },
    ]);
    // The draft stays with those who keep it.
    expect(await officer.query("criteria.diff", { id, before: 1, after: 2 })).toMatchObject({
      code: "not-found",
    });
    const broken = issuing({ ...next, revision: 2 });
    const refused = await reviewer.mutate("criteria.issue", broken);
    expect(refused).toMatchObject({ status: 412, code: "set-findings" });
    expect(refused.message).toContain("còn 2 lỗi");
    const discard = { opId: randomUUID(), id, version: 2, revision: 2 };
    const thrown = await reviewer.mutate("criteria.discardDraft", discard);
    expect(thrown).toMatchObject({ status: 200 });
    expect(await reviewer.mutate("criteria.discardDraft", discard)).toMatchObject({ status: 200 });
    expect(await reviewer.query("criteria.get", { id, version: 2 })).toMatchObject({ status: 404 });
  });

  test("what is exported and imported again is the same set, bit for bit", async () => {
    for (const set of [REFERENCE_SET, SET_766]) {
      const address = { id: set.id, version: set.version };
      const { data } = await reviewer.query("criteria.export", address);
      const { text, fileName } = data as { text: string; fileName: string };
      expect(fileName).toBe(`bo-tieu-chi-${set.id}-${set.version}.json`);
      expect(canonicalText(JSON.parse(text))).toBe(canonicalText(set));
      const own = text.replace(`"id": "${set.id}"`, `"id": "nhap-${set.id}"`);
      const answer = await reviewer.mutate("criteria.import", {
        opId: randomUUID(),
        text: own,
        ownerId: "city",
      });
      expect(answer.data).toMatchObject({ version: set.version, revision: 1 });
      const imported = answer.data as Draft;
      expect(imported.hash).toBe(sha256(canonicalText({ ...set, id: `nhap-${set.id}` })));
      const back = await reviewer.query("criteria.export", {
        id: imported.id,
        version: imported.version,
      });
      expect((back.data as { text: string }).text).toBe(own);
      const into = { id: imported.id, version: imported.version, revision: 1 };
      const over = { opId: randomUUID(), text, into };
      const replaced = await reviewer.mutate("criteria.import", over);
      expect(replaced.data).toMatchObject({ revision: 2, hash: imported.hash });
    }
  });

  test.each<[what: string, text: string, place: string]>([
    ["no JSON", "{", "Tệp JSON"],
    ["no set", "[]", "Tệp"],
    ["a number", "7", "Tệp"],
    ["a misspelt member", changedText((set) => ({ ...set, naem: "x" })), "naem"],
    ["a name of blanks", changedText((set) => ({ ...set, name: " \u200b " })), "Tên"],
    ["points that are no whole hundredths", withLeaf({ max: 1.5 }), "› Điểm tối đa"],
    ["a rule of no known kind", withLeaf({ rule: { kind: "magic", zero: "full" } }), "› Quy tắc"],
    ["a day that is none", changedText((set) => ({ ...set, from: "2023-02-30" })), "Từ"],
    ["no areas", changedText((set) => ({ ...set, areas: [] })), "areas"],
    ["a code with a slash", withLeaf({ code: "1/1" }), "› Mã"],
    ["a member of every object", changedText((set) => ({ ...set, constructor: 1 })), "constructor"],
  ])("a file with %s changes nothing and says where", async (_what, text, place) => {
    const before = await countRows();
    const answer = await reviewer.mutate("criteria.import", {
      opId: randomUUID(),
      text,
      ownerId: "city",
    });
    expect(answer).toMatchObject({ status: 400, code: "bad-input" });
    expect(answer.message).toContain(place.replace("areas", "Lĩnh vực"));
    expect(await countRows()).toBe(before);
  });

  test("what is nested without end or too large is refused, not carried out", async () => {
    const deep = `{"id":"sau","areas":${"[".repeat(200_000)}${"]".repeat(200_000)}}`;
    const nested = { opId: randomUUID(), text: deep, ownerId: "city" };
    expect(await reviewer.mutate("criteria.import", nested)).toMatchObject({ status: 400 });
    const large = { opId: randomUUID(), text: "x".repeat(1_100_000), ownerId: "city" };
    const refused = { status: 413, code: "too-large", message: expect.stringContaining("1 MB") };
    expect(await reviewer.mutate("criteria.import", large)).toMatchObject(refused);
    // Fewer characters than a set may have, and more bytes than the server takes.
    const vietnamese = { ...large, text: "ế".repeat(400_000) };
    expect(await reviewer.mutate("criteria.import", vietnamese)).toMatchObject(refused);
    expect(world.logged.filter(({ level }) => level === "error")).toEqual([]);
  });

  test("texts are stored clean: NFC, no control characters", async () => {
    const draft = await copied("sach-se");
    const { set } = await setOf(reviewer, draft);
    const odd = { ...set, name: "  Bộ\u0000 tiêu chí\u200b ".normalize("NFD") };
    const saved = await reviewer.mutate("criteria.saveDraft", saving(draft, odd));
    expect(saved).toMatchObject({ status: 200 });
    expect((await setOf(reviewer, draft)).set.name).toBe("Bộ tiêu chí");
  });

  test("an unsaved set is checked without being written", async () => {
    const before = await countRows();
    const broken = { ...REFERENCE_SET, max: 9000 };
    const { data } = await reviewer.mutate("criteria.check", { set: broken });
    expect((data as { findings: { path: string }[] }).findings[0]).toMatchObject({ path: "max" });
    const clean = await reviewer.mutate("criteria.check", { set: REFERENCE_SET });
    const errors = (clean.data as { findings: { severity: string }[] }).findings.filter(
      ({ severity }) => severity === "error",
    );
    expect(errors).toEqual([]);
    expect(await countRows()).toBe(before);
  });

  test("every write stands in the owner's chain with what was and what is", async () => {
    const draft = await copied("nhat-ky");
    const { set } = await setOf(reviewer, draft);
    await reviewer.mutate("criteria.saveDraft", saving(draft, { ...set, name: "Tên mới" }));
    await reviewer.mutate("criteria.issue", issuing({ ...draft, revision: 2 }));
    const rows = await world.services.db
      .selectFrom("audit")
      .select(["action", "before", "after", "unit_id"])
      .where("subject", "=", "criteria/nhat-ky/1")
      .orderBy("seq")
      .execute();
    expect(rows.map(({ action }) => action)).toEqual([
      "criteria.copy",
      "criteria.save",
      "criteria.issue",
    ]);
    expect(new Set(rows.map((row) => row.unit_id))).toEqual(new Set(["city"]));
    const parse: (text: string) => { hash: string; set?: unknown } = JSON.parse;
    const [first, saved, issued] = rows.map(({ before, after }) => ({
      before: before === null ? null : parse(before),
      after: parse(after ?? "null"),
    }));
    expect(first?.before).toBeNull();
    expect(saved?.before?.hash).toBe(first?.after.hash);
    expect(saved?.after.set).toMatchObject({ name: "Tên mới" });
    expect(issued?.before?.hash).toBe(saved?.after.hash);
    expect(await findBrokenLink(world.services.db, "city")).toBeNull();
  });

  async function countRows(): Promise<number> {
    const rows = await world.services.db.selectFrom("criteria_set").select("id").execute();
    return rows.length;
  }
});

function changedText(change: (set: CriteriaSet) => object): string {
  return JSON.stringify(change({ ...REFERENCE_SET, id: "tep-sai" }));
}

function withLeaf(change: object): string {
  return changedText((set) => {
    const [area, ...areas] = set.areas;
    const [criterion, ...criteria] = area?.criteria ?? [];
    const [leaf, ...leaves] = criterion?.leaves ?? [];
    const within = { ...criterion, leaves: [{ ...leaf, ...change }, ...leaves] };
    return { ...set, areas: [{ ...area, criteria: [within, ...criteria] }, ...areas] };
  });
}
