/// <reference types="vite/client" />
import { describe, expect, test } from "vitest";
import { NONE, cellsOf, entered } from "../report/build.ts";
import type { Cell } from "../report/cell.ts";
import { cellKey } from "../report/cell.ts";
import { WARD_2023 } from "../report/example.ts";
import { ANNUAL_FORM } from "./annual.ts";
import { fieldOf } from "./form.ts";
import { PROPAGANDA_FORM } from "./propaganda.ts";
import { valueFits } from "./value.ts";

/** Every fact the reports state: its code there, our field, the cell it becomes (null: left blank). */
const FACTS: readonly (readonly [fact: string, code: string, field: string, cell: Cell | null])[] =
  [
    [
      "000-f001",
      "TT.CONG_DAN_DUOC_TUYEN_TRUYEN_TAI_MOT_CUA",
      "propaganda.citizens.reached",
      entered(2000, "nearly"),
    ],
    [
      "000-f002",
      "TT.LICH_PHAT_SONG",
      "propaganda.radio.schedule",
      entered("thứ Năm của tuần thứ 4 hằng tháng"),
    ],
    ["000-f003", "TT.TIN_BAI_DAI_TRUYEN_THANH", "propaganda.radio.items", entered(20, "nearly")],
    ["000-f004", "TT.TIN_BAI_TTDT.TONG", "propaganda.website.total", entered(120, "above")],
    ["000-f005", "TT.TIN_BAI_TTDT.CCHC", "propaganda.website.reform", entered(61)],
    ["000-f006", "TT.TIN_BAI_TTDT.TTHC", "propaganda.website.procedures", entered(38)],
    ["000-f007", "TT.TIN_BAI_TTDT.CDS", "propaganda.website.digital", entered(11)],
    ["000-f008", "TT.TIN_BAI_TTDT.NGAN_SACH", "propaganda.website.budget", entered(10)],
    [
      "000-f009",
      "TT.HOI_NGHI.CONG_KHAI_CHI_SO",
      "propaganda.conferences.index_publication",
      entered(1),
    ],
    ["000-f010", "TT.TAP_HUAN.KY_NANG_SO.LOP", "propaganda.training.classes", entered(1)],
    ["000-f011", "TT.TAP_HUAN.KY_NANG_SO.NGUOI_THAM_DU", "propaganda.training.people", entered(65)],
    ["000-f012", "TT.HOI_NGHI.UBND", "propaganda.conferences.committee", entered(8)],
    ["000-f013", "TT.HOI_NGHI.MTTQ_DOAN_THE", "propaganda.conferences.organisations", entered(5)],
    ["000-f014", "TT.HOI_NGHI.DOI_THOAI", "propaganda.conferences.dialogues", entered(3)],
    ["000-f015", "TT.MO_HINH", "propaganda.models", entered(1)],
    ["000-f016", "TT.BANG_RON", "propaganda.banners", entered(8)],
    ["000-f017", "TT.PANO_AP_PHICH", "propaganda.panels", entered(6)],
    ["000-f018", "CCCV.TAP_HUAN_CCHC.CU_DI", "staff.reform_training.sent", entered(2)],
    ["003-f001", "TTHC.CONG_KHAI_TINH_TRANG.TY_LE", "tthc.status_published.rate", entered(10_000)],
    ["004-f001", "DIA_BAN.SO_KHU_DAN_CU", "residential_groups.total", entered(6)],
    ["004-f002", "THE_CHE.VAN_BAN_TU_KIEM_TRA", "documents.checked", entered(189)],
    ["004-f003", "THE_CHE.VBQPPL_BAN_HANH", "documents.legal", NONE],
    ["004-f004", "TTHC.TIEP_NHAN.TONG", "tthc.received.total", entered(1059)],
    ["004-f005", "TTHC.TIEP_NHAN.MOI", "tthc.received.new", entered(1058)],
    ["004-f006", "TTHC.TIEP_NHAN.MOI.TRUC_TUYEN", "tthc.received.online", entered(1049)],
    ["004-f007", "TTHC.TIEP_NHAN.MOI.TRUC_TIEP_BUU_CHINH", "tthc.received.direct", entered(9)],
    ["004-f008", "TTHC.TIEP_NHAN.KY_TRUOC", "tthc.received.carried", entered(1)],
    ["004-f009", "TTHC.GIAI_QUYET.TONG", "tthc.resolved.total", entered(1059)],
    ["004-f010", "TTHC.GIAI_QUYET.TRUOC_HAN", "tthc.resolved.early", entered(1054)],
    ["004-f011", "TTHC.GIAI_QUYET.DUNG_HAN", "tthc.resolved.on_time", entered(5)],
    ["004-f012", "TTHC.GIAI_QUYET.QUA_HAN", "tthc.resolved.late", entered(0)],
    ["004-f013", "TTHC.SO_HOA.HO_SO.SO_LUONG", "tthc.digitised.on_receipt", null],
    ["004-f014", "TTHC.SO_HOA.HO_SO.TY_LE", "tthc.digitised.on_receipt.rate", entered(9953)],
    ["004-f015", "TTHC.SO_HOA.KET_QUA.TY_LE", "tthc.digitised.results.rate", null],
    ["004-f016", "TTHC.PAKN.TIEP_NHAN", "petitions.received", NONE],
    ["004-f017", "HAI_LONG.PHIEU.TONG", "survey.ballots.total", entered(145)],
    ["004-f018", "HAI_LONG.PHIEU.RAT_HAI_LONG", "survey.ballots.very_satisfied", entered(105)],
    ["004-f019", "HAI_LONG.PHIEU.HAI_LONG", "survey.ballots.satisfied", entered(40)],
    ["004-f020", "CCCV.KY_LUAT.VI_PHAM", "staff.violations", NONE],
    ["004-f021", "TCC.NIEM_YET_DU_TOAN.SO_NGAY", "budget.estimate.posted_days", entered(30)],
    ["004-f022", "CDS.HOP_THU_CONG_VU.TY_LE", "staff.official_mail.rate", entered(10_000)],
    ["004-f023", "CDS.TRAO_DOI_THU_DIEN_TU", "digital.internal_mail", entered("Thường xuyên")],
    [
      "004-f024",
      "CDS.HOP_THU_CONG_VU.SU_DUNG_TX",
      "staff.official_mail.regular.rate",
      entered(10_000),
    ],
    ["004-f025", "CDS.MAY_TINH_INTERNET.TY_LE", "digital.offices.connected.rate", entered(10_000)],
    [
      "004-f026",
      "CDS.VAN_BAN_DIEN_TU.TY_LE",
      "edocuments.exchanged.electronic.rate",
      entered(9000, "above"),
    ],
  ];

interface SeedFact {
  readonly id: string;
  readonly file: string;
  readonly indicator: string;
  readonly kind: string;
  readonly relation?: string;
  readonly value: number | string | null;
}

const found = import.meta.glob<{ facts: readonly SeedFact[] }>(
  "../../../../../shared/seed-facts.json",
  { eager: true },
);
const [seeds] = Object.values(found);

/** The seed's value in the unit of our field: percentages as hundredths. */
function inOurUnit({ value, indicator }: SeedFact): number | string | null {
  return typeof value === "number" && /TY_LE|SU_DUNG_TX/.test(indicator)
    ? Math.round(value * 100)
    : value;
}

function agrees(fact: SeedFact, cell: Cell | null | undefined): boolean {
  switch (fact.kind) {
    case "missing":
      return cell === null;
    case "impliedZero":
      return cell?.state === "none";
    case "qualitative":
      return cell?.state === "entered" && cell.value === fact.value;
    default: {
      if (cell?.state !== "entered") return false;
      // The slot "thứ năm của tuần thứ 4" is counted as 4 weeks there and kept as text here.
      if (typeof cell.value === "string") return cell.value.includes(String(fact.value));
      const qualifier = { lt: "nearly", gt: "above" }[fact.relation ?? ""] ?? "exact";
      return cell.value === inOurUnit(fact) && cell.qualifier === qualifier;
    }
  }
}

describe("what real reports state", () => {
  test.each(FACTS)("%s %s has the field %s", (_fact, _code, code, cell) => {
    const field = fieldOf(ANNUAL_FORM, code);
    expect(field, code).toBeDefined();
    if (cell?.state === "entered" && field !== undefined) {
      expect(valueFits(field.kind, cell.value)).toBe(true);
    }
  });

  test("the propaganda form asks for everything the propaganda reports state", () => {
    const lacking = FACTS.filter(([fact]) => !fact.startsWith("004")).flatMap(([, , code]) =>
      fieldOf(PROPAGANDA_FORM, code) === undefined ? [code] : [],
    );
    expect(lacking).toEqual([]);
  });

  test("the example is what the ward reported, blanks left blank", () => {
    const stated = FACTS.flatMap(([fact, , field, cell]) =>
      fact.startsWith("004") && cell !== null ? [[field, cell] as const] : [],
    );
    const derived = cellsOf({ "tthc.pending.total": 0 });
    expect(new Map(WARD_2023)).toEqual(new Map([...stated, ...derived]));
    for (const [fact, , field, cell] of FACTS) {
      if (fact.startsWith("004") && cell === null)
        expect(WARD_2023.has(cellKey(field))).toBe(false);
    }
  });

  test(
    seeds === undefined
      ? "bỏ qua: không có ../shared, chỉ kiểm tra bảng chép trong kho mã"
      : "the copied facts are those of the source documents, none left out",
    () => {
      const ours = new Map(FACTS.map(([fact, code, , cell]) => [fact, { code, cell }]));
      expect(ours.size).toBe(FACTS.length);
      if (seeds === undefined) return;
      const theirs = seeds.facts.filter(({ file }) => file !== "001");
      expect([...ours.keys()]).toEqual(theirs.map(({ id }) => id));
      const wrong = theirs.filter(
        (fact) =>
          ours.get(fact.id)?.code !== fact.indicator || !agrees(fact, ours.get(fact.id)?.cell),
      );
      expect(wrong).toEqual([]);
    },
  );
});
