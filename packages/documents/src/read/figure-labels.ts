import { fieldOf, type Form, hasCell } from "@cchc/domain/form/form";
import { cellKey } from "@cchc/domain/report/cell";
import { understand } from "../understand/understand.ts";
import { labelKey, type MappedBy } from "./figure-layout.ts";

/** What is known of an item before it has a field. */
export interface AskedLabel {
  readonly label: string;
  /** Of its own column; `""` where there is none. */
  readonly unit: string;
  /** A value of it; `""` where it has none. */
  readonly value: string;
}

export interface MappedLabel {
  /** Cell key, `""` where none was found. */
  readonly field: string;
  readonly by: MappedBy;
}

const NONE: MappedLabel = { field: "", by: "none" };

/** From here on words are sure enough; below they only propose. */
const SURE = 0.7;
/** Words in common, of all words of both, from which two labels are alike. */
const ALIKE = 0.66;

/** Below this a label and its field share too few words to be taken unseen. */
const NEAR = 0.3;

/** Stands for a value where the cell has none: the words around it decide. */
const STAND_IN = "7";

const EMPTY_WORDS = new Set(["so", "tong", "cac", "la", "duoc", "trong", "ky", "da", "va", "cua"]);

function words(text: string): ReadonlySet<string> {
  const all = labelKey(text).split(/[^\p{L}\p{N}]+/u);
  return new Set(all.filter((word) => word !== "" && !EMPTY_WORDS.has(word)));
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size < 2 || b.size < 2) return 0;
  const common = [...a].filter((word) => b.has(word)).length;
  return (2 * common) / (a.size + b.size);
}

/** The one field whose own words these are; `""` where none or several. */
function byLabel(form: Form, label: string): string {
  const key = labelKey(label);
  const named = form.fields.filter((field) => labelKey(field.label) === key);
  if (named.length === 1) return named[0]?.code ?? "";
  const short = form.fields.filter(({ shortLabel }) => labelKey(shortLabel ?? "") === key);
  return short.length === 1 ? (short[0]?.code ?? "") : "";
}

/** The field whose words are most like these, far enough before the next. */
function byLikeness(form: Form, { label, unit }: AskedLabel): string {
  const own = words(label);
  const ranked = form.fields
    .map((field) => ({ field, points: likeness(own, words(field.label)) }))
    .filter(({ field, points }) => points >= ALIKE && unitFits(field.unit, unit))
    .toSorted((a, b) => b.points - a.points);
  const [first, second] = ranked;
  if (first === undefined || first.points === second?.points) return "";
  return first.field.code;
}

function unitFits(asked: string, said: string): boolean {
  return said === "" || (asked === "%") === (said.trim() === "%");
}

/**
 * A field for each label: the form's own words, else as the same words are read in a report's text,
 * else what is alike. Each cell is proposed once, by the surest of its labels.
 * `sections`: the heading above each label, `""` where there is none.
 */
export function mapLabels(
  form: Form,
  asked: readonly AskedLabel[],
  sections: readonly string[] = [],
): readonly MappedLabel[] {
  let text = "";
  let section = "";
  const places = asked.map(({ label, unit, value }, at) => {
    const above = sections[at] ?? "";
    if (above !== section) text += `${above}\n`;
    section = above;
    const line = label.replaceAll(/[\n\t]+/g, " ");
    const said = value === "" ? STAND_IN : value;
    const start = text.length + line.length + 2;
    const counted = /\p{L}|%/u.test(said) ? "" : unit === "%" ? "%" : unit === "" ? "" : ` ${unit}`;
    text += `${line}: ${said}${counted}\n`;
    return { start, end: start + said.length };
  });
  // A label stands alone: the rules know it or nobody does.
  const { figures } = understand(text, (_one, first) => first);
  const found = asked.map((one, at): MappedLabel => {
    const own = byLabel(form, one.label);
    if (own !== "") return { field: own, by: "label" };
    const { start, end } = places[at] ?? { start: 0, end: 0 };
    const figure = figures.find((said) => said.start < end && said.end > start);
    const field = figure?.field ?? null;
    if (figure !== undefined && field !== null && hasCell(form, field, figure.row)) {
      const fits = unitFits(fieldOf(form, field)?.unit ?? "", one.unit);
      const asks = words(fieldOf(form, field)?.label ?? "");
      const near = likeness(words(one.label), asks) >= NEAR || figure.row !== "";
      const by = figure.confidence >= SURE && near ? "words" : "alike";
      if (fits) return { field: cellKey(field, figure.row), by };
    }
    const alike = byLikeness(form, one);
    return alike === "" ? NONE : { field: alike, by: "alike" };
  });
  return eachOnce(found);
}

const ORDER: readonly MappedBy[] = ["kept", "label", "words", "alike", "none"];

/** Two items that ask for the same cell: only the surer one keeps it, the first of equals. */
export function eachOnce<Mapped extends MappedLabel>(found: readonly Mapped[]): readonly Mapped[] {
  const best = new Map<string, number>();
  found.forEach(({ field, by }, at) => {
    const known = best.get(field);
    const other = known === undefined ? undefined : found[known];
    if (other === undefined || ORDER.indexOf(by) < ORDER.indexOf(other.by)) best.set(field, at);
  });
  return found.map((one, at) =>
    one.field === "" || best.get(one.field) === at ? one : { ...one, ...NONE },
  );
}
