import { describe, expect, test } from "vitest";
import { SET_766 } from "../criteria/set-766.ts";
import { REFERENCE_SET } from "../criteria/set-reference.ts";
import { compileSet } from "./compile.ts";
import { type Explanation, explanationText, explanationTree, resultLine } from "./explanation.ts";
import { scoreUnit } from "./score.ts";

const [example] = SET_766.examples;
if (example === undefined) throw new Error("the 766 set has examples");
const score = scoreUnit(compileSet(SET_766), { unit: "Phường Đông", values: example.values });

function leavesBelow(node: Explanation): readonly Explanation[] {
  return node.parts.length === 0 ? [node] : node.parts.flatMap(leavesBelow);
}

describe("the explanation of a score as a tree", () => {
  const tree = explanationTree(SET_766, score);

  test("holds every leaf once, in the set's order, each with reason and source", () => {
    const leaves = leavesBelow(tree);
    expect(leaves.map(({ code }) => code)).toEqual(score.leaves.map(({ leaf }) => leaf));
    for (const leaf of leaves) {
      expect(leaf.because?.reason).not.toBe("");
      expect(leaf.because?.source).toContain("766/QĐ-TTg");
    }
  });

  test("a branch adds rounded leaves; what was not scored has no points, which is not 0", () => {
    const digital = tree.parts.find(({ label }) => label === "Số hóa hồ sơ");
    expect(digital?.points).toBe(example.sum);
    expect(digital?.points).toBe(992);
    const openness = tree.parts.find(({ label }) => label === "Công khai, minh bạch");
    expect(openness).toBeDefined();
    expect(openness !== undefined && "points" in openness).toBe(false);
    expect("points" in tree).toBe(false);
    expect(score.totals.state).toBe("open");
  });

  test("bonus and penalty stand below the root as a branch of their own", () => {
    const { bonus } = REFERENCE_SET;
    const all = scoreUnit(compileSet(REFERENCE_SET), { unit: "x", values: {} });
    const last = explanationTree(REFERENCE_SET, all).parts.at(-1);
    expect(last?.label).toBe(bonus?.label);
    expect(last?.parts).toHaveLength(bonus?.leaves.length ?? -1);
  });
});

test("as text: two spaces a level, points of maximum, the reason below its leaf", () => {
  const lines = explanationText(explanationTree(SET_766, score)).split("\n");
  expect(lines[0]).toBe("Phường Đông: – / 100,00");
  const at = lines.indexOf(
    "    4.1 Tỷ lệ hồ sơ cấp kết quả điện tử có giá trị pháp lý: 4,94 / 6,00",
  );
  expect(at).toBeGreaterThan(0);
  expect(lines[at + 1]).toBe(
    "      872 ÷ 1.059 × 6,00 điểm. [Quyết định 766/QĐ-TTg ngày 23/6/2022, Chỉ số 4.1]",
  );
});

test("the result in one line says that figures lack, or total, index and grade", () => {
  expect(resultLine(score)).toBe("Phường Đông: chưa đủ số liệu, mới được 9,92 điểm");
  const answers = SET_766.areas.flatMap(({ criteria }) => criteria.flatMap(({ leaves }) => leaves));
  const values = Object.fromEntries(
    answers.map(({ code, max }) => [
      code,
      code === "3" ? { claim: max } : { numerator: 1, denominator: 1 },
    ]),
  );
  const full = scoreUnit(compileSet(SET_766), { unit: "Phường Đông", values });
  expect(resultLine(full)).toBe("Phường Đông: 100,00 điểm, 100,00 %, Xuất sắc");
});
