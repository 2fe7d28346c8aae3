import type { FieldCode } from "@cchc/domain/report/cell";
import type { FoundFigure } from "./figures.ts";

interface AllOf {
  readonly of: FieldCode;
  readonly field: FieldCode;
  readonly says: RegExp;
}

const ALL = "(?:deu|tat ca|toan bo|100%)";

/** "33 hồ sơ đang giải quyết, tất cả còn trong hạn": a part that is all of what was just counted. */
const WHOLES: readonly AllOf[] = [
  {
    of: "tthc.pending.total",
    field: "tthc.pending.in_time",
    says: new RegExp(
      `${ALL}[^.;\\n\\d]{0,20}(?:trong (?:thoi )?han|chua (?:den|toi|qua) (?:thoi )?han)`,
      "u",
    ),
  },
  {
    of: "inspections.findings",
    field: "inspections.findings_mended",
    says: new RegExp(
      `(?:khac phuc|chan chinh)[^.;\\n\\d]{0,12}(?:toan bo|tat ca|het|day du)|(?:toan bo|tat ca|deu)[^.;\\n\\d]{0,16}(?:khac phuc|chan chinh)`,
      "u",
    ),
  },
];

/** Figures told by "all of them", with the words that say so. */
export function allOf(folded: string, figures: readonly FoundFigure[]): readonly FoundFigure[] {
  return figures.flatMap((figure, index): FoundFigure[] => {
    const whole = WHOLES.find(({ of }) => of === figure.field);
    if (whole === undefined || figure.class !== "reported" || figure.kind !== "exact") return [];
    const next = figures[index + 1]?.start ?? folded.length;
    const tail = folded.slice(figure.end, Math.min(next, figure.end + 140));
    const sentence = tail.slice(0, /[;\n]|\.(?=\s|$)/.exec(tail)?.index ?? tail.length);
    const match = whole.says.exec(sentence);
    if (match === null || /(?:chua|khong) (?:\p{L}+ )?$/u.test(sentence.slice(0, match.index)))
      return [];
    const start = figure.end + match.index;
    const place = { start, end: start + match[0].length };
    return [{ ...figure, ...place, field: whole.field, unit: "", confidence: 0.7, part: null }];
  });
}

const BOTH_ENDS =
  /so hoa(?![a-z])[^.;\n\d%]{0,60}(?:dau vao|tiep nhan|ho so)[^.;\n\d%]{0,30}(?: va|,)(?<second> [^.;\n\d%]{0,20}(?:dau ra|ket qua)[^.;\n\d%]{0,60})$/u;

/**
 * "Số hóa hồ sơ đầu vào và kết quả đầu ra đạt 100%": one rate said of both ends of the dossier; the
 * words of the second end stand for its own figure.
 */
export function bothEnds(
  folded: string,
  figures: readonly FoundFigure[],
): readonly (readonly [one: FoundFigure, ...both: FoundFigure[]])[] {
  return figures.flatMap((figure): (readonly [FoundFigure, ...FoundFigure[]])[] => {
    if (figure.field === null || !/^tthc\.digitised\..*\.rate$/.test(figure.field)) return [];
    if (figure.class !== "reported" || figure.value === null) return [];
    const lead = folded.slice(Math.max(0, figure.start - 220), figure.start);
    const match = BOTH_ENDS.exec(lead);
    const second = match?.groups?.["second"];
    if (second === undefined || /lan luot|tuong ung|tiep nhan|thanh phan|dau vao/.test(second))
      return [];
    if (/^ ?(?:va|;|,) ?\d/.test(folded.slice(figure.end, figure.end + 5))) return [];
    const start = figure.start - second.trimStart().length;
    const words = { start, end: start + second.trim().length };
    return [
      [
        figure,
        { ...figure, field: "tthc.digitised.on_receipt.rate" },
        { ...figure, ...words, field: "tthc.digitised.results.rate", confidence: 0.7 },
      ],
    ];
  });
}
