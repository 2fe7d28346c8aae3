import { MISSING_TEXT } from "@cchc/domain/report-text/figure";
import Docxtemplater from "docxtemplater";
import PizZip from "pizzip";
import { outsideParts } from "./template-outside.ts";

/** What is wrong with an officer's template. */
export type TemplateProblemCode =
  /** Not a .docx, or its parts are broken. */
  | "not-a-template"
  /** A tag that is opened and not closed, or closed and not opened. */
  | "unclosed"
  /** A loop that ends under another name, or not at all. */
  | "unbalanced"
  /** A tag that names no figure, word or list. */
  | "unknown"
  /** Anything else that the parser refuses. */
  | "broken"
  /** Fetches something from elsewhere or runs something when it is opened. */
  | "outside"
  /** Larger than a template may be. */
  | "too-large";

/** One thing to mend in a template, with its place. */
export interface TemplateProblem {
  readonly code: TemplateProblemCode;
  /** The tag as typed; empty where there is none. */
  readonly tag: string;
  /** Where: `"thân văn bản"`, `"đầu trang"`, `"chân trang"`, with the text around the tag. */
  readonly place: string;
  /** One Vietnamese sentence. */
  readonly message: string;
}

/** A template may not be used; `problems` names everything to mend. */
export class TemplateError extends Error {
  override readonly name = "TemplateError";
  readonly problems: readonly TemplateProblem[];

  constructor(problems: readonly TemplateProblem[]) {
    super(problems[0]?.message ?? "Mẫu Word chưa dùng được.");
    this.problems = problems;
  }
}

/** What a template may ask for: values by tag, and rows by the tag of their loop. */
export interface TemplateTags {
  readonly values: ReadonlySet<string>;
  /** Tags that the rows of a list offer. */
  readonly lists: ReadonlyMap<string, ReadonlySet<string>>;
}

/** What fills a template. */
export interface TemplateData {
  readonly values: ReadonlyMap<string, string>;
  readonly lists: ReadonlyMap<string, readonly ReadonlyMap<string, string>[]>;
}

/** Largest template, in bytes, packed and unpacked. */
const LARGEST = 10 * 1024 * 1024;
const LARGEST_UNPACKED = 64 * 1024 * 1024;

/** What stands on paper where nobody answered. */
export const NO_ANSWER: string = MISSING_TEXT.unanswered;

/** Tags count as the same whatever spaces and composition they were typed with. */
export function tagKey(tag: string): string {
  return tag.normalize("NFC").replaceAll(/\s+/gu, " ").trim();
}

function clean(value: string): string {
  return value
    .normalize("NFC")
    .replaceAll(/[\p{Cc}\uFFFE\uFFFF]/gu, (sign) => (sign === "\n" ? sign : ""));
}

type Scope = Readonly<Record<string, unknown>>;

/** Looks a tag up as it is, never as an expression: no code runs from a template. */
function plainParser(tag: string): { get: (scope: unknown) => unknown } {
  const key = tagKey(tag);
  return {
    get: (scope) => {
      if (key === ".") return scope;
      if (typeof scope !== "object" || scope === null) return undefined;
      const own: Scope = Object.fromEntries(Object.entries(scope));
      return Object.hasOwn(own, key) ? own[key] : undefined;
    },
  };
}

const PLACES: readonly (readonly [RegExp, string])[] = [
  [/header/, "đầu trang"],
  [/footer/, "chân trang"],
  [/document/, "thân văn bản"],
];

function placeOf(file: string): string {
  return PLACES.find(([pattern]) => pattern.test(file))?.[1] ?? "văn bản";
}

interface RawError {
  readonly properties?: {
    readonly id?: string;
    readonly xtag?: string;
    readonly openingtag?: string;
    readonly closingtag?: string;
    readonly file?: string;
    readonly context?: string;
    readonly errors?: readonly RawError[];
  };
}

const KINDS: readonly (readonly [RegExp, TemplateProblemCode])[] = [
  [/^(?:unclosed|unopened|duplicate_open|duplicate_close)_tag/, "unclosed"],
  [/loop|closing_tag_does_not_match/, "unbalanced"],
];

function sentence(code: TemplateProblemCode, tag: string, place: string): string {
  const where = `ở ${place}`;
  switch (code) {
    case "unclosed":
      return `Thẻ “${tag}” ${where} thiếu dấu mở hoặc đóng ngoặc nhọn: hãy sửa trong Word rồi tải lại.`;
    case "unbalanced":
      return `Khối lặp “${tag}” ${where} mở và đóng không khớp nhau: hãy sửa trong Word rồi tải lại.`;
    case "unknown":
      return `Thẻ “${tag}” ${where} không có trong danh sách thẻ: hãy chọn lại từ danh sách.`;
    case "outside":
      return `Mẫu Word có phần lấy dữ liệu từ ngoài hoặc tự chạy (“${tag}”, ${place}): hãy xóa phần đó trong Word rồi tải lại.`;
    case "not-a-template":
      return "Tệp này không phải văn bản Word (.docx): hãy lưu lại dạng .docx rồi tải lên.";
    case "too-large":
      return "Mẫu Word lớn hơn 10 MB: hãy bỏ bớt hình ảnh rồi tải lại.";
    case "broken":
      return `Mẫu Word có chỗ không đọc được ${where}: hãy kiểm tra các thẻ rồi tải lại.`;
  }
}

function problem(code: TemplateProblemCode, tag: string, place: string): TemplateProblem {
  return { code, tag, place, message: sentence(code, tag, place) };
}

function problemOf({ properties = {} }: RawError): TemplateProblem {
  const { id = "", xtag, openingtag, closingtag, file = "", context } = properties;
  const code = KINDS.find(([pattern]) => pattern.test(id))?.[1] ?? "broken";
  const tag = tagKey(
    xtag ?? [openingtag, closingtag].filter((one) => one !== undefined).join(" / "),
  );
  const around = context === undefined || context === "" ? "" : `, gần “${context.slice(0, 40)}”`;
  return problem(code, tag, `${placeOf(file)}${around}`);
}

function isRaw(error: unknown): error is RawError {
  return typeof error === "object" && error !== null && "properties" in error;
}

/** Everything that an error of the parser says, one by one. */
function problemsOf(error: unknown): readonly TemplateProblem[] {
  if (!isRaw(error)) return [problem("broken", "", "văn bản")];
  const many = error.properties?.errors;
  return many === undefined || many.length === 0 ? [problemOf(error)] : many.map(problemOf);
}

function unzip(file: Uint8Array): PizZip {
  if (file.length > LARGEST) throw new TemplateError([problem("too-large", "", "văn bản")]);
  let zip: PizZip;
  try {
    zip = new PizZip(file);
  } catch {
    throw new TemplateError([problem("not-a-template", "", "văn bản")]);
  }
  if (zip.file("word/document.xml") === null) {
    throw new TemplateError([problem("not-a-template", "", "văn bản")]);
  }
  const unpacked = Object.values(zip.files).reduce((sum, entry) => sum + sizeOf(entry), 0);
  if (unpacked > LARGEST_UNPACKED) throw new TemplateError([problem("too-large", "", "văn bản")]);
  return zip;
}

/** Declared size of an entry, unpacked; entries that do not say count as nothing. */
function sizeOf(entry: unknown): number {
  if (typeof entry !== "object" || entry === null || !("_data" in entry)) return 0;
  const data = entry._data;
  if (typeof data !== "object" || data === null || !("uncompressedSize" in data)) return 0;
  return typeof data.uncompressedSize === "number" ? data.uncompressedSize : 0;
}

function open(file: Uint8Array, collect?: TagCollector): Docxtemplater {
  const zip = unzip(file);
  try {
    return new Docxtemplater(zip, {
      paragraphLoop: true,
      linebreaks: true,
      parser: plainParser,
      nullGetter: () => NO_ANSWER,
      errorLogging: false,
      ...(collect === undefined ? {} : { modules: [collect] }),
    });
  } catch (error) {
    throw new TemplateError(problemsOf(error));
  }
}

/** A tag as the parser found it, loops with what is inside. */
interface FoundTag {
  readonly tag: string;
  readonly loop: boolean;
  /** `{@…}` would put markup into the file. */
  readonly raw: boolean;
  readonly inside: readonly FoundTag[];
}

function tagsIn(parts: unknown): readonly FoundTag[] {
  if (!Array.isArray(parts)) return [];
  return parts.flatMap((part: unknown) => {
    if (typeof part !== "object" || part === null) return [];
    const { type, value, module, subparsed } = {
      type: "",
      value: "",
      module: "",
      subparsed: [],
      ...part,
    };
    if (type !== "placeholder" || typeof value !== "string") return tagsIn(subparsed);
    const inside = tagsIn(subparsed);
    return [{ tag: tagKey(value), loop: module === "loop", raw: module === "rawxml", inside }];
  });
}

/** Keeps what the parser finds in each part of the file. */
class TagCollector {
  readonly name = "TagCollector";
  readonly found = new Map<string, readonly FoundTag[]>();
  private at = "";

  set(given: {
    readonly inspect?: { readonly filePath?: string; readonly postparsed?: unknown };
  }): void {
    const { filePath, postparsed } = given.inspect ?? {};
    if (filePath !== undefined) this.at = filePath;
    if (postparsed !== undefined) this.found.set(this.at, tagsIn(postparsed));
  }
}

function unknownTags(
  tags: readonly FoundTag[],
  known: TemplateTags,
  place: string,
): readonly TemplateProblem[] {
  return tags.flatMap(({ tag, loop, raw, inside }) => {
    const columns = known.lists.get(tag);
    const fits = !raw && (known.values.has(tag) || (loop && columns !== undefined));
    if (!fits) return [problem("unknown", raw ? `@${tag}` : tag, place)];
    // A loop around a single value is a condition; what is in it may be any value.
    const values = new Set([...known.values, ...(columns ?? [])]);
    return unknownTags(inside, { ...known, values }, place);
  });
}

function namesOf(tags: readonly FoundTag[]): readonly string[] {
  return tags.flatMap(({ tag, inside }) => [tag, ...namesOf(inside)]);
}

/**
 * Checks an officer's Word template against the tags there are and returns the tags it uses.
 * @throws {TemplateError} with every unclosed, unbalanced or unknown tag and its place, or with what
 * in it reaches out of the file
 */
export function checkTemplate(file: Uint8Array, known: TemplateTags): readonly string[] {
  const outside = outsideParts(unzip(file));
  if (outside.length > 0) {
    throw new TemplateError(
      outside.map(({ what, file: at }) => problem("outside", what, placeOf(at))),
    );
  }
  const collector = new TagCollector();
  open(file, collector);
  const found = [...collector.found];
  const problems = found.flatMap(([name, tags]) => unknownTags(tags, known, placeOf(name)));
  if (problems.length > 0) throw new TemplateError(problems);
  return [...new Set(found.flatMap(([, tags]) => namesOf(tags)))];
}

function record(values: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...values].map(([tag, value]) => [tagKey(tag), clean(value)]));
}

/**
 * Fills a checked template.
 * @throws {TemplateError} where the template cannot be read or filled
 */
export function fillTemplate(file: Uint8Array, data: TemplateData): Uint8Array {
  const lists = [...data.lists].map(([tag, rows]) => [tagKey(tag), rows.map(record)] as const);
  const template = open(file);
  try {
    template.render({ ...record(data.values), ...Object.fromEntries(lists) });
  } catch (error) {
    throw new TemplateError(problemsOf(error));
  }
  return template.getZip().generate({ type: "uint8array", compression: "DEFLATE" });
}
