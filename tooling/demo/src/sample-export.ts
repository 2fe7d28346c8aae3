import { addDays, formatDay } from "@cchc/domain/text/days";
import type { Day } from "@cchc/domain/report/cell";
import { wardFigures } from "./seed-ward.ts";
import { lotOf } from "./random.ts";

const heads =
  "Mã hồ sơ;Lĩnh vực;Ngày tiếp nhận;Ngày hẹn trả;Ngày có kết quả;Hình thức nộp;Trạng thái";
const areas = [
  "Chứng thực",
  "Chứng thực",
  "Hộ tịch",
  "Hộ tịch",
  "Đất đai",
  "Bảo trợ xã hội",
] as const;

/** Days between receipt and the day promised. */
const promised = 5;

/**
 * A list of dossiers as a one-stop desk exports it, nobody's, that counts up to what the ward of the
 * demonstration reports for 01/01–30/11/2023; and beside it what makes such lists differ: a line
 * standing twice, one withdrawn, one received after the closing day.
 */
export function sampleExport(): string {
  const lot = lotOf("tệp thử một cửa");
  const total = wardFigures["tthc.received.total"];
  const line = (at: number, online: boolean, received: Day, early: boolean): string => {
    const due = addDays(received, promised);
    const finished = early ? addDays(received, lot.whole(1, promised - 1)) : due;
    const area = areas[lot.whole(0, areas.length - 1)] ?? areas[0];
    return [
      `MH.23.${String(at + 1).padStart(5, "0")}`,
      area,
      formatDay(received),
      formatDay(due),
      formatDay(finished),
      online ? "Trực tuyến" : "Trực tiếp",
      "Đã trả kết quả",
    ].join(";");
  };
  const carried = line(0, true, "2022-12-31", true);
  const newOnes = Array.from({ length: total - 1 }, (_, at) => {
    const received = addDays("2023-01-02", Math.floor((at * 320) / total));
    const online = at >= wardFigures["tthc.received.direct"];
    return line(at + 1, online, received, at < wardFigures["tthc.resolved.early"] - 1);
  });
  const twice = newOnes[100] ?? "";
  return `${[
    heads,
    carried,
    ...newOnes,
    twice,
    "MH.23.90001;Hộ tịch;14/03/2023;19/03/2023;15/03/2023;Trực tuyến;Đã rút hồ sơ",
    "MH.23.90002;Chứng thực;05/12/2023;10/12/2023;06/12/2023;Trực tuyến;Đã trả kết quả",
  ].join("\n")}\n`;
}
