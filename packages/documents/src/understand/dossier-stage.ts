import { ORIGINS, STAGES, type Stage, TIMINGS, named, nearest, rowOf } from "./dossier-words.ts";
import type { Case } from "./rule.ts";

/** What the dossier figures before this one were about; "trong đó" and lists go on with it. */
export interface DossierMemory {
  stage: Stage | null;
  paragraph: number;
  topic: string;
}

/** A memory that remembers nothing. */
export function emptyMemory(): DossierMemory {
  return { stage: null, paragraph: -1, topic: "" };
}

/** The stage a text speaks of first. */
function firstStage(text: string): Stage | null {
  let best: { readonly stage: Stage; readonly at: number } | null = null;
  for (const [stage, pattern] of STAGES) {
    const at = [...text.matchAll(pattern)][0]?.index;
    if (at !== undefined && (best === null || at < best.at)) best = { stage, at };
  }
  return best?.stage ?? null;
}

/** Whether the dossiers of a figure came in, were finished or are still open; `null` where nothing says so. */
export function stageOf(one: Case, memory: DossierMemory): Stage | null {
  const direct = named(one, STAGES);
  if (direct !== null) return direct;
  // A sentence of its own that lists lĩnh vực goes on with what its paragraph began with.
  if (/^[^\p{L}]*(?:(?:trong do|cu the),?:? )?(?:linh vuc|theo linh vuc)/u.test(one.spot.before)) {
    const said = nearest(one.spot.before, STAGES, "left");
    if (said !== null) return said.value;
    const begun = firstStage(one.spot.earlier);
    if (begun !== null) return begun;
  }
  const wide = nearest(one.spot.leftWide, STAGES, "left");
  if (wide !== null) return wide.value;
  // "* Hồ sơ giải quyết:" over its own list, after the list of what came in.
  const lead = one.spot.topic.split(" | ").at(-1) ?? "";
  const under =
    /:\s*$/.test(lead) && memory.topic !== one.spot.topic && one.spot.before.length < 40;
  const led = under ? nearest(lead, STAGES, "left") : null;
  if (led !== null) return led.value;
  // "Cụ thể theo từng lĩnh vực:" after all was told: what came in, area by area.
  if (
    led === null &&
    /(?:cu the|theo)[^|]{0,20} linh vuc[^|]{0,12}:\s*$/.test(lead) &&
    rowOf(one) !== undefined &&
    one.spot.before.length < 60 &&
    memory.stage === "pending"
  )
    return "received";
  const listed =
    /trong do|gom|cu the|\(|:/.test(one.spot.before) || one.spot.before.trim().length < 60;
  const ownMatter =
    one.spot.numbered &&
    memory.paragraph !== one.spot.paragraph &&
    named(one, TIMINGS) === null &&
    named(one, ORIGINS) === null;
  // Another paragraph with a label of its own that says none of it speaks of something else.
  const strange =
    memory.paragraph !== one.spot.paragraph &&
    (one.spot.left.match(/\p{L}+/gu)?.length ?? 0) >= 4 &&
    named(one, TIMINGS) === null &&
    named(one, ORIGINS) === null &&
    rowOf(one) === undefined;
  if (
    !ownMatter &&
    !strange &&
    memory.stage !== null &&
    (memory.paragraph === one.spot.paragraph || listed)
  ) {
    if (memory.paragraph === one.spot.paragraph || one.spot.paragraph - memory.paragraph <= 6)
      return memory.stage;
  }
  const sentence = nearest(one.spot.before, STAGES, "left");
  if (sentence !== null) return sentence.value;
  const above = nearest(one.spot.topic, STAGES, "left")?.value ?? null;
  // "Giải quyết TTHC" over a list by lĩnh vực does not say whether they came in or were finished.
  return above === "resolved" && rowOf(one) !== undefined ? null : above;
}
