import { describe, expect, test } from "vitest";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import type { InputValues } from "@cchc/domain/criteria/value";
import { createBook } from "./book.ts";
import type { BookView, OpenedScore } from "./book-shape.ts";
import { dueWords, lastDay, whyClosed, whyReadOnly } from "./closing.ts";
import { missingFigures, waitsForShut } from "./links.ts";
import {
  areaBars,
  firstOwnGuess,
  fitting,
  guessWith,
  leftWords,
  keepGuess,
  nextWords,
  planOf,
  readGuess,
  shutWords,
} from "./plan.ts";
import { areasOf, type LeafLine, linesOf, missingLines, ownTotal } from "./standing.ts";
import { openedWith, openItem, sent } from "./testing.ts";

function viewOf(opened: OpenedScore, stated: InputValues = {}): BookView {
  const book = createBook({
    opened,
    send: async () => ({ kind: "unreachable" }),
    makeId: () => "op",
    later: () => () => undefined,
    keep: () => undefined,
    spent: () => undefined,
    onSignedOut: () => undefined,
  });
  book.write(Object.entries(stated).map(([code, value]) => ({ code, value })));
  return book.view();
}

function line(view: BookView, code: string): LeafLine {
  const found = areasOf(view)
    .flatMap((area) => linesOf(area))
    .find(({ leaf }) => leaf.code === code);
  if (found === undefined) throw new Error(`no leaf ${code}`);
  return found;
}

const late: InputValues = {
  on_time: { numerator: 294, denominator: 303 },
  "tthc.pending.total": 3,
};

describe("where a leaf stands", () => {
  test.each([
    ["fed", "3.1.2", late, {}],
    ["no-figures", "3.1.2", {}, {}],
    ["to-state", "3.1.1", {}, {}],
    ["stated", "3.1.1", {}, { "3.1.1": { items: [] } }],
    ["no-figures", "6.1.2", { "finance.spending_rules": true }, {}],
    ["survey", "8.1.1", {}, {}],
    ["optional", "B.1", {}, {}],
    ["left-out", "3.1.2", { on_time: { numerator: 0, denominator: 0 } }, {}],
  ] as const)("%s", (state, code, fed, stated) => {
    expect(line(viewOf(openedWith(fed), stated), code).state).toBe(state);
  });

  test.each([
    ["returned", "returned"],
    ["answered", "answered"],
    ["accepted", "accepted"],
    ["decided-otherwise", "changed"],
  ] as const)("%s once the appraiser said so", (state, item) => {
    const items = [{ ...openItem, leaf: "3.1.2", state: item }];
    expect(line(viewOf(openedWith(late, { items })), "3.1.2").state).toBe(state);
  });

  test("papers are missed where points are earned and none is attached", () => {
    expect(line(viewOf(openedWith(late)), "3.1.2").wantsPapers).toBe(true);
    expect(line(viewOf(openedWith({})), "3.1.2").wantsPapers).toBe(false);
  });
});

test.each([
  ["no points yet", undefined, "to-state"],
  ["more than there are", { claim: 1201 }, "to-state"],
  ["all there are", { claim: 1200 }, "stated"],
] as const)("points that a person gives: %s", (_, claim, state) => {
  const opened = openedWith({}, { set: sent(SET_766), writable: ["3"] });
  expect(line(viewOf(opened, claim === undefined ? {} : { "3": claim }), "3").state).toBe(state);
});

test("the figures a leaf waits for are the report's fields, each with its cell, those there left out", () => {
  const none = viewOf(openedWith());
  const fields = missingFigures(none.opened, line(none, "1.1.3"));
  expect(fields.map(({ code }) => code)).toEqual(["plan.tasks.done", "plan.tasks.assigned"]);
  expect(fields[0]?.href).toMatch(/^\/bao-cao\/u\/p\/direction#/);
  const half = viewOf(openedWith({ "plan.tasks.assigned": 31 }));
  expect(missingFigures(half.opened, line(half, "1.1.3")).map(({ code }) => code)).toEqual([
    "plan.tasks.done",
  ]);
  const said = viewOf(openedWith({ "plan.tasks.assigned": { state: "unknown" } }));
  expect(missingFigures(said.opened, line(said, "1.1.3"))).toHaveLength(2);
  expect(missingFigures(none.opened, line(none, "3.1.1"))).toEqual([]);
  const rules = viewOf(openedWith({ "finance.spending_rules": true }));
  expect(missingFigures(rules.opened, line(rules, "6.1.2")).map(({ label }) => label)).toEqual([
    "Có quy chế quản lý, sử dụng tài sản công",
  ]);
});

test("what must have points is counted without survey and bonus, as the server counts it", () => {
  const codes = missingLines(areasOf(viewOf(openedWith()))).map(({ leaf }) => leaf.code);
  expect(codes).not.toContain("8.1.1");
  expect(codes).not.toContain("B.1");
  expect(codes).toContain("6.1.2");
});

test("the unit's own total leaves the survey out and names what does not count", () => {
  const view = viewOf(openedWith({ ...late, digitised_results: { state: "none" } }), {
    "finance.rules": true,
  });
  expect(ownTotal(areasOf(view), 0)).toEqual({ points: 600, max: 7000, bonus: 0, leftOut: 300 });
});

describe("the plan of an afternoon", () => {
  const plan = (fed: InputValues = {}) => {
    const view = viewOf(openedWith(fed));
    return { view, plan: planOf(view, guessWith(firstOwnGuess)) };
  };

  test("everything without points is in it, also what has none of its own, and more is told apart", () => {
    const { view, plan: own } = plan(late);
    const missing = missingLines(areasOf(view)).map(({ leaf }) => leaf.code);
    const left = own.lines.filter(({ missing: open }) => open).map(({ leaf }) => leaf);
    expect([...left].sort()).toEqual([...missing].sort());
    expect(left).toContain("5.1.4");
    expect(own.lines.at(-1)).toMatchObject({ points: 0 });
    expect(leftWords(own)).toBe(
      `${own.lines.length} việc: ${missing.length} tiêu chí chưa có điểm, ${own.lines.length - missing.length} tiêu chí lên được bậc cao hơn`,
    );
    expect(leftWords({ lines: own.lines.filter(({ missing: open }) => open) })).toBe(
      `${missing.length} việc, đều là tiêu chí chưa có điểm`,
    );
  });

  test("a figure that is missing is called what the report calls it, and leads to its cell", () => {
    const { plan: own } = plan({ "finance.spending_rules": true });
    const rules = own.lines.find(({ leaf }) => leaf === "6.1.2");
    expect(rules?.figures).toMatchObject([
      {
        label: "Có quy chế quản lý, sử dụng tài sản công",
        href: expect.stringMatching(/^\/bao-cao\/u\/p\/public_finance#/),
      },
    ]);
    expect(rules?.sentence).toBe("Được tới 2,00 điểm, khoảng 4 phút (ước lượng ban đầu).");
  });
});

describe("the next step", () => {
  test.each([
    [2, "không còn đủ"],
    [3, "còn kịp"],
    [4, "còn kịp"],
  ])("with %i dossiers pending: %s", (pending, reach) => {
    const view = viewOf(openedWith({ ...late, "tthc.pending.total": pending }));
    expect(nextWords(view, line(view, "3.1.2"))).toContain(
      "Thiếu 3 hồ sơ đúng hạn để lên bậc 98,00 % (thêm 1,00 điểm)",
    );
    expect(nextWords(view, line(view, "3.1.2"))).toContain(reach);
  });

  test("pending dossiers say nothing about apologies", () => {
    const fed = { late_apologies: { numerator: 1, denominator: 3 }, "tthc.pending.total": 9 };
    const view = viewOf(openedWith(fed));
    expect(nextWords(view, line(view, "3.1.3"))).toContain("chưa rõ");
  });

  test("nothing more is offered of what is handed in", () => {
    const view = viewOf(openedWith(late, { state: "submitted", writable: [] }));
    expect(nextWords(view, line(view, "3.1.2"))).toBeUndefined();
    const bar = areaBars(view, (area) => area).find(({ key }) => key === "3");
    // 3 of the 7 points of 3.1.2; what has no points at all is none of the lost.
    expect(bar).toMatchObject({ won: 400, lost: 300, winnable: 1500 });
  });
});

describe("the plan of an afternoon", () => {
  const view = viewOf(openedWith(late));

  test("most points per minute first, sums on the way, without survey and bonus", () => {
    const { lines, minutes, points } = planOf(view, guessWith(firstOwnGuess));
    const rates = lines.map((one) => one.points / one.effort.minutes);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(lines.map(({ leaf }) => leaf)).not.toContain("8.1.1");
    expect(lines.map(({ leaf }) => leaf)).not.toContain("B.1");
    expect(lines.at(-1)).toMatchObject({ minutesSoFar: minutes, pointsSoFar: points });
  });

  test("no points are promised where the report's figures can no longer be entered", () => {
    const report = { state: "received", entry: "none", reviewer: null } as const;
    const open = planOf(view, guessWith(firstOwnGuess));
    const shut = planOf(viewOf(openedWith(late, { report })), guessWith(firstOwnGuess));
    expect(open.shut).toEqual({ leaves: 0, points: 0 });
    expect(shutWords(open)).toBeUndefined();
    expect(open.lines.map(({ leaf }) => leaf)).toContain("1.1.3");
    expect(shut.lines.map(({ leaf }) => leaf)).not.toContain("1.1.3");
    // What the unit says itself, and a higher band, stay its work.
    expect(shut.lines.map(({ leaf }) => leaf)).toContain("3.1.1");
    expect(shut.lines.every(({ figures }) => figures.length === 0)).toBe(true);
    expect(shut.lines.length + shut.shut.leaves).toBe(open.lines.length);
    expect(shut.points + shut.shut.points).toBe(open.points);
    expect(shutWords(shut)).toContain(`${shut.shut.leaves} tiêu chí`);
  });

  test("what waits for shut figures is drawn as lost", () => {
    const bar = (entry: OpenedScore["report"]["entry"]) => {
      const report = { state: "received", entry, reviewer: null } as const;
      return areaBars(viewOf(openedWith({}, { report })), (area) => area).find(
        ({ key }) => key === "1",
      );
    };
    const [open, shut] = [bar("all"), bar("none")];
    expect(open?.lost).toBe(0);
    expect(shut?.lost).toBeGreaterThan(0);
    expect((shut?.lost ?? 0) + (shut?.winnable ?? 0)).toBe(open?.winnable);
  });

  test("a criterion waits as long as one of its figures is shut", () => {
    const waits = (entry: OpenedScore["report"]["entry"]) => {
      const report = { state: "returned", entry, reviewer: null } as const;
      const one = viewOf(openedWith({}, { report }));
      return waitsForShut(one.opened, line(one, "1.1.3"));
    };
    expect(waits(["plan.tasks.done"])).toBe(true);
    expect(waits(["plan.tasks.done", "plan.tasks.assigned"])).toBe(false);
    expect(waits("all")).toBe(false);
  });

  test("as much as fits, the last minute included", () => {
    const plan = planOf(view, guessWith(firstOwnGuess));
    const first = plan.lines[0]?.minutesSoFar ?? 0;
    expect([first - 1, first, first + 1].map((minutes) => fitting(plan, minutes))).toEqual([
      0, 1, 1,
    ]);
  });

  test("minutes are what people guess, until three units showed how long it takes", () => {
    const guess = guessWith({ ...firstOwnGuess, minutes: { "yes-no": 30 } });
    const minutesOf = (opened: OpenedScore): number | undefined =>
      planOf(viewOf(opened), guess).lines.find(({ leaf }) => leaf === "6.1.2")?.effort.minutes;
    expect(minutesOf(openedWith())).toBe(30);
    const learnt = (units: number): OpenedScore["effort"] => [
      { leaf: "6.1.2", seconds: 120, units },
    ];
    expect(minutesOf(openedWith({}, { effort: learnt(2) }))).toBe(30);
    expect(minutesOf(openedWith({}, { effort: learnt(3) }))).toBe(2);
  });

  test("only what came back is planned once the score was returned", () => {
    const items = [{ ...openItem, leaf: "6.1.2", state: "returned" as const }];
    const back = viewOf(openedWith({}, { state: "returned", items, writable: ["6.1.2"] }));
    expect(planOf(back, guessWith(firstOwnGuess)).lines.map(({ leaf }) => leaf)).toEqual(["6.1.2"]);
  });

  test("the guess is each person's own on a computer, and nonsense in it is passed over", () => {
    const kept = new Map<string, string>();
    const store = {
      getItem: (key: string) => kept.get(key) ?? null,
      setItem: (key: string, text: string) => void kept.set(key, text),
    };
    keepGuess(store, "an", { afternoon: 90, minutes: { steps: 5 } });
    expect(readGuess(store, "an")).toEqual({ afternoon: 90, minutes: { steps: 5 } });
    expect(readGuess(store, "binh")).toEqual(firstOwnGuess);
    for (const key of kept.keys()) kept.set(key, '{"afternoon":0,"minutes":{"steps":-1,"x":3}}');
    expect(readGuess(store, "an")).toEqual(firstOwnGuess);
    for (const key of kept.keys()) kept.set(key, "{");
    expect(readGuess(store, "an")).toEqual(firstOwnGuess);
  });
});

describe("until when", () => {
  test.each([
    ["2023-12-19", undefined],
    ["2023-12-20", undefined],
    ["2023-12-21", "Đã hết hạn tự chấm ngày 20/12/2023"],
  ])("on %s", (today, said) => {
    const why = whyReadOnly(openedWith({}, { today }));
    if (said === undefined) expect(why).toBeUndefined();
    else expect(why).toContain(said);
  });

  test("a reply still due keeps the score open, an answered one does not", () => {
    const item = { ...openItem, leaf: "6.1.2", replyDue: "2024-01-19" };
    const of = (state: "returned" | "answered") =>
      openedWith({}, { today: "2024-01-19", state: "returned", items: [{ ...item, state }] });
    expect(lastDay(of("returned"))).toBe("2024-01-19");
    expect(whyReadOnly(of("returned"))).toBeUndefined();
    expect(whyReadOnly(of("answered"))).toContain("Đã hết hạn");
  });

  test("whoever may not write is told, and so is what was handed in", () => {
    const leader = openedWith({}, { mayEdit: false });
    expect(whyReadOnly(leader)).toContain("chỉ xem");
    expect(whyClosed(leader)).toBeUndefined();
    expect(whyReadOnly(openedWith({}, { state: "submitted" }))).toContain("ĐÃ NỘP");
  });

  test.each([
    ["2023-12-22", "Quá hạn 2 ngày", true],
    ["2023-12-20", "Hạn hôm nay", false],
    ["2023-12-19", "Còn 1 ngày", false],
  ])("words on %s", (today, words, over) => {
    expect(dueWords(today, "2023-12-20")).toEqual({ words, late: over, near: true });
  });
});
