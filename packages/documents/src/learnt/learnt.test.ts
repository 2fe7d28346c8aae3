import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agree } from "../testing/agree.ts";
import { corpusTexts } from "../testing/corpus.ts";
import { understand } from "../understand/understand.ts";
import { examplesOf } from "./examples.ts";
import { type Model, votesOf } from "./model.ts";
import { type Example, train } from "./train.ts";
import { ASKED, weigh } from "./weigh.ts";

const corpus = corpusTexts(join(import.meta.dirname, "../../corpus"));
const lessons = corpus.filter(({ name }) => name.startsWith("lessons"));

function best(model: Model, signs: readonly string[]): string | null {
  const votes = votesOf(model, signs);
  return model.fields[votes.indexOf(Math.max(...votes))] ?? null;
}

describe("what is learnt from figures whose fields are known", () => {
  const given: readonly Example[] = [
    { signs: ["gần:tiếp nhận", "đơn vị:hồ sơ"], field: "tthc.received.total" },
    { signs: ["gần:giải quyết", "đơn vị:hồ sơ"], field: "tthc.resolved.total" },
    { signs: ["gần:loa", "đơn vị:cụm"], field: null },
  ].flatMap((one) => [one, one]);

  test("the same examples give the same votes, and the votes give the examples back", () => {
    const model = train(given);
    expect(train(given)).toEqual(model);
    for (const { signs, field } of given) expect(best(model, signs)).toBe(field);
  });

  test("signs never heard of say nothing", () => {
    expect(votesOf(train(given), ["gần:khác", "constructor", "__proto__"])).toEqual([0, 0, 0]);
  });

  test("reports that were not learnt from: most figures have their field, what is certain is right", () => {
    const reports = lessons.filter(({ name }) => !name.includes("phrasings"));
    const unseen = new Set(reports.filter((_report, at) => at % 4 === 3));
    const model = train(corpus.filter((text) => !unseen.has(text)).flatMap(examplesOf));
    const sums = { mapped: 0, toMap: 0, certain: 0, wrong: 0 };
    for (const marked of unseen) {
      const read = understand(marked.text, (one, first) => weigh(model, one, first));
      const { figure } = agree(marked, read);
      sums.mapped += figure.mapped;
      sums.toMap += figure.toMap;
      for (const { start, field, confidence } of read.figures) {
        if (field === null || confidence <= ASKED) continue;
        const mark = marked.figures.find((one) => start >= one.start && start < one.end);
        sums.certain += 1;
        if (mark !== undefined && mark.field !== field) sums.wrong += 1;
      }
    }
    console.log(
      `báo cáo chưa học: đúng mục ${sums.mapped}/${sums.toMap}; chắc chắn ${sums.certain}, trong đó sai ${sums.wrong}`,
    );
    expect(sums.toMap).toBeGreaterThan(500);
    expect(sums.mapped / sums.toMap).toBeGreaterThan(0.9);
    expect(sums.wrong / sums.certain).toBeLessThan(0.03);
  }, 300_000);
});

test("texts to learn from: figures found, none made up, and nearly all with their field", () => {
  const sums = { expected: 0, found: 0, toMap: 0, mapped: 0, invented: 0 };
  for (const marked of lessons) {
    const { figure } = agree(marked, understand(marked.text));
    sums.expected += figure.expected;
    sums.found += figure.found;
    sums.toMap += figure.toMap;
    sums.mapped += figure.mapped;
    sums.invented += figure.invented;
  }
  console.log(
    `tìm thấy ${sums.found}/${sums.expected}, đúng mục ${sums.mapped}/${sums.toMap}, thừa ${sums.invented}`,
  );
  expect(sums.found / sums.expected).toBeGreaterThan(0.97);
  expect(sums.mapped / sums.toMap).toBeGreaterThan(0.97);
  expect(sums.invented / sums.expected).toBeLessThan(0.01);
}, 120_000);
