// Scores three invented communes by the 766 index, ranks them and tells why, with `@cchc/domain` alone.
// In an empty project: npm install ./cchc-domain.tgz && node score-communes.ts
import { SET_766 } from "@cchc/domain/criteria/set-766";
import type { InputValues } from "@cchc/domain/criteria/value";
import { compileSet } from "@cchc/domain/scoring/compile";
import { explanationText, explanationTree, resultLine } from "@cchc/domain/scoring/explanation";
import { rank } from "@cchc/domain/scoring/rank";
import { scoreUnits } from "@cchc/domain/scoring/score";

/** What a commune of `received` dossiers would enter; every count is a whole number of dossiers. */
function figures(received: number, late: number, digitised: number): InputValues {
  const all = { numerator: received, denominator: received };
  const none = { state: "none" } as const; // không phát sinh
  return {
    "1.1": { numerator: 20, denominator: 20 },
    "1.2": { numerator: 19, denominator: 20 },
    "1.3": { numerator: 20, denominator: 20 },
    "1.4": { numerator: received - late, denominator: received },
    "tthc.received.total": received,
    "tthc.resolved.early": received - late,
    "tthc.resolved.on_time": none,
    "tthc.pending.in_time": none,
    "3": { claim: 1050, reason: "Theo kết quả trên Cổng Dịch vụ công quốc gia" }, // 10,50 điểm
    "tt.a": { numerator: digitised, denominator: received },
    "tt.b": { numerator: 8, denominator: 10 },
    "tt.c": { numerator: 3, denominator: 5 },
    "4.1": { numerator: digitised, denominator: received },
    "4.2": { numerator: digitised, denominator: received },
    "4.bs": none,
    "4.3": { numerator: digitised, denominator: received },
    "4.4": { numerator: digitised, denominator: received },
    "4.5a": { numerator: 9, denominator: 10 },
    "4.5b": all,
    "petitions.received": none,
    "5.3": none,
    "5.4.late": { numerator: late, denominator: received },
    "5.4.complained": { numerator: 0, denominator: received },
  };
}

const { "3": _, ...incomplete } = figures(640, 4, 610);
const scores = scoreUnits(compileSet(SET_766), [
  { unit: "Phường Bến Gỗ", values: figures(1059, 120, 872) },
  { unit: "Xã Sông Trong", values: figures(412, 3, 380) },
  { unit: "Xã Đồi Chè", values: incomplete },
]);

const totals = scores.map(({ unit, totals: { state, total } }) =>
  state === "open" ? { unit } : { unit, total },
);
const placed = rank(totals, { blocks: false });
for (const score of scores) {
  const place = placed.find(({ unit }) => unit === score.unit)?.rank;
  console.log(place === undefined ? "chưa xếp hạng" : `hạng ${place}`, "·", resultLine(score));
}

const [first] = scores;
if (first !== undefined) console.log(`\n${explanationText(explanationTree(SET_766, first))}`);
