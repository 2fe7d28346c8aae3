import { fc, test as property } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { type Cause, countDossiers } from "./count.ts";
import { differenceSentence, reconcile } from "./differences.ts";
import { proposeColumns } from "./columns.ts";
import { type Dossier, readDossiers } from "./dossier.ts";

const period = { from: "2023-01-01", to: "2023-11-30" };
let lines = 0;

function dossier(given: Partial<Dossier> = {}): Dossier {
  lines += 1;
  return {
    line: lines,
    code: `HS-${lines}`,
    received: "2023-05-10",
    due: "2023-05-20",
    finished: "2023-05-15",
    online: true,
    end: "done",
    area: "",
    ...given,
  };
}

function count(one: Partial<Dossier>, ...causes: readonly Cause[]): readonly string[] {
  const counts = countDossiers([dossier(one)], period, new Set(causes));
  return [...counts].filter(([, n]) => n > 0).map(([code]) => code.slice("tthc.".length));
}

describe("countDossiers", () => {
  test("the period's first and last day", () => {
    const open = { finished: null, due: null, end: "open" } as const;
    expect(count({ ...open, received: "2022-12-31" })).toContain("received.carried");
    expect(count({ ...open, received: "2023-01-01" })).toContain("received.online");
    expect(count({ ...open, received: "2023-11-29" })).toContain("received.online");
    expect(count({ ...open, received: "2023-11-30" })).toContain("received.online");
    expect(count({ ...open, received: "2023-12-01" })).toEqual([]);
  });

  test("before, on and after the due day", () => {
    expect(count({ finished: "2023-05-19" })).toContain("resolved.early");
    expect(count({ finished: "2023-05-20" })).toContain("resolved.on_time");
    expect(count({ finished: "2023-05-21" })).toContain("resolved.late");
  });

  test("pending on the last day: due then is in time, due the day before is late", () => {
    const pending = { finished: null, end: "open" } as const;
    expect(count({ ...pending, due: "2023-11-29" })).toContain("pending.late");
    expect(count({ ...pending, due: "2023-11-30" })).toContain("pending.in_time");
    expect(count({ ...pending, due: "2023-12-01" })).toContain("pending.in_time");
    expect(count({ finished: "2023-12-01", due: "2023-12-05" })).toContain("pending.in_time");
  });

  test("finished before the period, withdrawn, done without a day", () => {
    expect(count({ received: "2022-12-01", finished: "2022-12-31" })).toEqual([]);
    expect(count({ received: "2022-12-01", finished: "2023-01-01" })).toContain("received.carried");
    expect(count({ end: "withdrawn" })).toEqual([]);
    expect(count({ end: "withdrawn" }, "withdrawn-counted")).toContain("received.total");
    expect(count({ finished: null })).toContain("pending.total");
    expect(count({ finished: null }, "no-result-date")).toContain("resolved.total");
  });

  const day = fc.integer({ min: 0, max: 700 }).map((n) => {
    return new Date(Date.UTC(2022, 5, 1) + n * 86_400_000).toISOString().slice(0, 10);
  });
  const anyDossier = fc.record({
    line: fc.nat(),
    code: fc.constantFrom("", "A", "B", "C"),
    received: day,
    due: fc.option(day),
    finished: fc.option(day),
    online: fc.boolean(),
    end: fc.constantFrom("open" as const, "done" as const, "withdrawn" as const),
    area: fc.constantFrom("", "Hộ tịch"),
  });
  const causes = fc.subarray<Cause>([
    "cut-off",
    "carried-left-out",
    "withdrawn-counted",
    "counted-twice",
    "no-result-date",
    "odd-days",
  ]);
  property.prop([fc.array(anyDossier, { maxLength: 30 }), causes])(
    "parts add up to their totals, however one counts",
    (dossiers, ways) => {
      const counts = countDossiers(dossiers, period, new Set(ways));
      const sum = (...codes: string[]) =>
        codes.reduce((all, code) => all + (counts.get(`tthc.${code}`) ?? 0), 0);
      const total = sum("received.total");
      expect(sum("received.online", "received.direct", "received.carried")).toBe(total);
      expect(sum("resolved.total", "pending.total")).toBe(total);
      expect(sum("resolved.early", "resolved.on_time", "resolved.late")).toBe(
        sum("resolved.total"),
      );
      expect(sum("pending.in_time", "pending.late")).toBe(sum("pending.total"));
    },
  );
});

describe("reconcile", () => {
  const twice = dossier();
  const dossiers = [
    twice,
    { ...twice, line: 900 },
    dossier({ received: "2022-12-20" }),
    dossier({ received: "2023-12-02", due: null, finished: null, end: "open" }),
    dossier({ received: "2023-12-03", due: null, finished: null, end: "open" }),
    dossier({ end: "withdrawn", online: false }),
  ];
  const total = (reported: number) =>
    reconcile(dossiers, period, new Map([["tthc.received.total", reported]]))[0];

  test("agrees, or is explained by the fewest departures, or not at all", () => {
    expect(total(2)).toMatchObject({ counted: 2, gap: 0, causes: [] });
    expect(total(1)).toMatchObject({ gap: -1, causes: ["carried-left-out"] });
    expect(total(4)).toMatchObject({ gap: 2, causes: ["cut-off"] });
    expect(total(3)).toMatchObject({ gap: 1, causes: ["withdrawn-counted"] });
    expect(total(6)).toMatchObject({
      gap: 4,
      causes: ["cut-off", "withdrawn-counted", "counted-twice"],
    });
    expect(total(99)).toMatchObject({ gap: 97, causes: undefined });
  });

  test("only what was reported is compared, each with its sentence", () => {
    expect(reconcile(dossiers, period, new Map())).toEqual([]);
    const said = (n: number) => {
      const found = total(n);
      return found === undefined ? "" : differenceSentence(found);
    };
    expect(said(2)).toBe("Khớp: 2 hồ sơ.");
    expect(said(4)).toBe(
      "Báo cáo ghi 4, nhiều hơn dữ liệu một cửa (2) 2 hồ sơ; khớp nếu tính quá ngày chốt số liệu.",
    );
    expect(said(99)).toMatch(/chưa rõ vì sao\.$/);
  });
});

describe("readDossiers", () => {
  const headings = [
    "STT",
    "Mã hồ sơ",
    "Ngày tiếp nhận",
    "Ngày hẹn trả",
    "Ngày hoàn thành",
    "Hình thức",
    "Trạng thái",
  ];
  const columns = proposeColumns(headings);

  test("columns are told by their headings, accents or not", () => {
    const all = { code: 1, received: 2, due: 3, finished: 4, channel: 5, status: 6 };
    expect(columns).toEqual(all);
    expect(proposeColumns(headings.map((text) => text.normalize("NFD").toUpperCase()))).toEqual(
      all,
    );
    expect(proposeColumns(["Họ tên", "Địa chỉ"])).toEqual({});
  });

  test("days with a time, states in words; a day that can be read two ways is told, not counted", () => {
    const { dossiers, unread } = readDossiers(
      [
        [
          "1",
          "A",
          "12/01/2023 08:30",
          "20/01/2023",
          "2023-01-19T10:00",
          "Trực tuyến",
          "Đã trả kết quả",
        ],
        ["2", "B", "13/01/2023", "", "", "Trực tiếp", "Công dân rút hồ sơ"],
        ["", "", "", "", "", "", ""],
        ["3", "C", "1/12/23", "", "", "", "Đang xử lý"],
        ["4", "D", "", "", "", "", ""],
        ["5", "E", "14/01/2023", "31/02/2023", "", "", ""],
      ],
      columns,
      2,
    );
    expect(dossiers).toEqual([
      {
        line: 2,
        code: "A",
        received: "2023-01-12",
        due: "2023-01-20",
        finished: "2023-01-19",
        online: true,
        end: "done",
        area: "",
      },
      {
        line: 3,
        code: "B",
        received: "2023-01-13",
        due: null,
        finished: null,
        online: false,
        end: "withdrawn",
        area: "",
      },
    ]);
    expect(unread.map(({ line }) => line)).toEqual([5, 6, 7]);
  });

  test.each([
    ["Công dân xin rút hồ sơ", "withdrawn"],
    ["Đã hủy", "withdrawn"],
    ["Từ chối tiếp nhận", "withdrawn"],
    ["Trả lại hồ sơ", "withdrawn"],
    ["Đã trả lại kết quả", "done"],
    ["Chờ huyện xử lý", "open"],
    ["Chưa hoàn thành", "open"],
    ["Hoàn thành", "done"],
    ["", "open"],
  ])("%s is %s", (status, end) => {
    const { dossiers } = readDossiers([["05/01/2023", status]], { received: 0, status: 1 }, 1);
    expect(dossiers[0]?.end).toBe(end);
  });
});
