import { searchKey } from "../text/search-key.ts";
import type { RegisterEntry } from "./defect.ts";

/** How high an issuer stands, by the first word of its name that says so. */
const RANKS: Readonly<Record<string, number>> = {
  "chinh phu": 4,
  "thu tuong": 4,
  bo: 4,
  tinh: 3,
  so: 3,
  huyen: 2,
  quan: 2,
  "thi xa": 2,
  "thanh pho": 2,
  xa: 1,
  phuong: 1,
  "thi tran": 1,
  "dac khu": 1,
};

const RANKED = new RegExp(`\\b(?:${Object.keys(RANKS).join("|")})\\b`, "u");

function rankOf({ issuer }: RegisterEntry): number | undefined {
  const word = RANKED.exec(searchKey(issuer))?.[0];
  return word === undefined ? undefined : RANKS[word];
}

/** Words that most titles share, the reform itself among them: they do not tell one plan from another. */
const COMMON = new Set(
  "ve viec nam ke hoach thuc hien trien khai cong tac cua tren dia ban cai cach hanh chinh nha nuoc cchc".split(
    " ",
  ),
);

/** A title as the words that tell its matter. */
function matterOf({ summary }: RegisterEntry): ReadonlySet<string> {
  const words = searchKey(summary).split(/[^\p{L}\p{N}]+/u);
  return new Set(words.filter((word) => word !== "" && !/^\d+$/u.test(word) && !COMMON.has(word)));
}

/** Syllables in common; one alone is half a word. */
const LEAST_WORDS = 2;

/** Of the shorter title, what share of words the other one has too. */
const LEAST_SHARE = 0.8;

function sameMatter(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared >= LEAST_WORDS && shared >= LEAST_SHARE * Math.min(one.size, other.size);
}

/**
 * The superior plans of the same year and matter, by the plan below that probably implements them:
 * the register is told of no such tie, so that titles must do. Pairs are few: a year's plans.
 */
export function likelySuperiors(
  entries: readonly RegisterEntry[],
): readonly (readonly [plan: RegisterEntry, superior: RegisterEntry])[] {
  const plans = entries.flatMap((entry) => {
    const rank = rankOf(entry);
    const year = entry.issuedOn?.slice(0, 4);
    if (entry.type !== "plan" || rank === undefined || year === undefined) return [];
    return [{ entry, rank, year, matter: matterOf(entry) }];
  });
  return plans.flatMap((plan) =>
    plans
      .filter((above) => above.rank > plan.rank && above.year === plan.year)
      .filter((above) => sameMatter(plan.matter, above.matter))
      .map((above) => [plan.entry, above.entry] as const),
  );
}
