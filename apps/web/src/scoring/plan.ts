import {
  type EffortGuess,
  effortOf,
  effortText,
  FIRST_GUESS,
  gainOf,
  type PastEffort,
  type WorkItem,
  workLeft,
} from "@cchc/domain/appraisal/effort";
import type { Points, RuleKind } from "@cchc/domain/criteria/rule";
import type { Leaf } from "@cchc/domain/criteria/set";
import { type NextOptions, nextStep, nextStepSentence } from "@cchc/domain/scoring/next-band";
import { areaStandings } from "@cchc/domain/scoring/standing";
import { INDICATORS } from "@cchc/domain/indicator/catalogue";
import { formatCount, formatHundredths } from "@cchc/domain/text/numbers";
import type { AreaBar } from "@cchc/ui/score/area-bars";
import type { BookView } from "./book-shape.ts";
import { whyReadOnly } from "./closing.ts";
import { type FigureLink, missingFigures, waitsForShut } from "./links.ts";
import { type LeafLine, lineOf } from "./standing.ts";

/** Indicators whose numerator counts dossiers by how they were resolved. */
const resolvedCodes = INDICATORS.filter(({ numerator }) =>
  numerator.some((field) => field.startsWith("tthc.resolved.")),
).map(({ code }) => code);

function inputOf({ rule }: Leaf): readonly string[] {
  if (!("input" in rule) || !("of" in rule.input)) return [];
  const { input } = rule;
  if (input.of === "rate") return [input.source.code];
  return input.of === "sums" ? input.numerator.map(({ code }) => code) : [];
}

/** Whether a leaf counts how dossiers were resolved: those still pending can join. */
function readsResolved(leaf: Leaf): boolean {
  return inputOf(leaf).some(
    (code) => resolvedCodes.includes(code) || code.startsWith("tthc.resolved."),
  );
}

/** What is known about reaching more on a leaf: how many dossiers are open, the year, today. */
export function nextOptions({ opened }: Pick<BookView, "opened">, leaf: Leaf): NextOptions {
  const pending = opened.fed["tthc.pending.total"];
  const about = { year: opened.round.year, today: opened.today };
  return typeof pending === "number" && readsResolved(leaf) ? { ...about, open: pending } : about;
}

/**
 * `Thiếu 3 hồ sơ đúng hạn để lên bậc 98,00 % (thêm 1,00 điểm); còn kịp.`; nothing once the leaf is
 * no longer the unit's to change.
 */
export function nextWords(view: BookView, { leaf, result }: LeafLine): string | undefined {
  if (whyReadOnly(view.opened) !== undefined) return undefined;
  if (!view.opened.writable.includes(leaf.code)) return undefined;
  const step = nextStep(leaf, result, nextOptions(view, leaf));
  return step === undefined ? undefined : nextStepSentence(step);
}

/** Won, still winnable and lost by area; what only the survey gives is left out. */
export function areaBars(view: BookView, hrefOf: (area: string) => string): readonly AreaBar[] {
  const { compiled, score, opened } = view;
  const closed = whyReadOnly(opened) !== undefined;
  const byCode = new Map(compiled.leaves.map((one) => [one.code, one]));
  const gain = (code: string): Points | undefined => {
    const found = byCode.get(code);
    const result = found === undefined ? undefined : score.leaves[found.place];
    if (found === undefined || result === undefined || closed) return 0;
    const line = lineOf(view, found);
    if (line !== undefined && waitsForShut(opened, line)) return undefined;
    return gainOf(found.leaf, result, nextOptions({ opened }, found.leaf))?.points ?? 0;
  };
  const own = compiled.areas.map((area) =>
    area.criteria.some(({ leaves }) => leaves.some(({ survey }) => survey !== true)),
  );
  return areaStandings(compiled, score, gain)
    .filter((_, at) => own[at] === true)
    .map(({ area, label, max, won, winnable, lost }) => ({
      key: area,
      label: `${area}. ${label}`,
      max,
      won,
      winnable,
      lost,
      href: hrefOf(area),
    }));
}

/** Every unit that handed a leaf in took about the median: so many samples of it. */
export function pastEffort({ opened, compiled }: BookView): readonly PastEffort[] {
  const kinds = new Map(compiled.leaves.map(({ code, leaf }) => [code, leaf.rule.kind]));
  return opened.effort.flatMap(({ leaf, seconds, units }) => {
    const kind = kinds.get(leaf);
    if (kind === undefined) return [];
    const one = { leaf, kind, minutes: seconds / 60 };
    return Array.from({ length: units }, () => one);
  });
}

/** One thing left with what all up to it come to. */
export interface PlanLine extends WorkItem {
  /** It has no points yet; otherwise it could have more. */
  readonly missing: boolean;
  /** The figures of the report that it waits for, by the report's own names. */
  readonly figures: readonly FigureLink[];
  readonly minutesSoFar: number;
  readonly pointsSoFar: Points;
}

export interface Plan {
  readonly lines: readonly PlanLine[];
  readonly minutes: number;
  readonly points: Points;
  /** What waits for figures that the unit can no longer enter: no work of its own. */
  readonly shut: { readonly leaves: number; readonly points: Points };
}

/**
 * What the unit can still do, most points per minute first; last what has no points of its own and
 * still wants an answer. Survey and bonus are not its work.
 */
export function planOf(view: BookView, guess: EffortGuess): Plan {
  const { compiled, opened } = view;
  const writable = new Set(opened.writable);
  const all = compiled.leaves.flatMap((one) => {
    const { leaf, area, code } = one;
    const line =
      leaf.survey === true || area === -1 || !writable.has(code) ? undefined : lineOf(view, one);
    return line === undefined ? [] : [line];
  });
  const shut = all.filter((line) => waitsForShut(opened, line));
  const own = all.filter((line) => !shut.includes(line));
  const byCode = new Map(own.map((line) => [line.leaf.code, line]));
  const past = pastEffort(view);
  const items = workLeft(
    own.map(({ leaf }) => leaf),
    own.map(({ result }) => result),
    {
      past,
      guess,
      next: (code) => {
        const leaf = byCode.get(code)?.leaf;
        return leaf === undefined ? {} : nextOptions(view, leaf);
      },
    },
  );
  const known = new Set(items.map(({ leaf }) => leaf));
  const pointless = own
    .filter(({ leaf, result }) => result.state === "missing" && !known.has(leaf.code))
    .map(({ leaf }): WorkItem => {
      const effort = effortOf(leaf, past, guess);
      const sentence = `Không có điểm riêng nhưng phải trả lời, ${effortText(effort)}.`;
      return { leaf: leaf.code, label: leaf.label, points: 0, effort, sentence };
    });
  let minutes = 0;
  let points = 0;
  const lines = [...items, ...pointless].map((item): PlanLine => {
    minutes += item.effort.minutes;
    points += item.points;
    const line = byCode.get(item.leaf);
    const missing = line?.result.state === "missing";
    const figures = line === undefined || !missing ? [] : missingFigures(opened, line);
    const sentence =
      figures.length === 0
        ? item.sentence
        : `Được tới ${formatHundredths(item.points)} điểm, ${effortText(item.effort)}.`;
    return {
      ...item,
      sentence,
      missing,
      figures,
      minutesSoFar: minutes,
      pointsSoFar: points,
    };
  });
  const lost = shut.reduce(
    (sum, { leaf, result }) => sum + (gainOf(leaf, result, nextOptions(view, leaf))?.points ?? 0),
    0,
  );
  return { lines, minutes, points, shut: { leaves: shut.length, points: lost } };
}

/** `Thêm 6 tiêu chí, tới 22,00 điểm, thiếu số liệu không nhập được nữa.`; nothing where none does. */
export function shutWords({ shut: { leaves, points } }: Pick<Plan, "shut">): string | undefined {
  if (leaves === 0) return undefined;
  return `Ngoài ra ${formatCount(leaves)} tiêu chí, tới ${formatHundredths(points)} điểm, thiếu số liệu báo cáo mà đơn vị không nhập được nữa.`;
}

/**
 * `11 việc: 9 tiêu chí chưa có điểm, 2 tiêu chí lên được bậc cao hơn`; of one sort only: `9 việc, đều
 * là tiêu chí chưa có điểm`
 */
export function leftWords({ lines }: Pick<Plan, "lines">): string {
  const missing = lines.filter((line) => line.missing).length;
  const more = lines.length - missing;
  const all = `${formatCount(lines.length)} việc`;
  if (more === 0) return `${all}, đều là tiêu chí chưa có điểm`;
  if (missing === 0) return `${all}, đều là tiêu chí lên được bậc cao hơn`;
  return `${all}: ${formatCount(missing)} tiêu chí chưa có điểm, ${formatCount(more)} tiêu chí lên được bậc cao hơn`;
}

/** How many of the lines fit into so many minutes, from the first on. */
export function fitting({ lines }: Pick<Plan, "lines">, minutes: number): number {
  return lines.filter(({ minutesSoFar }) => minutesSoFar <= minutes).length;
}

/** What somebody changed about the first guess, and how long the afternoon is. */
export interface OwnGuess {
  readonly minutes: Readonly<Partial<Record<RuleKind, number>>>;
  readonly afternoon: number;
}

export const firstOwnGuess: OwnGuess = { minutes: {}, afternoon: 180 };

/** The first guess with one's own minutes in it. */
export function guessWith({ minutes }: OwnGuess): EffortGuess {
  return { ...FIRST_GUESS, minutes: { ...FIRST_GUESS.minutes, ...minutes } };
}

type GuessStore = Pick<Storage, "getItem" | "setItem">;

function guessKey(username: string): string {
  return `cchc.effort/${encodeURIComponent(username)}`;
}

function isMinutes(value: unknown): value is number {
  return typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= 600;
}

/** What this person wrote on this computer; the first guess where nobody can read it. */
export function readGuess(store: GuessStore, username: string): OwnGuess {
  try {
    const kept: unknown = JSON.parse(store.getItem(guessKey(username)) ?? "null");
    if (kept === null || typeof kept !== "object") return firstOwnGuess;
    const afternoon = "afternoon" in kept && isMinutes(kept.afternoon) ? kept.afternoon : 180;
    const given = "minutes" in kept && typeof kept.minutes === "object" ? kept.minutes : null;
    const entries = Object.entries(given ?? {}).filter(
      ([kind, minutes]) => kind in FIRST_GUESS.minutes && isMinutes(minutes),
    );
    return { afternoon, minutes: Object.fromEntries(entries) };
  } catch {
    return firstOwnGuess;
  }
}

export function keepGuess(store: GuessStore, username: string, guess: OwnGuess): void {
  try {
    store.setItem(guessKey(username), JSON.stringify(guess));
  } catch {
    // Storage is full or closed: the guess holds for this visit.
  }
}

/** `3 giờ 5 phút`, `45 phút` */
export function minutesText(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  if (hours === 0) return `${rest} phút`;
  return rest === 0 ? `${formatCount(hours)} giờ` : `${formatCount(hours)} giờ ${rest} phút`;
}
