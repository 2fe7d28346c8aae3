import { citedDays, citedDocument } from "@cchc/api/documents/cited";
import { papers } from "@cchc/demo/papers";
import { districtStories } from "@cchc/demo/invented-reports";
import { neighbours } from "@cchc/demo/invented-communes";
import { demoPeriods, periodIds } from "@cchc/demo/periods";
import { sonTrung2023, tanHong2023 } from "@cchc/demo/seed-propaganda";
import { wardControl2023, wardDraft2023, wardFigures } from "@cchc/demo/seed-ward";
import { unitIds } from "@cchc/demo/unit-ids";
import { SET_766 } from "@cchc/domain/criteria/set-766";
import type { CitedDocument } from "@cchc/domain/document/citation";
import { issuerOf, type IssuingUnit } from "@cchc/domain/document/issuer";
import { LAYOUT_30_2020 } from "@cchc/domain/document/layout";
import type { Signer } from "@cchc/domain/document/signer";
import { formByCode } from "@cchc/domain/form/catalogue";
import { cellsOf } from "@cchc/domain/report/build";
import type { Cells } from "@cchc/domain/report/cell";
import type { OfficialDocument } from "@cchc/domain/report-text/block";
import { templateByCode } from "@cchc/domain/report-text/catalogue";
import { composeReport } from "@cchc/domain/report-text/compose";
import { composePlan } from "@cchc/domain/report-text/plan-text";
import { composeScoreSheet } from "@cchc/domain/report-text/score-sheet";
import type { Signing, UnitRow } from "@cchc/domain/report-text/setting";
import { reportSource, rolledSource } from "@cchc/domain/report-text/source";
import { compileSet } from "@cchc/domain/scoring/compile";
import { scoreUnit } from "@cchc/domain/scoring/score";
import { fullName } from "@cchc/domain/unit/unit";
import { townPlan } from "@cchc/demo/town-plan";

/** A document to look at, and the name of its files. */
export interface Rendered {
  readonly name: string;
  readonly document: OfficialDocument;
}

const city: IssuingUnit = { type: "thanh_pho", name: "Hải Dương" };
const ward: IssuingUnit = { type: "phuong", name: "Trần Hưng Đạo" };

interface Given {
  readonly template: string;
  readonly periodId: string;
  readonly unit: IssuingUnit;
  readonly parent?: IssuingUnit;
  readonly cells: Cells;
  readonly documents?: readonly CitedDocument[];
  readonly signing?: Signing;
}

function periodOf(id: string) {
  const period = demoPeriods.find((one) => one.id === id);
  if (period === undefined) throw new Error(`no period ${id} in the demonstration`);
  return period;
}

function madeUp({ illustration }: { readonly illustration: boolean }): {
  readonly notice?: string;
} {
  return illustration ? { notice: "Số liệu minh họa" } : {};
}

function composed(given: Given): OfficialDocument {
  const { cells, unit, parent, documents = [], signing = {} } = given;
  const period = periodOf(given.periodId);
  const template = templateByCode(given.template);
  if (template === undefined) throw new Error(`no template ${given.template}`);
  return composeReport(template, {
    unit,
    ...(parent === undefined ? {} : { parent }),
    period,
    source: reportSource(formByCode(period.form, period.to), cells, period.to),
    documents,
    texts: new Map(),
    signing,
    layout: LAYOUT_30_2020,
    ...madeUp(period),
  });
}

/** What the demonstration's register holds of a unit for a period. */
function registered(unitId: string, given: Pick<Given, "periodId" | "unit" | "parent">) {
  const { first, last } = citedDays(periodOf(given.periodId));
  const issuer = issuerOf(given.unit, given.parent);
  return papers
    .filter((one) => one.unitId === unitId)
    .filter(({ issuedOn }) => issuedOn !== null && issuedOn >= first && issuedOn <= last)
    .toSorted((a, b) => ((a.issuedOn ?? "") < (b.issuedOn ?? "") ? -1 : 1))
    .flatMap((one) => citedDocument(one, issuer) ?? []);
}

/** The ward's whole year: what the demonstration begins with and what its visitor types. */
const wardYear: Cells = new Map([
  ...wardDraft2023.cells,
  ...cellsOf({ ...wardFigures, "tthc.received.new": 1058 }),
]);

function invented(unitId: string, periodId: string): Cells | undefined {
  const stories = districtStories().flat();
  return stories.find((one) => one.unitId === unitId && one.periodId === periodId)?.cells;
}

function rollUp(): OfficialDocument {
  const period = periodOf(periodIds.annual2024);
  const form = formByCode(period.form, period.to);
  const units: readonly UnitRow[] = [{ unitId: unitIds.ward, ...ward }, ...neighbours].map(
    (one) => {
      const cells = invented(one.unitId, period.id);
      const source = cells === undefined ? {} : { source: reportSource(form, cells, period.to) };
      return { unitId: one.unitId, name: fullName(one), ...source };
    },
  );
  const reports = units.flatMap(({ unitId }) => invented(unitId, period.id) ?? []);
  const template = templateByCode("roll_up");
  if (template === undefined) throw new Error("no roll-up");
  return composeReport(template, {
    unit: city,
    parent: { type: "tinh", name: "Hải Dương" },
    period,
    source: rolledSource(form, reports, period.to),
    units,
    documents: [],
    texts: new Map([
      ["assessment", "Hầu hết đơn vị nộp báo cáo đúng hạn; tỷ lệ tiếp nhận trực tuyến tăng."],
      ["next_tasks", "Tập trung số hóa kết quả giải quyết và thanh toán trực tuyến."],
    ]),
    signing: { number: "512", day: "2024-12-20" },
    layout: LAYOUT_30_2020,
    ...madeUp(period),
  });
}

/** The ward's yearly report, as the demonstration has it. */
export function wardReport(): OfficialDocument {
  const signing = { day: "2023-12-05", signer: signedBy("Nguyễn Văn Minh Họa") };
  const given = { template: "reform", periodId: periodIds.annual2023, unit: ward, parent: city };
  return composed({
    ...given,
    cells: wardYear,
    documents: registered(unitIds.ward, given),
    signing,
  });
}

/** Xã Tân Hồng's propaganda report. */
export function tanHongReport(): OfficialDocument {
  const given = {
    template: "propaganda",
    periodId: periodIds.propagandaTanHong,
    unit: { type: "xa", name: "Tân Hồng" },
    parent: { type: "huyen", name: "Bình Giang" },
  } as const;
  return composed({
    ...given,
    cells: tanHong2023.cells,
    documents: registered(unitIds.tanHong, given),
    signing: { number: "126", day: "2023-12-15" },
  });
}

/** Xã Sơn Trung's propaganda report, almost without figures. */
export function sonTrungReport(): OfficialDocument {
  const given = {
    template: "propaganda",
    periodId: periodIds.propagandaSonTrung,
    unit: { type: "xa", name: "Sơn Trung" },
    parent: { type: "huyen", name: "Hương Sơn" },
  } as const;
  return composed({
    ...given,
    cells: sonTrung2023.cells,
    documents: registered(unitIds.sonTrung, given),
  });
}

function signedBy(name: string): Signer {
  return {
    authority: "deputy",
    body: "Ủy ban nhân dân",
    head: "Chủ tịch",
    title: "Phó Chủ tịch",
    name,
  };
}

/** The self-score sheet of an invented ward by index 766, with the values of its worked example. */
function scoreSheet(): OfficialDocument {
  const [example] = SET_766.examples;
  if (example === undefined) throw new Error("the set has no example");
  const values = { unit: "minh-hoa", values: example.values };
  return composeScoreSheet({
    unit: { type: "phuong", name: "Liên Trì" },
    parent: city,
    signing: { number: "9", day: "2024-12-12" },
    layout: LAYOUT_30_2020,
    ...madeUp({ illustration: true }),
    year: 2024,
    set: SET_766,
    score: scoreUnit(compileSet(SET_766, example.year), values),
    addressees: ["UBND thành phố Hải Dương"],
    receivers: ["UBND thành phố Hải Dương", "Lãnh đạo UBND phường"],
  });
}

/** Every built-in document, made of the demonstration's data. */
export function builtInDocuments(): readonly Rendered[] {
  const neighbour = invented(unitIds.neighbour, periodIds.annual2024) ?? new Map();
  const unit: IssuingUnit = { type: "phuong", name: "Liên Trì" };
  const year = { periodId: periodIds.annual2024, unit, parent: city, cells: neighbour };
  const control = { template: "tthc_control", periodId: periodIds.control2023, unit: ward };
  return [
    { name: "bao-cao-cchc-nam-2023", document: wardReport() },
    {
      name: "bao-cao-cchc-nam-2024-minh-hoa",
      document: composed({
        ...year,
        template: "reform",
        signing: { number: "8", day: "2024-12-09" },
      }),
    },
    { name: "tuyen-truyen-tan-hong", document: tanHongReport() },
    { name: "tuyen-truyen-son-trung", document: sonTrungReport() },
    {
      name: "kiem-soat-tthc",
      document: composed({ ...control, parent: city, cells: wardControl2023.cells }),
    },
    { name: "phu-luc-so-lieu-minh-hoa", document: composed({ ...year, template: "statistics" }) },
    { name: "tong-hop-minh-hoa", document: rollUp() },
    { name: "ke-hoach-tuyen-truyen", document: composePlan(townPlan) },
    { name: "phieu-tu-cham-minh-hoa", document: scoreSheet() },
  ];
}
