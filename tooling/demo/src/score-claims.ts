import { mayState, type FedCodes } from "@cchc/domain/scoring/stating";
import type { CompiledLeaf, CompiledSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import type { InputValue, InputValues } from "@cchc/domain/criteria/value";
import { addDays } from "@cchc/domain/text/days";
import type { Profile } from "./profile.ts";
import { type Lot, lotOf } from "./random.ts";

/** One value that a commune of the demonstration states when it scores itself. */
export interface Claimed {
  readonly code: string;
  readonly value: InputValue;
}

/** What the claims of one commune are drawn from. */
export interface ClaimGrounds {
  readonly compiled: CompiledSet;
  readonly fed: FedCodes;
  /** What its report already gives. */
  readonly values: InputValues;
  readonly profile: Profile;
  readonly year: number;
}

/**
 * The values that a commune states beside its report, the same on every call: whatever the rules
 * still ask for, answered by how thorough the commune is.
 */
export function claimsOf({
  compiled,
  fed,
  values,
  profile,
  year,
}: ClaimGrounds): readonly Claimed[] {
  const stated = new Map<string, InputValue>();
  const draw = (leaf: CompiledLeaf): Lot => lotOf(`claim ${profile.unitId} ${year} ${leaf.code}`);
  const missing = (): readonly CompiledLeaf[] => {
    const score = scoreUnit(compiled, {
      unit: profile.unitId,
      values: { ...values, ...Object.fromEntries(stated) },
    });
    return compiled.leaves.filter(
      ({ leaf, place }) => leaf.survey !== true && score.leaves[place]?.state === "missing",
    );
  };
  for (const pass of [byRule, byPort, claimAlone]) {
    for (const leaf of missing()) {
      const lot = draw(leaf);
      for (const { code, value } of pass(leaf, { lot, profile, year })) {
        if (mayState(compiled, fed, { code, value })) stated.set(code, value);
      }
    }
  }
  return [...stated].map(([code, value]) => ({ code, value }));
}

interface Drawn {
  readonly lot: Lot;
  readonly profile: Profile;
  readonly year: number;
}

/** What rules ask for as a whole. */
function byRule(
  { code, leaf: { rule } }: CompiledLeaf,
  { lot, profile }: Drawn,
): readonly Claimed[] {
  const { thorough } = profile;
  switch (rule.kind) {
    case "checklist": {
      const done = rule.items.filter(() => lot.chance(0.45 + thorough * 0.55));
      return [{ code, value: { items: done.map((item) => item.code) } }];
    }
    case "choice": {
      const [best, next] = rule.options;
      const option = lot.chance(0.9) ? best : (next ?? best);
      return option === undefined ? [] : [{ code, value: option.code }];
    }
    case "bonus-penalty": {
      const counts: Record<string, number> = {};
      for (const { code: part, each } of rule.parts) {
        const some = each > 0 ? lot.chance(thorough * 0.6) : lot.chance(0.08);
        counts[part] = some ? lot.whole(1, each > 0 ? 2 : 1) : 0;
      }
      return [{ code, value: { counts } }];
    }
    default:
      return [];
  }
}

/** What is asked for part by part: a yes, a day, a ratio. */
function byPort({ ports }: CompiledLeaf, { lot, profile, year }: Drawn): readonly Claimed[] {
  const whole = ports.some(({ expect }) => expect === "rate");
  return ports.flatMap(({ role, expect, source }): readonly Claimed[] => {
    if (role === "claim") return [];
    const { code } = source;
    switch (expect) {
      case "yes-no":
        return [{ code, value: lot.chance(0.6 + profile.thorough * 0.4) }];
      case "day":
        return [{ code, value: addDays(`${year - 1}-12-20`, lot.whole(0, 9)) }];
      case "rate": {
        const denominator = lot.whole(8, 14);
        const short = lot.chance(0.4) ? lot.whole(1, 3) : 0;
        return [{ code, value: { numerator: denominator - short, denominator } }];
      }
      case "flag":
        return [{ code, value: false }];
      case "count":
        return whole ? [] : [{ code, value: 0 }];
      default:
        return [];
    }
  });
}

/** Where nothing arose and the rule leaves it to a person: points with a reason. */
function claimAlone({ code, leaf }: CompiledLeaf, { lot }: Drawn): readonly Claimed[] {
  const claim = Math.round((leaf.max * lot.between(0.7, 1)) / 25) * 25;
  return [{ code, value: { claim, reason: "Không phát sinh trong năm, đã có văn bản xác nhận." } }];
}
