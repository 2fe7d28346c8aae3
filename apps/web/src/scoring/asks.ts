import type { Named } from "./named.ts";
import type { CompiledLeaf } from "@cchc/domain/scoring/compile";
import type { FedCodes } from "@cchc/domain/scoring/stating";
import type { LeafResult } from "@cchc/domain/scoring/because";

interface About {
  /** The code under which the answer is written. */
  readonly code: string;
  readonly label: string;
  /** Member of a value under the leaf's own code that answers it as well. */
  readonly part?: string;
}

/** One thing that a unit states itself for a leaf. */
export type Ask =
  | (About & { readonly kind: "yes-no" | "day" | "count" })
  | (About & { readonly kind: "choice"; readonly options: readonly Named[] })
  | (About & { readonly kind: "ratio"; readonly above: string; readonly below: string })
  | (About & { readonly kind: "grade"; readonly options: readonly Named[] })
  | (About & { readonly kind: "claim"; readonly reason: boolean });

export type AskKind = Ask["kind"];

type Port = CompiledLeaf["ports"][number];

/** Ports that nobody but the unit fills, without those that are only another way in. */
function openPorts({ ports, code, leaf }: CompiledLeaf, fed: FedCodes): readonly Port[] {
  if (leaf.survey === true) return [];
  const inputs = ports.filter(({ role }) => role !== "claim");
  const sources = inputs.filter(({ source }) => source.code !== code);
  return (sources.length > 0 ? sources : inputs).filter(
    ({ source }) => source.from !== "survey" && !fed.has(source.code),
  );
}

function ratioAsk(about: About, { rule }: CompiledLeaf["leaf"]): Ask {
  const unit = "input" in rule && "unit" in rule.input ? rule.input.unit : about.label;
  return { ...about, kind: "ratio", above: `Số ${unit}`, below: "Trên tổng số" };
}

function askOf({ leaf }: CompiledLeaf, { expect, source, part }: Port): Ask | undefined {
  const { rule } = leaf;
  const about: About = {
    code: source.code,
    label: source.label,
    ...(part === undefined ? {} : { part }),
  };
  switch (expect) {
    case "count":
      return { ...about, kind: "count" };
    case "yes-no":
      return { ...about, kind: "yes-no" };
    case "day":
      return { ...about, kind: "day" };
    case "rate":
      return ratioAsk(about, leaf);
    case "option":
      return { ...about, kind: "choice", options: rule.kind === "choice" ? rule.options : [] };
    case "flag":
      return { ...about, kind: rule.kind === "knock-out" && rule.at > 1 ? "count" : "yes-no" };
    case "claim":
      return undefined;
  }
}

/** The claim of a rule that asks a person for points; of others only once nothing else decides. */
function claimAsk({ leaf, code, ports }: CompiledLeaf, result: LeafResult): Ask | undefined {
  const { rule } = leaf;
  const label = "Điểm tự chấm";
  if (rule.kind === "manual-with-reason") {
    return { kind: "claim", code, label, reason: rule.reason === "required" };
  }
  const asked = ["claim-needed", "claim-outside", "reason-needed", "zero-manual"] as const;
  if (!asked.some((branch) => branch === result.because.branch)) return undefined;
  return { kind: "claim", code: ports[0]?.source.code ?? code, label, reason: true };
}

/** What a unit has to state itself for a leaf, in the order of its rule; empty where all is fed. */
export function asksOf(leaf: CompiledLeaf, fed: FedCodes, result: LeafResult): readonly Ask[] {
  const claim = claimAsk(leaf, result);
  const claims = claim === undefined ? [] : [claim];
  const { rule, code } = leaf.leaf;
  if (rule.kind === "manual-with-reason") return claims;
  if (rule.kind === "share-by-grade") {
    const { input, grades } = rule;
    if (openPorts(leaf, fed).length === 0) return claims;
    return [{ kind: "grade", code: input.code, label: input.label, options: grades }, ...claims];
  }
  const own = openPorts(leaf, fed).flatMap((port) => {
    const ask = askOf(leaf, port);
    return ask === undefined ? [] : [ask.label === "" ? { ...ask, label: code } : ask];
  });
  return [...own, ...claims];
}

/** Where "không phát sinh" of a leaf is written; undefined where it says nothing more than a 0. */
export function noneCode({ leaf, code }: CompiledLeaf, asks: readonly Ask[]): string | undefined {
  const [first, ...rest] = asks.filter(({ kind }) => kind !== "claim");
  if (first === undefined) {
    return leaf.rule.kind === "manual-with-reason" && leaf.rule.zero !== "manual"
      ? code
      : undefined;
  }
  if (leaf.rule.kind === "knock-out") return undefined;
  if (leaf.rule.zero === "zero" && first.kind !== "ratio") return undefined;
  return rest.length === 0 ? first.code : code;
}
