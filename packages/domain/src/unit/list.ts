import type { Day } from "../report/cell.ts";
import { isDay } from "../text/days.ts";
import { type Column, type Columns, columnsOf, isLong, isWide } from "./list-columns.ts";
import { kindOfCode, type NamedUnit, officialCode, unitNameOf } from "./list-names.ts";
import { type UnitKind, type UnitType, unitTypes } from "./unit.ts";

/** One unit as an official list has it. */
export interface ListedUnit {
  /** Line of the file, from 1. */
  readonly line: number;
  readonly code: string;
  readonly type: UnitType;
  /** Without the type. */
  readonly name: string;
  /** Code and kind of the unit above; absent for a province. */
  readonly parent?: { readonly code: string; readonly kind: UnitKind };
  readonly from: Day;
  /** Last day. */
  readonly to?: Day;
  /** Codes of the units it came from, of the same level. */
  readonly predecessors: readonly string[];
}

/** A line that cannot be used, and what to do. */
export interface ListFault {
  readonly line: number;
  readonly sentence: string;
}

export interface ReadList {
  /** Provinces before districts before communes; a unit named on many lines stands once. */
  readonly units: readonly ListedUnit[];
  readonly faults: readonly ListFault[];
}

/** `1/7/2025`, `01-07-2025` or `2025-07-01`. */
function readDayText(text: string): Day | undefined {
  const [, day = "", month = "", year = ""] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? [];
  const iso = year === "" ? text : `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(iso) ? iso : undefined;
}

interface Draft extends NamedUnit {
  readonly code: string;
  readonly parent?: { readonly code: string; readonly kind: UnitKind };
}

class ListReader {
  readonly #columns: Columns;
  readonly #from: Day;
  readonly #units = new Map<string, ListedUnit>();
  readonly #faults: ListFault[] = [];

  constructor(columns: Columns, from: Day) {
    this.#columns = columns;
    this.#from = from;
  }

  read(row: readonly string[], line: number): void {
    const cell = (column: Column): string => {
      const at = this.#columns.get(column);
      return at === undefined ? "" : (row[at] ?? "").trim();
    };
    const fault = (sentence: string): void => {
      this.#faults.push({ line, sentence });
    };
    const drafts = isWide(this.#columns) ? this.#wide(cell, fault) : this.#long(cell, fault);
    const [fromText, toText] = [cell("from"), cell("to")];
    const from = fromText === "" ? this.#from : readDayText(fromText);
    const to = toText === "" ? undefined : readDayText(toText);
    if (
      from === undefined ||
      (toText !== "" && to === undefined) ||
      (to !== undefined && to < from)
    ) {
      return fault(
        `Ngày hiệu lực “${fromText}”${toText === "" ? "" : ` – “${toText}”`} chưa đúng: ghi ngày/tháng/năm, ngày sau không trước ngày đầu.`,
      );
    }
    const predecessors = cell("predecessors")
      .split(/[;,+\s]+/)
      .filter((part) => part !== "");
    for (const [at, draft] of drafts.entries()) {
      const { kind } = unitTypes[draft.type];
      const last = at === drafts.length - 1;
      const unit: ListedUnit = {
        line,
        ...draft,
        from,
        ...(to === undefined || !last ? {} : { to }),
        predecessors: last ? predecessors.map((code) => officialCode(code, kind)) : [],
      };
      const key = `${kind} ${unit.code} ${unit.from}`;
      const known = this.#units.get(key);
      if (known === undefined) this.#units.set(key, unit);
      else if (last)
        fault(`Mã ${unit.code} đã có ở dòng ${known.line}: hãy bỏ một trong hai dòng.`);
      else if (known.name !== unit.name || known.type !== unit.type) {
        fault(
          `Mã ${unit.code} ở dòng ${known.line} mang tên khác (${known.name}): hãy thống nhất.`,
        );
      }
    }
  }

  /** Province, district and commune on one line. */
  #wide(cell: (column: Column) => string, fault: (sentence: string) => void): readonly Draft[] {
    const drafts: Draft[] = [];
    const level = cell("level");
    const steps = [
      ["provinceCode", "provinceName", "province"],
      ["districtCode", "districtName", "district"],
      this.#columns.has("communeCode")
        ? (["communeCode", "communeName", "commune"] as const)
        : (["code", "name", "commune"] as const),
    ] as const;
    for (const [codeColumn, nameColumn, kind] of steps) {
      const [code, text] = [cell(codeColumn), cell(nameColumn)];
      if (code === "" && text === "") continue;
      const named = unitNameOf(text, [kind], kind === "commune" ? level : "");
      if (code === "" || text === "" || named === undefined) {
        fault(
          named === undefined && text !== ""
            ? `“${text}” không rõ là loại đơn vị nào: ghi đủ loại trước tên, như “Phường …”, “Xã …”.`
            : `Thiếu ${code === "" ? "mã" : "tên"} của “${text === "" ? code : text}”: hãy điền đủ.`,
        );
        return [];
      }
      const above = drafts[drafts.length - 1];
      drafts.push({
        code: officialCode(code, kind),
        ...named,
        ...(above === undefined
          ? {}
          : { parent: { code: above.code, kind: unitTypes[above.type].kind } }),
      });
    }
    if (drafts.length === 0) fault("Dòng không có mã và tên đơn vị nào: hãy bỏ dòng này.");
    return drafts;
  }

  /** One unit on a line, with the code of the one above. */
  #long(cell: (column: Column) => string, fault: (sentence: string) => void): readonly Draft[] {
    const [text, given, above] = [cell("name"), cell("code"), cell("parent")];
    // A list without codes of superiors is one of provinces; "Thành phố" means another level there.
    const kinds: readonly UnitKind[] = above === "" ? ["province"] : ["district", "commune"];
    const named = unitNameOf(text, kinds, cell("level"));
    if (given === "" || text === "" || named === undefined) {
      fault(
        given === "" || text === ""
          ? `Thiếu ${given === "" ? "mã" : "tên"} đơn vị: hãy điền đủ.`
          : above === ""
            ? `“${text}” không có mã cấp trên mà không phải tỉnh hay thành phố: hãy điền mã cấp trên.`
            : `“${text}” không rõ là loại đơn vị nào: ghi đủ loại trước tên hoặc ở cột Cấp.`,
      );
      return [];
    }
    const code = officialCode(given, unitTypes[named.type].kind);
    if (above === "") return [{ code, ...named }];
    const parentKind = kindOfCode(above.length === 1 ? `0${above}` : above);
    return [
      { code, ...named, parent: { code: officialCode(above, parentKind), kind: parentKind } },
    ];
  }

  finish(): ReadList {
    const order: Partial<Record<UnitKind, number>> = { province: 0, district: 1, commune: 2 };
    const place = ({ type }: ListedUnit): number => order[unitTypes[type].kind] ?? 3;
    const units = [...this.#units.values()].sort((a, b) =>
      a.from === b.from ? place(a) - place(b) : a.from < b.from ? -1 : 1,
    );
    return { units, faults: this.#faults };
  }
}

/**
 * Reads an official list of units: rows of texts with a line of headings among the first ten, one
 * unit a line (mã, tên, cấp, mã cấp trên) or province, district and commune beside each other as
 * the General Statistics Office exports them. `from`: first day of lines that name none.
 */
export function readUnitList(rows: readonly (readonly string[])[], from: Day): ReadList {
  const head = rows.slice(0, 10).findIndex((row) => {
    const columns = columnsOf(row);
    return isWide(columns) || isLong(columns);
  });
  const titles = rows[head];
  if (titles === undefined) {
    const sentence =
      "Không thấy dòng tiêu đề: cần cột Mã và Tên, hoặc Mã TP, Tỉnh / Thành Phố, Mã PX, Phường Xã.";
    return { units: [], faults: [{ line: 1, sentence }] };
  }
  const reader = new ListReader(columnsOf(titles), from);
  for (const [at, row] of rows.entries()) {
    if (at > head && row.some((cell) => cell.trim() !== "")) reader.read(row, at + 1);
  }
  return reader.finish();
}
