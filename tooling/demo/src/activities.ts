import { addActivities, type NewActivity } from "@cchc/api/activities/write";
import { setCopyState } from "@cchc/api/plans/progress";
import type { Services } from "@cchc/api/services";
import { cellKey, type Cells } from "@cchc/domain/report/cell";
import { mergedCommunes, townCommunes } from "./invented-communes.ts";
import { districtStories } from "./invented-reports.ts";
import { periodIds } from "./periods.ts";
import { planIds } from "./plans.ts";
import { lotOf } from "./random.ts";
import { realLogs } from "./seed-activities.ts";
import { unitIds } from "./unit-ids.ts";
import { sideBySide, writeAt } from "./writing.ts";

type Logged = Omit<NewActivity, "unitId" | "documents">;

const columns = ["reform", "procedures", "digital", "budget"] as const;
const columnNames = {
  reform: "cải cách hành chính",
  procedures: "thủ tục hành chính",
  digital: "chuyển đổi số",
  budget: "công khai ngân sách",
} as const;

/** Days within each quarter on which a made-up log sums things up. */
const quarterDays = ["03-24", "06-22", "09-21", "11-24"] as const;

function exact(kind: NewActivity["kind"], day: string, count: number): Omit<Logged, "details"> {
  return { kind, day, count, qualifier: "exact", note: null, illustration: true };
}

/** A count spread over the quarters so that the parts add up to it. */
function spread(count: number, shares: readonly number[]): readonly number[] {
  const whole = shares.reduce((sum, share) => sum + share, 0);
  let given = 0;
  let seen = 0;
  return shares.map((share) => {
    seen += share;
    const upTo = Math.round((count * seen) / whole);
    const part = upTo - given;
    given = upTo;
    return part;
  });
}

function countOf(cells: Cells, field: string): number {
  const cell = cells.get(cellKey(field));
  return cell?.state === "entered" && typeof cell.value === "number" ? cell.value : 0;
}

/** What a made-up commune logged, so that it adds up to the figures of its report. */
function logOf(unitId: string, year: number, cells: Cells): readonly Logged[] {
  const lot = lotOf(`log ${unitId} ${year}`);
  // Some did nearly everything before summer.
  const shares = lot.chance(0.2) ? [5, 4, 0, 1] : [1, 1, 1, 1].map(() => lot.between(0.7, 1.3));
  const log: Logged[] = [];
  const add = (kind: NewActivity["kind"], field: string, details: Logged["details"]): void => {
    for (const [at, count] of spread(countOf(cells, field), shares).entries()) {
      if (count === 0) continue;
      const entry = exact(kind, `${year}-${quarterDays[at] ?? "11-24"}`, count);
      log.push({ ...entry, details, ...(kind === "website_item" ? { state: "posted" } : {}) });
    }
  };
  for (const column of columns) {
    const title = `Tin, bài ${columnNames[column]} trong quý`;
    add("website_item", `propaganda.website.${column}`, { title, column });
  }
  add("radio_item", "propaganda.radio.items", { title: "Bài phát thanh trong quý" });
  add("banner", "propaganda.banners", { title: "Băng rôn dịch vụ công trực tuyến" });
  add("panel", "propaganda.panels", { title: "Pano cải cách hành chính" });
  return log;
}

/** Ten months of a merged commune's year; some are short of their quota. */
function currentLog(unitId: string): readonly Logged[] {
  const lot = lotOf(`log ${unitId} 2026`);
  const eager = unitId !== unitIds.mergedWard && lot.chance(0.5);
  const log: Logged[] = [];
  for (let month = 1; month <= 10; month += 1) {
    const day = `2026-${String(month).padStart(2, "0")}-${String(lot.whole(5, 26)).padStart(2, "0")}`;
    if (lot.chance(eager ? 1 : 0.65)) {
      const title = `Hướng dẫn dịch vụ công trực tuyến, kỳ ${month}`;
      const details = {
        title,
        column: "reform",
        link: `https://example.invalid/${unitId}/${month}`,
      };
      log.push({ ...exact("website_item", day, 1), details, state: "posted" });
    }
    if (lot.chance(0.7)) {
      const details = { title: `Bản tin cải cách hành chính tháng ${month}` };
      log.push({ ...exact("radio_item", day, lot.whole(1, 2)), details });
    }
  }
  const details = { title: "Băng rôn nộp hồ sơ trực tuyến", place: "Cổng trụ sở" };
  log.push({ ...exact("banner", "2026-04-08", lot.whole(1, 4)), details });
  return log;
}

/** The ward's report names no articles: its log is made up and says so. */
const wardLog: readonly Logged[] = quarterDays.flatMap((day): Logged[] => {
  const on = `2023-${day}`;
  const details = { title: "Tin, bài cải cách hành chính trong quý", column: "reform" };
  return [
    { ...exact("website_item", on, 4), details, state: "posted" },
    { ...exact("radio_item", on, 2), details: { title: "Bài phát thanh trong quý" } },
  ];
});

/** Duties that leave a paper, made up: some in time, some late, some still open. */
const wardDuties: readonly Logged[] = [
  ...(
    [
      ["01", "Hộ tịch", "2023-01-16", "2023-01-30", "2023-01-18", "2023-01-18"],
      ["02", "Chứng thực", "2023-02-06", "2023-02-13", "2023-02-10", "2023-02-13"],
      ["03", "Đất đai", "2023-03-08", "2023-03-15", "2023-03-14", "2023-03-20"],
      ["04", "Người có công", "2023-04-11", "2023-04-18", "2023-04-12", "2023-04-12"],
      ["05", "Bảo trợ xã hội", "2023-05-10", "2023-05-17", "2023-05-17", "2023-05-17"],
      ["06", "Môi trường", "2023-06-14", "2023-06-21", "2023-06-15", "2023-06-15"],
      ["07", "Văn hóa", "2023-08-03", "2023-08-10", "2023-08-14", "2023-08-10"],
      ["08", "Giáo dục", "2023-09-12", "2023-09-19", "2023-09-18", "2023-09-18"],
      ["09", "Xây dựng", "2023-11-06", "2023-11-13", "2023-11-08", undefined],
    ] as const
  ).map(([number, domain, day, due, desk, site]): Logged => {
    const named = { decision: `Quyết định minh họa số ${number}/2023`, change: "amended", domain };
    const posted = { due, posted_desk: desk, ...(site === undefined ? {} : { posted_site: site }) };
    return { ...exact("tthc_notice", day, 1), details: { ...named, ...posted } };
  }),
  {
    ...exact("inspection", "2023-06-20", 1),
    details: {
      by: "self",
      plan: "Kế hoạch tự kiểm tra cải cách hành chính (minh họa)",
      findings: 3,
      mended: 2,
      mend_due: "2023-09-30",
    },
  },
  {
    ...exact("inspection", "2023-10-18", 1),
    details: {
      by: "superior",
      plan: "Đoàn kiểm tra của thành phố (minh họa)",
      findings: 2,
      mended: 2,
      mend_due: "2023-11-15",
      mended_on: "2023-11-10",
    },
  },
  {
    ...exact("budget_publication", "2023-01-09", 1),
    details: {
      what: "estimate",
      decision: "Quyết định công khai dự toán (minh họa)",
      published_on: "2023-01-09",
      due: "2023-01-10",
      posted_days: 30,
    },
  },
  {
    ...exact("cost_estimate", "2023-01-16", 1),
    details: {
      amount: 25_000_000,
      year: 2023,
      sent_on: "2023-01-18",
      paper: "Tờ trình (minh họa)",
    },
  },
];

interface UnitLog {
  readonly unitId: string;
  readonly year: number;
  readonly log: readonly Logged[];
}

function demoLogs(): readonly UnitLog[] {
  const district = districtStories().flatMap((stories) => {
    // A corrected report comes after the one that was sent back.
    const last = stories.findLast(({ periodId }) => periodId === periodIds.annual2023);
    if (last === undefined) return [];
    const { unitId, cells } = last;
    const log = unitId === unitIds.ward ? [...wardLog, ...wardDuties] : logOf(unitId, 2023, cells);
    return [{ unitId, year: 2023, log }];
  });
  const merged = mergedCommunes.map(({ unitId }) => ({
    unitId,
    year: 2026,
    log: currentLog(unitId),
  }));
  const town = townCommunes.map(({ unitId }) => {
    const lot = lotOf(`log ${unitId} 2024`);
    const details = { title: "Một cửa số ở xã, phường", column: "reform" };
    const log = quarterDays.slice(0, lot.whole(2, 4)).map((day): Logged => {
      return { ...exact("website_item", `2024-${day}`, 1), details, state: "posted" };
    });
    return { unitId, year: 2024, log };
  });
  return [...realLogs, ...district, ...merged, ...town];
}

/** The logs of the demonstration's units, each in one write. */
export async function loadActivities(services: Services): Promise<void> {
  await sideBySide(demoLogs(), async ({ unitId, year, log }) => {
    const last = log.reduce((latest, { day }) => (day > latest ? day : latest), `${year}-01-01`);
    const when = { instant: `${last}T16:00+07:00`, name: `log ${unitId} ${year}` };
    await writeAt(services, when, async (tx, stamp) => {
      const activities = log.map((entry, at) => ({
        ...entry,
        id: `viec-${unitId}-${year}-${at + 1}`,
        documents: [],
      }));
      await addActivities(tx, { unitId, activities }, stamp);
    });
  });
  await reportTown(services);
  for (const { unitId } of mergedCommunes) {
    const lot = lotOf(`tasks ${unitId} 2026`);
    if (!lot.chance(0.8)) continue;
    const when = { instant: "2026-03-20T10:00+07:00", name: `task ${unitId} 2026` };
    const copy = { planId: planIds.haiPhong2026, taskId: "ke-hoach", unitId, version: 1 };
    await writeAt(services, when, (tx, stamp) =>
      setCopyState(tx, { ...copy, action: "complete", reason: "" }, stamp),
    );
  }
}

/** What the town's units reported done, each in its time. */
const townDone: readonly (readonly [unitId: string, taskId: string, day: string])[] = [
  [`${unitIds.kienTuong}-noi-vu`, "I.1", "2024-01-18"],
  [`${unitIds.kienTuong}-noi-vu`, "I.2", "2024-12-05"],
  [`${unitIds.kienTuong}-noi-vu`, "I.3", "2024-03-11"],
  [`${unitIds.kienTuong}-noi-vu`, "I.4", "2024-05-27"],
  [`${unitIds.kienTuong}-van-hoa`, "V.1", "2024-03-20"],
  ...townCommunes.map(({ unitId }) => [unitId, "VI.1", "2024-03-08"] as const),
];

async function reportTown(services: Services): Promise<void> {
  for (const [unitId, taskId, day] of townDone) {
    const when = { instant: `${day}T15:00+07:00`, name: `task ${unitId} ${taskId} 2024` };
    const copy = { planId: planIds.town2024, taskId, unitId, version: 1 };
    await writeAt(services, when, (tx, stamp) =>
      setCopyState(tx, { ...copy, action: "complete", reason: "" }, stamp),
    );
  }
}
