import { areaLabel } from "../form/areas.ts";
import { type Field, fieldsInArea, fieldOf, rowName } from "../form/form.ts";
import { indicatorsFor } from "../indicator/catalogue.ts";
import { type FigureRun, type HeadCell, type TableBlock, type TableCell, text } from "./block.ts";
import type { FigureSource } from "./figure.ts";
import type { ReportTextData, UnitRow } from "./setting.ts";
import type { TableNode } from "./template.ts";

function words(value: string, align?: TableCell["align"]): TableCell {
  return { runs: [text(value)], ...(align === undefined ? {} : { align }) };
}

function figureCell(figure: FigureRun | undefined, bold = false): TableCell {
  const runs = figure === undefined ? [text("–")] : [figure];
  if (figure === undefined) return { runs, align: "center", ...(bold ? { bold } : {}) };
  const prose = ["text", "date", "yesno"].includes(figure.format);
  const centred = figure.state === "none" || figure.state === "missing" || prose;
  return { runs, align: centred ? "center" : "right", ...(bold ? { bold } : {}) };
}

/** In a narrow column "không phát sinh" and what is missing are written short. */
function short(figure: FigureRun | undefined): FigureRun | undefined {
  if (figure?.state === "none") return { ...figure, text: "–" };
  return figure?.state === "missing" ? { ...figure, text: "…" } : figure;
}

/** Heads of form II.06a above the single columns: how many columns each spans. */
const DOSSIER_GROUPS: readonly (readonly [prefix: string, label: string])[] = [
  ["tthc.received.", "Số hồ sơ tiếp nhận"],
  ["tthc.resolved.", "Số hồ sơ đã giải quyết"],
  ["tthc.pending.", "Số hồ sơ đang giải quyết"],
];

/** Form II.06a by lĩnh vực, the report's own figures as the total. */
function dossierTable({ source }: ReportTextData): readonly TableBlock[] {
  const table = source.form.tables.find(({ code }) => code === "tthc.by_domain");
  if (table === undefined || source.rows.length === 0) return [];
  const fields = table.fields.flatMap((code) => fieldOf(source.form, code) ?? []);
  const groups: readonly HeadCell[] = DOSSIER_GROUPS.map(([prefix, label]) => ({
    text: label,
    span: fields.filter(({ code }) => code.startsWith(prefix)).length,
  }));
  const columns = fields.map((field) => ({ text: field.shortLabel ?? field.label }));
  const line = (row: string, bold: boolean): readonly TableCell[] =>
    fields.map(({ code }) => figureCell(short(source.field(code, row)), bold));
  const rows = source.rows.map((row, at) => [
    words(String(at + 1), "center"),
    words(rowName(table, row)),
    ...line(row, false),
  ]);
  const total: readonly TableCell[] = [
    { runs: [text("Tổng cộng")], span: 2, align: "center", bold: true },
    ...line("", true),
  ];
  return [
    {
      kind: "table",
      code: table.code,
      note: "Đơn vị tính: hồ sơ",
      widths: [6, 22, ...fields.map(() => 8)],
      head: [[{ text: "STT", rows: 2 }, { text: table.rowLabel, rows: 2 }, ...groups], columns],
      rows: [...rows, total],
    },
  ];
}

const FIELD_HEAD: readonly (readonly HeadCell[])[] = [
  [{ text: "STT" }, { text: "Chỉ tiêu" }, { text: "Đơn vị tính" }, { text: "Số liệu" }],
];

function fieldRow(field: Field, at: number, source: FigureSource): readonly TableCell[] {
  return [
    words(String(at + 1), "center"),
    words(field.label),
    words(field.unit === "" ? "–" : field.unit, "center"),
    figureCell(source.field(field.code)),
  ];
}

/** Prose of the assessment belongs to the text of the report, not to its statistics. */
function statistical({ code }: Field): boolean {
  return !code.startsWith("assessment.");
}

/** Every field of the form, one table an area. */
function fieldTables({ source }: ReportTextData): readonly TableBlock[] {
  const { form } = source;
  return form.areas.flatMap((area) => {
    const fields = fieldsInArea(form, area.code)
      .filter(statistical)
      .filter(({ code }) => source.field(code) !== undefined);
    if (fields.length === 0) return [];
    const rows = fields.map((field, at) => fieldRow(field, at, source));
    const caption = areaLabel(area.code);
    const code = `fields.${area.code}`;
    return [{ kind: "table", code, caption, widths: [8, 56, 16, 20], head: FIELD_HEAD, rows }];
  });
}

/** Every rate the form can answer, with its rule. */
function rateTable({ source, period }: ReportTextData): readonly TableBlock[] {
  const rows = indicatorsFor(source.form, period.to).flatMap((indicator) => {
    const figure = source.indicator(indicator.code);
    return figure === undefined ? [] : [{ indicator, figure }];
  });
  if (rows.length === 0) return [];
  return [
    {
      kind: "table",
      code: "rates",
      caption: "Tỷ lệ tính từ số liệu",
      widths: [8, 40, 36, 16],
      head: [[{ text: "STT" }, { text: "Tỷ lệ" }, { text: "Cách tính" }, { text: "Kết quả" }]],
      rows: rows.map(({ indicator, figure }, at) => [
        words(String(at + 1), "center"),
        words(indicator.label),
        words(indicator.rule),
        figureCell(figure),
      ]),
    },
  ];
}

/** What a roll-up shows of each unit; an indicator begins with `%`. */
const UNIT_COLUMNS: readonly (readonly [code: string, label: string])[] = [
  ["tthc.received.total", "Hồ sơ tiếp nhận"],
  ["tthc.resolved.total", "Hồ sơ đã giải quyết"],
  ["%on_time", "Đúng hạn, trước hạn"],
  ["%online_receipt", "Tiếp nhận trực tuyến"],
  ["%digitised_on_receipt", "Số hóa khi tiếp nhận"],
  ["%online_payment", "Thanh toán trực tuyến"],
  ["%satisfaction", "Mức độ hài lòng"],
  ["%plan_tasks_done", "Nhiệm vụ kế hoạch hoàn thành"],
];

function columnFigure(source: FigureSource | undefined, code: string): FigureRun | undefined {
  if (source === undefined) return undefined;
  return code.startsWith("%") ? source.indicator(code.slice(1)) : source.field(code);
}

/** Units below one another, those that handed in nothing named as such, the whole last. */
function unitTable({ source, units = [] }: ReportTextData): readonly TableBlock[] {
  if (units.length === 0) return [];
  const columns = UNIT_COLUMNS.filter(([code]) => columnFigure(source, code) !== undefined);
  const line = (from: FigureSource | undefined, bold: boolean): readonly TableCell[] =>
    columns.map(([code]) => figureCell(short(columnFigure(from, code)), bold));
  const unitRow = ({ name, source: own }: UnitRow, at: number): readonly TableCell[] => [
    words(String(at + 1), "center"),
    words(name),
    ...(own === undefined
      ? [
          {
            runs: [text("Chưa nộp báo cáo", { italic: true })],
            span: columns.length,
            align: "center",
          } as const,
        ]
      : line(own, false)),
  ];
  const total: readonly TableCell[] = [
    { runs: [text("Toàn địa bàn")], span: 2, align: "center", bold: true },
    ...line(source, true),
  ];
  return [
    {
      kind: "table",
      code: "units",
      note: "“–”: không phát sinh; “…”: chưa có số liệu",
      widths: [6, 26, ...columns.map(() => 11)],
      head: [
        [{ text: "STT" }, { text: "Đơn vị" }, ...columns.map(([, label]) => ({ text: label }))],
      ],
      rows: [...units.map(unitRow), total],
    },
  ];
}

const TABLES: Readonly<
  Record<TableNode["table"], (data: ReportTextData) => readonly TableBlock[]>
> = { dossiers: dossierTable, fields: fieldTables, rates: rateTable, units: unitTable };

/** The tables of a kind; none where there is nothing to show in them. */
export function tableBlock(table: TableNode["table"], data: ReportTextData): readonly TableBlock[] {
  return TABLES[table](data);
}
