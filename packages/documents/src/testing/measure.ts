import type { Citation, Figure, Statement } from "../understand/facts.ts";
import type { MarkedCitation, MarkedFigure } from "./marked.ts";

/** How well a reading agrees with the truth. */
export interface Agreement {
  readonly expected: number;
  readonly found: number;
  /** Found, of those with a field: with the right one. */
  readonly mapped: number;
  readonly toMap: number;
  readonly invented: number;
  /** What went wrong, one line each. */
  readonly wrong: readonly string[];
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

/** Compares figures by place and value, then by field. */
export function measureFigures(truth: readonly MarkedFigure[], read: readonly Figure[]): Agreement {
  const used = new Set<Figure>();
  const wrong: string[] = [];
  let found = 0;
  let mapped = 0;
  for (const one of truth) {
    const near = read.filter((figure) => !used.has(figure) && overlaps(one, figure));
    const hit =
      near.find(({ value, field }) => value === one.value && field === one.field) ??
      near.find(({ value }) => value === one.value);
    if (hit === undefined) {
      wrong.push(
        `thiếu ${one.field} = ${one.value}, đọc ra ${JSON.stringify(near.map(({ field, value }) => [field, value]))}`,
      );
      near.forEach((figure) => used.add(figure));
      continue;
    }
    used.add(hit);
    found += 1;
    if (one.field === hit.field) mapped += one.field === null ? 0 : 1;
    else wrong.push(`${one.field} = ${one.value} bị đọc là ${hit.field}: ${hit.phrase}`);
    if (one.field !== null && one.qualifier !== "exact" && hit.qualifier !== one.qualifier)
      wrong.push(`${one.field}: mức ${hit.qualifier}`);
  }
  const invented = read.filter((figure) => !used.has(figure));
  for (const { field, value, phrase } of invented) wrong.push(`bịa ${field} = ${value}: ${phrase}`);
  const toMap = truth.filter(({ field }) => field !== null).length;
  return { expected: truth.length, found, mapped, toMap, invented: invented.length, wrong };
}

/** Compares citations by place, number, symbol and date. */
export function measureCitations(
  truth: readonly MarkedCitation[],
  read: readonly Citation[],
): Agreement {
  const used = new Set<Citation>();
  const wrong: string[] = [];
  for (const one of truth) {
    const hit = read.find(
      (cited) =>
        !used.has(cited) &&
        overlaps(one, cited) &&
        cited.number === one.number &&
        cited.symbol === one.symbol &&
        cited.date === one.date,
    );
    if (hit === undefined) {
      wrong.push(
        `thiếu ${one.number}/${one.symbol} ${one.date}, đọc ra ${JSON.stringify(read.filter((cited) => overlaps(one, cited)).map(({ number, symbol, date }) => [number, symbol, date]))}`,
      );
    } else used.add(hit);
  }
  const invented = read.filter((cited) => !used.has(cited));
  for (const { phrase } of invented) wrong.push(`bịa văn bản: ${phrase}`);
  return {
    expected: truth.length,
    found: used.size,
    mapped: used.size,
    toMap: truth.length,
    invented: invented.length,
    wrong,
  };
}

/** What a marked statement is compared by: yes and no in words, days and addresses as they are. */
function said(value: boolean | string): string {
  return typeof value === "boolean" ? (value ? "có" : "không") : value;
}

/** Compares answers in words by place, field and value; a mark may stand right beside its words. */
export function measureStatements(
  truth: readonly MarkedFigure[],
  read: readonly Statement[],
): Agreement {
  const used = new Set<Statement>();
  const wrong: string[] = [];
  for (const one of truth) {
    const hit = read.find(
      (other) =>
        !used.has(other) &&
        other.start <= one.end &&
        one.start <= other.end &&
        other.field === one.field &&
        said(other.value) === one.value,
    );
    if (hit === undefined) wrong.push(`thiếu ${one.field} = ${one.value}`);
    else used.add(hit);
  }
  const invented = read.filter((other) => !used.has(other));
  for (const { field, value, phrase } of invented) wrong.push(`bịa ${field} = ${value}: ${phrase}`);
  return {
    expected: truth.length,
    found: used.size,
    mapped: used.size,
    toMap: truth.length,
    invented: invented.length,
    wrong,
  };
}
