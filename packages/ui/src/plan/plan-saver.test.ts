import { beforeEach, expect, test } from "vitest";
import { missingIn, partsThatDiffer, type StoredPlan, writingOf } from "./draft.ts";
import { asText, createPlanSaver, fromText, type PlanSaverOptions } from "./plan-saver.ts";

const plan: StoredPlan = {
  id: "p1",
  unitId: "ward",
  year: 2024,
  kind: "propaganda",
  state: "draft",
  symbol: "KH-UBND",
  about: "Tuyên truyền",
  aims: ["Người dân biết"],
  requirements: [],
  audience: "",
  contents: [],
  forms: [],
  duties: [],
  budget: "",
  tasks: [],
  version: 3,
};

const kept = new Map<string, string>();

const store = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
};

beforeEach(() => {
  kept.clear();
});

/** A server that holds one plan and refuses whoever did not see its last version. */
function server(now: StoredPlan = plan) {
  let stored = now;
  const seen: string[] = [];
  let down = false;
  const options: PlanSaverOptions = {
    plan,
    username: "can-bo",
    store,
    save: async ({ version, about }) => {
      if (down) throw new Error("unavailable");
      if (version !== stored.version) throw new Error("conflict");
      seen.push(about);
      stored = { ...stored, about, version: version + 1 };
      return { version: stored.version };
    },
    read: async () => ({ ...stored, by: "Đồng nghiệp" }),
    failureOf: (error) => ({ code: error instanceof Error ? error.message : "", message: "" }),
    onSignedOut: () => undefined,
    makeId: () => "id",
    onSaved: () => undefined,
  };
  return { options, seen, break: () => (down = true) };
}

const settled = () => new Promise((done) => setTimeout(done, 0));

function typed(about: string): string {
  return asText({ ...writingOf(plan), about });
}

test("what is typed is saved whole, and nothing is kept on the computer then", async () => {
  const { options, seen } = server();
  const saver = createPlanSaver(options);
  saver.type(typed("Tuyên truyền năm 2024"));
  expect(kept.size).toBe(1);
  saver.flush();
  await settled();
  expect(seen).toEqual(["Tuyên truyền năm 2024"]);
  expect(saver.unsent()).toBe(false);
  expect(kept.size).toBe(0);
});

test("somebody who was first is shown with what differs; the choice decides", async () => {
  const { options, seen } = server({ ...plan, about: "Của đồng nghiệp", version: 4 });
  const saver = createPlanSaver(options);
  saver.type(typed("Của tôi"));
  saver.flush();
  await settled();
  const { phase, text } = saver.view();
  if (phase.kind !== "conflict") throw new Error(phase.kind);
  expect(phase.by).toBe("Đồng nghiệp");
  expect(partsThatDiffer(fromText(text), fromText(phase.theirs.content))).toEqual([
    "trích yếu, ký hiệu",
  ]);
  expect(seen).toEqual([]);
  saver.settle("mine");
  await settled();
  expect(seen).toEqual(["Của tôi"]);
});

test("words that never arrived go out on the next visit", async () => {
  const first = server();
  first.break();
  const saver = createPlanSaver({
    ...first.options,
    failureOf: () => ({ code: "unavailable", message: "" }),
  });
  saver.type(typed("Viết dở"));
  saver.flush();
  await settled();
  expect(saver.view().phase.kind).toBe("unreachable");
  const next = server();
  createPlanSaver(next.options);
  await settled();
  expect(next.seen).toEqual(["Viết dở"]);
});

test("a plan with a task that has no name is not sent, and says which", async () => {
  const { options, seen } = server();
  const saver = createPlanSaver(options);
  const task = { id: "t", group: "", title: " ", responsible: [], cooperating: [], proof: [] };
  const writing = {
    ...writingOf(plan),
    tasks: [{ ...task, time: "", schedule: { parts: [] } }],
  };
  expect(missingIn(writing)).toContain("Nhiệm vụ 1");
  saver.type(asText(writing));
  saver.flush();
  await settled();
  expect(seen).toEqual([]);
  expect(saver.view().phase.kind).toBe("refused");
  expect(saver.unsent()).toBe(true);
});

test("a draft is kept with its layout; one from before it had a number goes out as well", async () => {
  const { options, seen } = server();
  createPlanSaver(options).type(typed("Mới"));
  const [key = "", text = ""] = [...kept].flat();
  expect(JSON.parse(text)).toMatchObject({ layout: 1, content: typed("Mới"), version: 3 });
  kept.set(key, JSON.stringify({ content: typed("Cũ"), version: 3 }));
  createPlanSaver(options);
  await settled();
  expect(seen).toEqual(["Cũ"]);
});

test("a draft that a later version of the app left is neither sent nor touched", async () => {
  const { options, seen } = server();
  createPlanSaver(options).type(typed("Mới"));
  const [key = ""] = kept.keys();
  const later = JSON.stringify({ layout: 2, content: typed("Sau này"), version: 3 });
  kept.set(key, later);
  const saver = createPlanSaver(options);
  saver.type(typed("Gõ thêm"));
  saver.flush();
  await settled();
  expect(seen).toEqual(["Gõ thêm"]);
  expect(kept.get(key)).toBe(later);
});
