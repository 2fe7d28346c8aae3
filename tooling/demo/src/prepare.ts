import type { Services } from "@cchc/api/services";
import { loadDemo } from "./load.ts";
import { accountTable } from "./print.ts";

/** Grows with every change of what the demonstration holds. */
export const demoVersion = "2";

const mark = "demo";
const loading = "loading";

/**
 * Fills an empty database with the demonstration. One that already holds it is left as it is, and
 * one that holds units of its own is never mixed with it.
 */
export async function prepareDemo(services: Services): Promise<Held> {
  const state = await readMark(services.db);
  if (state === "foreign") {
    console.log(
      "Có yêu cầu nạp dữ liệu minh họa (--demo) nhưng cơ sở dữ liệu đã có đơn vị thật: không nạp, không trộn lẫn. Muốn xem bản minh họa, đặt CCHC_DATA là một thư mục khác rồi chạy lại.",
    );
    return state;
  }
  if (state === "older") {
    console.log(
      "Dữ liệu minh họa trong máy là của bản cũ; xóa thư mục dữ liệu rồi chạy lại để có bản mới.",
    );
  }
  if (state === "empty" || state === "loading") {
    const began = performance.now();
    console.log("Đang nạp dữ liệu minh họa theo yêu cầu (--demo)…");
    // Marked before it begins: a load that was cut off is taken up again, each write done once.
    await writeMark(services.db, loading);
    await loadDemo(services);
    await writeMark(services.db, demoVersion);
    const milliseconds = Math.round(performance.now() - began);
    services.log({ level: "info", event: `demo loaded in ${milliseconds} ms` });
  }
  console.log(accountTable());
  return state;
}

/** What the database held before, as far as the demonstration is concerned. */
export type Held = "empty" | "loading" | "loaded" | "older" | "foreign";

async function readMark(db: Services["db"]): Promise<Held> {
  const marked = await db
    .selectFrom("setting")
    .select("value")
    .where("name", "=", mark)
    .executeTakeFirst();
  if (marked?.value === loading) return "loading";
  if (marked !== undefined) return marked.value === demoVersion ? "loaded" : "older";
  const unit = await db.selectFrom("unit_version").select("unit_id").limit(1).executeTakeFirst();
  return unit === undefined ? "empty" : "foreign";
}

async function writeMark(db: Services["db"], value: string): Promise<void> {
  await db
    .insertInto("setting")
    .values({ name: mark, value })
    .onConflict((c) => c.column("name").doUpdateSet({ value }))
    .execute();
}
