import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { findBrokenLink } from "../audit/audit.ts";
import type { Outputs } from "../router.ts";
import { countQueries } from "../testing/count-queries.ts";
import { cityPlan, communeTask } from "../testing/plan.ts";
import { type Answer, type Client, createWorld, type World } from "../testing/world.ts";
import { readMatrix } from "./matrix.ts";
import { readMine } from "./mine.ts";

let world: World;
let city: Client;
let chief: Client;
let ward: Client;
let neighbour: Client;
let far: Client;

beforeAll(async () => {
  world = await createWorld();
  city = await world.signedIn("tham-dinh", "reviewer", "city");
  chief = await world.signedIn("truong-phong", "reviewing_leader", "city");
  ward = await world.signedIn("can-bo", "officer", "ward");
  neighbour = await world.signedIn("lang-gieng", "officer", "neighbour");
  far = await world.signedIn("noi-xa", "officer", "far");
});
afterAll(() => world.close());
beforeEach(async () => {
  world.setClock("2023-05-20T02:00:00Z");
  const { db } = world.services;
  for (const table of ["task_proof", "task_copy", "plan_task", "plan", "activity"] as const) {
    await db.deleteFrom(table).execute();
  }
  await db.deleteFrom("document").execute();
});

async function done<Data>(answer: Promise<Answer>): Promise<Data> {
  const { status, data, message } = await answer;
  expect(status, message).toBe(200);
  return data as Data;
}

type Written = Outputs["plans"]["saveDraft"];

async function issued(draft = cityPlan()): Promise<string> {
  const { id, version } = await done<Written>(city.mutate("plans.saveDraft", draft));
  await done(chief.mutate("plans.issue", { ...paper, planId: id, version, opId: randomUUID() }));
  return id;
}

const paper = { number: "42", symbol: "KH-UBND", day: "2023-02-07" };

function mine(client: Client) {
  return done<Outputs["tasks"]["mine"]>(client.query("tasks.mine"));
}

async function copyOf(client: Client, taskId: string) {
  const copy = (await mine(client)).copies.find(({ task }) => task.id === taskId);
  if (copy === undefined) throw new Error(`no copy of ${taskId}`);
  return copy;
}

describe("a draft", () => {
  test("keeps the wording, reads the schedule, and lets a person's own stand", async () => {
    const confirmed = { parts: [{ kind: "date", day: "2023-03-08" }] } as const;
    const tasks = [
      communeTask("read", "Viết tin, bài (Số lượng: 4 tin/năm)", "Mỗi quý 1 tin"),
      {
        ...communeTask("said", "Mít tinh", "khi trời đẹp"),
        schedule: { parts: [...confirmed.parts] },
      },
    ];
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan({ tasks })));
    const { plan } = await done<Outputs["plans"]["get"]>(city.query("plans.get", { planId: id }));
    expect(plan.tasks.map(({ time }) => time)).toEqual(["Mỗi quý 1 tin", "khi trời đẹp"]);
    expect(plan.tasks[0]?.schedule.parts).toMatchObject([
      { kind: "quota", count: 4 },
      { kind: "quota", count: 1, per: { every: 1, unit: "quarter" } },
    ]);
    expect(plan.tasks[1]?.schedule).toEqual(confirmed);
  });

  test("what was not understood is shown, nothing is guessed", async () => {
    const rows = [
      { group: "UBND các xã, phường", title: "Báo cáo kết quả", time: "trước ngày 10/12" },
      { group: "Hội Làm vườn", title: "Mít tinh", time: "Quý I, bao giờ rảnh" },
    ];
    const parsed = await done<Outputs["plans"]["parse"]>(
      city.query("plans.parse", { unitId: "city", year: 2023, rows }),
    );
    expect(parsed[0]).toMatchObject({
      due: ["2023-12-09"],
      rest: [],
      responsible: [{ kind: "class", class: "communes" }],
      proof: ["report"],
    });
    expect(parsed[1]?.rest.length).toBeGreaterThan(0);
    expect(parsed[1]?.responsible).toEqual([{ kind: "named", label: "Hội Làm vườn" }]);
  });

  test("is changed by whoever saw its last version, and sent twice is written once", async () => {
    const draft = cityPlan();
    const first = await done<Written>(city.mutate("plans.saveDraft", draft));
    expect(await done(city.mutate("plans.saveDraft", draft))).toEqual(first);
    const second = cityPlan({ planId: first.id, version: 1, about: "Tên khác", tasks: [] });
    expect(await done(city.mutate("plans.saveDraft", second))).toEqual({
      id: first.id,
      version: 2,
    });
    const late = await city.mutate("plans.saveDraft", { ...second, opId: randomUUID() });
    expect(late).toMatchObject({ status: 409, code: "conflict" });
    expect(late.message).toContain("Người tham-dinh");
    expect(await findBrokenLink(world.services.db, "city")).toBeNull();
  });

  test("is the unit's own: nobody below or beside sees it, and no reviewer writes a commune's", async () => {
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan()));
    for (const client of [ward, far]) {
      expect((await client.query("plans.get", { planId: id })).code).toBe("not-found");
    }
    const wards = await city.mutate("plans.saveDraft", cityPlan({ unitId: "ward" }));
    expect(wards.code).toBe("not-found");
  });

  test("two rows with one id are refused", async () => {
    const tasks = [communeTask("a", "Một", ""), communeTask("a", "Hai", "")];
    expect((await city.mutate("plans.saveDraft", cityPlan({ tasks }))).code).toBe("bad-input");
  });
});

describe("issuing", () => {
  test("shows who receives what, then hands it out to every commune below and to nobody else", async () => {
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan()));
    const preview = await done<Outputs["plans"]["preview"]>(
      city.query("plans.preview", { planId: id, day: "2023-02-07" }),
    );
    expect(preview.units.map(({ unitId, tasks }) => [unitId, tasks.length])).toEqual([
      ["neighbour", 3],
      ["ward", 3],
    ]);
    expect(preview).toMatchObject({ unresolved: [], unclear: [], dated: 2 });
    const given = { ...paper, opId: randomUUID(), planId: id, version: 1 };
    expect((await city.mutate("plans.issue", given)).code).toBe("forbidden");
    expect(await done(chief.mutate("plans.issue", given))).toEqual({ id, version: 2, copies: 6 });
    expect((await mine(ward)).copies).toHaveLength(3);
    expect((await mine(far)).copies).toEqual([]);
    await done(ward.query("plans.get", { planId: id }));
    expect((await far.query("plans.get", { planId: id })).code).toBe("not-found");
    const again = { ...paper, opId: randomUUID(), planId: id, version: 2 };
    const twice = await chief.mutate("plans.issue", again);
    expect(twice).toMatchObject({ code: "wrong-state", status: 409 });
    expect(twice.message).toContain("kế hoạch");
  });

  test("a task that reaches nobody stops it until somebody confirms", async () => {
    const nobody = { kind: "named", label: "Hội Làm vườn" } as const;
    const tasks = [
      communeTask("1", "Viết tin, bài", ""),
      { ...communeTask("2", "Mít tinh", ""), responsible: [nobody] },
    ];
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan({ tasks })));
    const given = { ...paper, planId: id, version: 1 };
    const refused = await chief.mutate("plans.issue", { ...given, opId: randomUUID() });
    expect(refused).toMatchObject({ status: 400, code: "bad-input" });
    expect(refused.message).toContain("Hội Làm vườn");
    const despite = { ...given, opId: randomUUID(), despiteUnresolved: true };
    expect(await done(chief.mutate("plans.issue", despite))).toMatchObject({ copies: 2 });
  });

  test("a plan without tasks is not issued", async () => {
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan({ tasks: [] })));
    const given = { ...paper, opId: randomUUID(), planId: id, version: 1 };
    expect((await chief.mutate("plans.issue", given)).code).toBe("bad-input");
  });

  test("an issued plan is no draft any more; closed and reopened with a reason", async () => {
    const id = await issued();
    const changed = cityPlan({ planId: id, version: 2 });
    expect((await city.mutate("plans.saveDraft", changed)).code).toBe("wrong-state");
    const move = (action: string, version: number, reason = "") =>
      chief.mutate("plans.move", { opId: randomUUID(), planId: id, version, action, reason });
    expect((await move("reopen", 2)).code).toBe("wrong-state");
    await done(move("close", 2));
    const copy = await copyOf(ward, "plan");
    const set = { planId: id, taskId: "plan", unitId: "ward", version: copy.version };
    const shut = { ...set, opId: randomUUID(), action: "complete", reason: "" };
    expect((await ward.mutate("tasks.setState", shut)).code).toBe("bad-input");
    expect((await move("reopen", 3)).code).toBe("reason-needed");
    await done(move("reopen", 3, "Còn việc"));
    await done(ward.mutate("tasks.setState", { ...shut, opId: randomUUID() }));
  });
});

describe("the history of a draft", () => {
  test("keeps what changed, before and after, and nothing of what stayed", async () => {
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan()));
    const { content, tasks } = cityPlan();
    const [first, ...rest] = tasks;
    const changed = {
      ...cityPlan({ planId: id, version: 1 }),
      content: { ...content, budget: "Ngân sách thành phố" },
      tasks: [...rest, ...(first === undefined ? [] : [{ ...first, time: "Quý II/2023" }])],
    };
    expect(await done(city.mutate("plans.saveDraft", changed))).toMatchObject({ version: 2 });
    const again = { ...changed, opId: randomUUID(), version: 2 };
    expect(await done(city.mutate("plans.saveDraft", again))).toMatchObject({ version: 2 });
    const kept = await world.services.db
      .selectFrom("audit")
      .select(["before", "after"])
      .where("subject", "=", `plan/${id}`)
      .where("action", "=", "plan.save")
      .execute();
    expect(kept).toHaveLength(1);
    const [before, after] = [kept[0]?.before, kept[0]?.after].map((text): unknown =>
      JSON.parse(text ?? "null"),
    );
    expect(before).toMatchObject({ budget: "", tasks: { plan: { time: "Quý I/2023" } } });
    expect(after).toMatchObject({
      budget: "Ngân sách thành phố",
      tasks: { plan: { time: "Quý II/2023" } },
      order: ["items", "contest", "plan"],
    });
    expect(kept[0]?.after).not.toContain("Viết tin");
    expect(kept[0]?.after).not.toContain("Người dân biết");
    expect(await findBrokenLink(world.services.db, "city")).toBeNull();
  });

  test("an id is the server's to give", async () => {
    const chosen = cityPlan({ planId: "cua-toi" });
    expect((await city.mutate("plans.saveDraft", chosen)).code).toBe("bad-input");
    const { id } = await done<Written>(city.mutate("plans.saveDraft", cityPlan()));
    const over = cityPlan({ planId: id, opId: randomUUID() });
    expect((await city.mutate("plans.saveDraft", over)).code).toBe("bad-input");
  });
});

describe("a commune's own plan", () => {
  test("takes its copies over once, adds its own, and issuing gives no task twice", async () => {
    const superior = await issued();
    const adopt = () =>
      ward.mutate("plans.adopt", { opId: randomUUID(), unitId: "ward", planId: superior });
    const first = await done<Outputs["plans"]["adopt"]>(adopt());
    expect(first).toMatchObject({ version: 1, adopted: 3 });
    expect(await done(adopt())).toMatchObject({ id: first.id, version: 1, adopted: 0 });
    const { plan } = await done<Outputs["plans"]["get"]>(
      ward.query("plans.get", { planId: first.id }),
    );
    expect(plan.implementsId).toBe(superior);
    expect(plan.tasks.map(({ adoptedFrom }) => adoptedFrom)).toEqual(["plan", "items", "contest"]);
    const own = { ...communeTask("own", "Treo băng rôn", "tháng 6"), responsible: [] };
    const tasks = [...plan.tasks, own];
    const draft = { ...cityPlan({ unitId: "ward", planId: first.id, version: 1 }), tasks };
    await done(ward.mutate("plans.saveDraft", { ...draft, implementsId: superior }));
    const given = { ...paper, opId: randomUUID(), planId: first.id, version: 2 };
    expect(await done(ward.mutate("plans.issue", given))).toMatchObject({ copies: 1 });
    expect((await mine(ward)).copies).toHaveLength(4);
    expect((await adopt()).code).toBe("wrong-state");
    const matrix = await done<Outputs["plans"]["matrix"]>(
      city.query("plans.matrix", { planId: superior }),
    );
    expect(matrix.withoutPlan).toEqual([{ unitId: "neighbour", name: "Phường Quang Trung" }]);
    expect(matrix.rows.find(({ unitId }) => unitId === "ward")?.ownPlan).toMatchObject({
      id: first.id,
      state: "issued",
    });
  });

  test("two who adopt at the same moment write one draft", async () => {
    const superior = await issued();
    const adopt = () =>
      done<Outputs["plans"]["adopt"]>(
        ward.mutate("plans.adopt", { opId: randomUUID(), unitId: "ward", planId: superior }),
      );
    const [one, other] = await Promise.all([adopt(), adopt()]);
    expect(other.id).toBe(one.id);
    const { own } = await done<Outputs["plans"]["list"]>(ward.query("plans.list"));
    expect(own).toMatchObject([{ id: one.id, version: 1, tasks: 3 }]);
  });

  test("nothing received, nothing to take over", async () => {
    const superior = await issued();
    const answer = { opId: randomUUID(), unitId: "far", planId: superior };
    expect((await far.mutate("plans.adopt", answer)).code).toBe("not-found");
  });
});

describe("progress", () => {
  async function document(unitId: string, client: Client): Promise<string> {
    const entry = {
      opId: randomUUID(),
      unitId,
      type: "plan",
      number: "26",
      symbol: "KH-UBND",
      issuedOn: "2023-03-20",
      issuer: "UBND phường",
      summary: "Tuyên truyền",
      area: null,
      uploads: [],
    };
    return (await done<{ id: string }>(client.mutate("documents.add", entry))).id;
  }

  test.each([
    ["2023-03-15T16:59:00Z", "none"],
    ["2023-03-15T17:01:00Z", "due_soon"],
    ["2023-03-31T16:59:00Z", "due_soon"],
    ["2023-03-31T17:01:00Z", "late"],
    ["2023-02-20T02:00:00Z", "none"],
  ])("by the calendar in Vietnam: at %s the plan of quarter I is %s", async (clock, attention) => {
    world.setClock(clock);
    await issued();
    expect((await copyOf(ward, "plan")).standing.attention).toBe(attention);
  });

  test("a proof of its own register, with its day, ends the lateness", async () => {
    const planId = await issued();
    const before = await copyOf(ward, "plan");
    expect(before.standing.attention).toBe("late");
    const documentId = await document("ward", ward);
    const proof = { planId, taskId: "plan", unitId: "ward", documentId, doneOn: "2023-03-20" };
    await done(ward.mutate("tasks.attach", { ...proof, opId: randomUUID(), version: 1 }));
    const after = await copyOf(ward, "plan");
    expect(after.standing).toMatchObject({ attention: "none", sentence: "Đã xong đúng hạn." });
    expect(after.proofs).toMatchObject([{ documentId, doneOn: "2023-03-20", number: "26" }]);
    const stale = { ...proof, opId: randomUUID(), version: 1 };
    expect((await ward.mutate("tasks.attach", stale)).code).toBe("conflict");
    const foreign = { ...proof, opId: randomUUID(), version: 1, unitId: "neighbour" };
    expect((await neighbour.mutate("tasks.attach", foreign)).code).toBe("not-found");
    expect((await ward.mutate("tasks.attach", foreign)).code).toBe("not-found");
    await done(ward.mutate("tasks.detach", { ...proof, opId: randomUUID(), version: 2 }));
    expect((await copyOf(ward, "plan")).standing.attention).toBe("late");
  });

  test("not possible wants its reason and ends the waiting", async () => {
    const planId = await issued();
    const set = { planId, taskId: "plan", unitId: "ward", version: 1, action: "not_possible" };
    const without = { ...set, opId: randomUUID(), reason: "" };
    expect((await ward.mutate("tasks.setState", without)).code).toBe("reason-needed");
    const withReason = { ...set, opId: randomUUID(), reason: "Sáp nhập đơn vị" };
    await done(ward.mutate("tasks.setState", withReason));
    expect(await copyOf(ward, "plan")).toMatchObject({
      state: "not_possible",
      reason: "Sáp nhập đơn vị",
      standing: { attention: "none" },
    });
  });

  test("quotas count themselves from what was posted, window by window", async () => {
    await issued();
    const log = async (day: string, action: "post" | "none") => {
      const entry = {
        opId: randomUUID(),
        unitId: "ward",
        kind: "website_item",
        day,
        count: 1,
        qualifier: "exact",
        details: { title: "Tin", column: "reform", link: "https://phuong.gov.vn/1" },
        note: null,
        documents: [],
      };
      const { id } = await done<{ id: string }>(ward.mutate("activities.add", entry));
      const item = { opId: randomUUID(), activityId: id, version: 1, reason: "", link: "" };
      if (action === "post") {
        await done(ward.mutate("activities.item", { ...item, action, spent: null }));
      }
    };
    await log("2023-02-10", "post");
    await log("2023-04-10", "none");
    const quarterly = async () => (await copyOf(ward, "items")).quotas[1];
    expect(await quarterly()).toMatchObject({ needed: 4, counted: 1 });
    expect((await copyOf(ward, "items")).behind).toBe(false);
    world.setClock("2023-06-10T02:00:00Z");
    expect((await quarterly())?.sentence).toContain("còn thiếu 1");
    expect((await copyOf(ward, "items")).behind).toBe(true);
    await log("2023-06-09", "post");
    expect((await copyOf(ward, "items")).behind).toBe(false);
    expect((await copyOf(neighbour, "items")).behind).toBe(true);
  });
});

describe("the reviewer's table", () => {
  test("is read by the plan's unit and above, not by those who received tasks", async () => {
    const planId = await issued();
    const matrix = await done<Outputs["plans"]["matrix"]>(city.query("plans.matrix", { planId }));
    expect(matrix.rows.map(({ unitId, cells }) => [unitId, cells.length])).toEqual([
      ["neighbour", 3],
      ["ward", 3],
    ]);
    expect((await ward.query("plans.matrix", { planId })).code).toBe("not-found");
  });

  test("asks as much for two units and many tasks as for one", async () => {
    const few = await issued(cityPlan({ tasks: [communeTask("1", "Một", "Quý I/2023")] }));
    const tasks = Array.from({ length: 40 }, (_, at) => communeTask(`t${at}`, "Việc", "Quý II"));
    const many = await issued(cityPlan({ tasks }));
    const counted = countQueries(world.services);
    await readMatrix(counted.services, few);
    const one = await counted.queries(() => readMatrix(counted.services, few));
    expect(await counted.queries(() => readMatrix(counted.services, many))).toBe(one);
    const { db } = counted.services;
    expect(await counted.queries(() => readMine(db, ["ward"], "2023-05-20"))).toBe(5);
  });
});
