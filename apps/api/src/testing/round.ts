import type { CriteriaSet, Leaf } from "@cchc/domain/criteria/set";
import { canonicalText } from "@cchc/domain/scoring/canonical";
import { sha256 } from "../canonical.ts";
import type { World } from "./world.ts";

const source = { document: "Quyết định thử", clause: "Mục 1" };

function leaf(code: string, max: number, rule: Leaf["rule"]): Leaf {
  const about = { evidence: "Báo cáo", guidance: "", source, examples: [] };
  return { code, label: `Tiêu chí ${code}`, max, rule, ...about };
}

/** 100 points: on time 50 (fed), a list 10 and a judgement 10 (stated), a survey 30. */
export const smallSet: CriteriaSet = {
  id: "small",
  version: 1,
  name: "Bộ tiêu chí thử",
  unitKind: "commune",
  from: "2023-01-01",
  decision: source,
  max: 10_000,
  areas: [
    {
      code: "1",
      label: "Thủ tục hành chính",
      max: 7000,
      criteria: [
        {
          code: "1",
          label: "Hồ sơ",
          max: 7000,
          leaves: [
            leaf("1.1", 5000, {
              kind: "linear",
              zero: "full",
              input: {
                of: "rate",
                unit: "hồ sơ đúng hạn",
                source: { from: "indicator", code: "on_time", label: "Đúng hạn" },
              },
            }),
            leaf("1.2", 1000, {
              kind: "checklist",
              zero: "zero",
              items: [
                { code: "desk", label: "Niêm yết tại bộ phận một cửa", points: 400 },
                { code: "site", label: "Đăng trên trang thông tin", points: 600 },
              ],
            }),
            leaf("1.3", 1000, { kind: "manual-with-reason", zero: "manual", reason: "required" }),
          ],
        },
      ],
    },
    {
      code: "2",
      label: "Khảo sát",
      max: 3000,
      criteria: [
        {
          code: "2",
          label: "Khảo sát",
          max: 3000,
          leaves: [
            {
              ...leaf("2.1", 3000, {
                kind: "survey-share",
                zero: "exclude",
                input: {
                  of: "rate",
                  unit: "phiếu hài lòng",
                  source: { from: "survey", code: "sipas", label: "SIPAS" },
                },
              }),
              survey: true,
            },
          ],
        },
      ],
    },
  ],
  surveyShare: 3000,
  rounding: "leaf-half-up-2",
  notApplicable: "rescale",
  missing: "stop",
  grades: [
    { code: "good", label: "Tốt", from: 8000 },
    { code: "weak", label: "Yếu", from: 0 },
  ],
  blocks: [],
  examples: [],
};

/** Opens a round for the communes below a unit, on the annual report of 2023. */
export async function openSmallRound(
  { services }: World,
  rootId: string,
  set: CriteriaSet = smallSet,
): Promise<string> {
  const { db } = services;
  const content = canonicalText(set);
  const at = services.now();
  await db
    .insertInto("criteria_set")
    .values({
      id: set.id,
      version: set.version,
      name: set.name,
      status: "issued",
      content,
      hash: sha256(content),
      note: "",
      owner_id: rootId,
      revision: 1,
      updated_by: "test",
      updated_at: at,
    })
    .onConflict((c) => c.doNothing())
    .execute();
  const id = `round-${rootId}`;
  await db
    .insertInto("scoring_round")
    .values({
      id,
      name: "Chấm điểm năm 2023",
      year: 2023,
      set_id: set.id,
      set_version: set.version,
      set_hash: sha256(content),
      root_id: rootId,
      period_id: "annual-2023",
      self_due: "2023-12-20",
      appraisal_due: "2024-01-15",
      created_by: "test",
      created_at: at,
    })
    .execute();
  return id;
}
