import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { agree } from "../testing/agree.ts";
import { corpusTexts } from "../testing/corpus.ts";
import { understand } from "../understand/understand.ts";
import { examplesOf } from "./examples.ts";
import { type Model, votesOf } from "./model.ts";
import { type Example, train } from "./train.ts";

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

  test("votes alone read most figures of files that they were not learnt from", () => {
    const files = [...new Set(corpus.map(({ name }) => name))];
    const unseen = new Set(files.filter((_name, at) => at % 6 === 3));
    const model = train(corpus.filter(({ name }) => !unseen.has(name)).flatMap(examplesOf));
    const asked = corpus.filter(({ name }) => unseen.has(name)).flatMap(examplesOf);
    const right = asked.filter(({ signs, field }) => best(model, signs) === field).length;
    console.log(`theo phiếu, ở tệp chưa học: đúng ${right}/${asked.length}`);
    expect(asked.length).toBeGreaterThan(500);
    expect(right / asked.length).toBeGreaterThan(0.85);
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
