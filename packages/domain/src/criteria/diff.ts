import { canonicalText } from "../scoring/canonical.ts";
import { formatHundredths } from "../text/numbers.ts";
import {
  type Place,
  type SetChange,
  dayText,
  note,
  notePoints,
  noteText,
  noteWords,
} from "./change.ts";
import { diffLeaf, policyText, sourceText } from "./diff-leaf.ts";
import { shareText } from "./rule-words.ts";
import type { Day } from "../report/cell.ts";
import type { CriteriaSet, Leaf, SetRelease } from "./set.ts";

/** A leaf, criterion or area with the place it stands at. */
interface Entry<T> {
  readonly item: T;
  /** `areas/3/criteria/3.1/leaves/3.1.2` */
  readonly path: string;
  /** `Tiêu chí 3.1`, what it stands in. */
  readonly within: string;
}

interface Headed {
  readonly code: string;
  readonly label: string;
  readonly max: number;
}

interface Flat {
  readonly areas: ReadonlyMap<string, Entry<Headed>>;
  readonly criteria: ReadonlyMap<string, Entry<Headed>>;
  readonly leaves: ReadonlyMap<string, Entry<Leaf>>;
}

function flat(set: CriteriaSet): Flat {
  const areas = new Map<string, Entry<Headed>>();
  const criteria = new Map<string, Entry<Headed>>();
  const leaves = new Map<string, Entry<Leaf>>();
  for (const area of set.areas) {
    const path = `areas/${area.code}`;
    areas.set(area.code, { item: area, path, within: "bộ tiêu chí" });
    for (const criterion of area.criteria) {
      const below = `${path}/criteria/${criterion.code}`;
      criteria.set(criterion.code, {
        item: criterion,
        path: below,
        within: `lĩnh vực ${area.code}`,
      });
      for (const leaf of criterion.leaves) {
        const within = `tiêu chí ${criterion.code}`;
        leaves.set(leaf.code, { item: leaf, path: `${below}/leaves/${leaf.code}`, within });
      }
    }
  }
  for (const leaf of set.bonus?.leaves ?? []) {
    const within = "phần điểm thưởng, điểm trừ";
    leaves.set(leaf.code, { item: leaf, path: `bonus/leaves/${leaf.code}`, within });
  }
  return { areas, criteria, leaves };
}

/** Notes what came, went and moved; hands what stayed to `stayed`. */
function diffEntries<T extends Headed>(
  { name, into }: Omit<Place, "path">,
  [before, after]: readonly [ReadonlyMap<string, Entry<T>>, ReadonlyMap<string, Entry<T>>],
  stayed: (place: Place, old: T, now: T) => void,
): void {
  for (const [code, { item, path, within }] of before) {
    const now = after.get(code);
    const place = { path: now?.path ?? path, name: `${name} ${code}`, into };
    if (now === undefined) {
      const said = `bỏ khỏi ${within} (“${item.label}”, ${formatHundredths(item.max)} điểm)`;
      note(place, { at: "", code: "removed", before: item.label }, said);
      continue;
    }
    if (now.within !== within) {
      const said = `chuyển từ ${within} sang ${now.within}`;
      note(place, { at: "", code: "moved", before: within, after: now.within }, said);
    }
    stayed(place, item, now.item);
  }
  for (const [code, { item, path, within }] of after) {
    if (before.has(code)) continue;
    const said = `thêm vào ${within} (“${item.label}”, ${formatHundredths(item.max)} điểm)`;
    const place = { path, name: `${name} ${code}`, into };
    note(place, { at: "", code: "added", after: item.label }, said);
  }
}

function diffHeaded(place: Place, before: Headed, after: Headed): void {
  noteWords(place, { at: "label", code: "label", what: "tên" }, [before.label, after.label]);
  notePoints(place, { at: "max", code: "max", what: "điểm tối đa" }, [before.max, after.max]);
}

/** Things listed by code at the head of a set: grades, blocks. */
function diffNamed(
  place: Place,
  { code, what }: { readonly code: "grade" | "block"; readonly what: string },
  [before, after]: readonly [ReadonlyMap<string, string>, ReadonlyMap<string, string>],
): void {
  for (const [key, text] of before) {
    const at = `${code}s/${key}`;
    const now = after.get(key);
    if (now === undefined) note(place, { at, code, before: text }, `bỏ ${what} “${text}”`);
    else noteWords(place, { at, code, what }, [text, now]);
  }
  for (const [key, text] of after) {
    if (before.has(key)) continue;
    note(place, { at: `${code}s/${key}`, code, after: text }, `thêm ${what} “${text}”`);
  }
}

function diffHead(place: Place, before: CriteriaSet, after: CriteriaSet): void {
  const words = (at: string, what: string, texts: readonly [string, string]): void =>
    noteWords(place, { at, code: at === "from" || at === "to" ? "dates" : "set", what }, texts);
  words("name", "tên", [before.name, after.name]);
  noteText(place, { at: "notice", code: "set", what: "ghi chú phải nêu" }, [
    before.notice ?? "",
    after.notice ?? "",
  ]);
  words("unitKind", "loại đơn vị", [before.unitKind, after.unitKind]);
  words("from", "ngày bắt đầu có hiệu lực", [dayText(before.from), dayText(after.from)]);
  words("to", "ngày hết hiệu lực", [dayText(before.to), dayText(after.to)]);
  words("decision", "quyết định ban hành", [
    sourceText(before.decision),
    sourceText(after.decision),
  ]);
  notePoints(place, { at: "max", code: "max", what: "tổng điểm tối đa" }, [before.max, after.max]);
  notePoints(place, { at: "surveyShare", code: "max", what: "điểm điều tra xã hội học" }, [
    before.surveyShare,
    after.surveyShare,
  ]);
  const policy = (at: "notApplicable" | "missing", what: string): void =>
    noteWords(place, { at, code: "policy", what }, [policyText(before[at]), policyText(after[at])]);
  policy("notApplicable", "khi mục không áp dụng");
  policy("missing", "khi thiếu số liệu");
  const grades = ({ grades: list }: CriteriaSet): ReadonlyMap<string, string> =>
    new Map(list.map(({ code, label, from }) => [code, `${label}, từ ${shareText(from)}`]));
  diffNamed(place, { code: "grade", what: "mức xếp loại" }, [grades(before), grades(after)]);
  const blocks = ({ blocks: list }: CriteriaSet): ReadonlyMap<string, string> =>
    new Map(list.map(({ code, label }) => [code, label]));
  diffNamed(place, { code: "block", what: "cụm xếp hạng" }, [blocks(before), blocks(after)]);
  if (canonicalText(before.examples) !== canonicalText(after.examples)) {
    note(place, { at: "examples", code: "examples" }, "sửa ví dụ tính cả bộ");
  }
}

function diffBonus(place: Place, before: CriteriaSet["bonus"], after: CriteriaSet["bonus"]): void {
  const text = ({ label, min, max }: NonNullable<CriteriaSet["bonus"]>): string =>
    `${label}, từ ${formatHundredths(min)} đến ${formatHundredths(max)} điểm`;
  const old = before === undefined ? "không có" : text(before);
  const now = after === undefined ? "không có" : text(after);
  noteWords(place, { at: "bonus", code: "bonus", what: "phần điểm thưởng, điểm trừ" }, [old, now]);
}

/**
 * What changed from one set to another, the set itself first, then areas, criteria and leaves in
 * their order, matched by code. Version, id, changelog and the order of leaves are not changes. Each change
 * has one Vietnamese sentence in the words of a decision: `Tiêu chí thành phần 3.2: điểm tối đa
 * tăng từ 7,00 lên 8,00.`
 */
export function diffSets(before: CriteriaSet, after: CriteriaSet): readonly SetChange[] {
  const into: SetChange[] = [];
  const head = { path: "", name: "Bộ tiêu chí", into };
  diffHead(head, before, after);
  diffBonus(head, before.bonus, after.bonus);
  const old = flat(before);
  const now = flat(after);
  diffEntries({ name: "Lĩnh vực", into }, [old.areas, now.areas], diffHeaded);
  diffEntries({ name: "Tiêu chí", into }, [old.criteria, now.criteria], diffHeaded);
  diffEntries({ name: "Tiêu chí thành phần", into }, [old.leaves, now.leaves], diffLeaf);
  return into;
}

/**
 * What a new version changed, for the front of its changelog: the words of {@link diffSets}, to be
 * edited by whoever signs.
 */
export function releaseOf(before: CriteriaSet, after: CriteriaSet, day: Day): SetRelease {
  const words = diffSets(before, after).map(({ sentence }) => sentence);
  return { version: after.version, day, words };
}
