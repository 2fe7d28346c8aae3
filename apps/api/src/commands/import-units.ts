import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { formatDay, isDay, todayInVietnam } from "@cchc/domain/text/days";
import { formatCount } from "@cchc/domain/text/numbers";
import { listVerdicts } from "@cchc/domain/unit/list-verdict";
import { previewOperation, type UnitDecision } from "@cchc/domain/unit/operation";
import { appendAudit } from "../audit/audit.ts";
import { once } from "../operation/once.ts";
import type { Services } from "../services.ts";
import { writeChanges } from "../units/change.ts";
import { ensureCountry } from "../units/country.ts";
import { type GivenList, readList } from "../units/list-import.ts";
import { reachedBy, readImpacts } from "../units/impact.ts";
import { readVersions } from "../units/queries.ts";
import { touchUnits } from "../units/revision.ts";
import type { Command } from "./command.ts";
import { withServices } from "./with-services.ts";

const usage = `  import-units <tệp.csv|.xlsx> [--dry-run] [--on <năm-tháng-ngày>] [--complete]
               [--decision <số, ký hiệu>] [--decided <năm-tháng-ngày>] [--issuer <cơ quan>]
                                          nhập danh mục đơn vị hành chính; --dry-run chỉ xem khác biệt,
                                          --complete: đơn vị không còn trong danh mục thì kết thúc
`;

export interface UnitImport {
  readonly list: GivenList;
  readonly decision: UnitDecision;
  readonly dryRun: boolean;
}

/**
 * Compares a list with the units and makes the changes, all or none, as whoever runs the server.
 * Answers with what it says on the screen.
 * @throws Error with a Vietnamese sentence where something stands in the way; nothing is written then.
 */
export async function importUnits(
  services: Services,
  { list, decision, dryRun }: UnitImport,
): Promise<string> {
  const input = { file: list.fileName, on: list.on, complete: list.complete };
  const operation = { id: randomUUID(), userId: "command-line", name: "unit.list", input };
  return once(services, operation, async (tx, stamp) => {
    await ensureCountry(tx, stamp);
    await touchUnits(tx);
    const before = await readVersions(tx);
    const { lines, changes, counts } = readList(before, list);
    const faults = lines.filter(({ verdict }) => verdict === "faulty");
    const said = [
      ...listVerdicts.map(
        ([verdict, label]) => `${label.padEnd(18)} ${formatCount(counts[verdict])}`,
      ),
      ...faults.slice(0, 20).map(({ line, sentence }) => `dòng ${line}: ${sentence}`),
      ...(faults.length > 20 ? [`… và ${formatCount(faults.length - 20)} dòng lỗi khác.`] : []),
    ];
    if (changes.length === 0) return [...said, "Không có gì để thay đổi."].join("\n");
    const { findings, differences } = previewOperation(before, { decision, changes });
    const impacts = await readImpacts(tx, reachedBy(differences, list.on));
    const stopping = [...findings, ...impacts].filter(({ severity }) => severity === "blocks");
    if (stopping.length > 0) {
      const some = stopping.slice(0, 10).map(({ sentence }) => `- ${sentence}`);
      const head = `Chưa nhập gì: có ${formatCount(stopping.length)} điều phải xử lý trước.`;
      throw new Error([...said, head, ...some].join("\n"));
    }
    if (dryRun) return [...said, "Mới xem trước, chưa ghi gì."].join("\n");
    const { changed } = await writeChanges(tx, { before, changes }, stamp);
    await appendAudit(tx, { ...stamp, unitId: "" }, [
      {
        action: "unit.import_list",
        subject: `unit-list/${list.fileName}`,
        before: null,
        after: { ...input, counts, decision },
      },
    ]);
    return [
      ...said,
      `Đã ghi ${formatCount(changed.length)} đơn vị từ ngày ${formatDay(list.on)}.`,
    ].join("\n");
  });
}

export const importUnitsCommand: Command = {
  usage,
  run: async (args) => {
    const { values, positionals } = parseArgs({
      args,
      allowPositionals: true,
      options: {
        "dry-run": { type: "boolean", default: false },
        complete: { type: "boolean", default: false },
        on: { type: "string" },
        decision: { type: "string" },
        decided: { type: "string" },
        issuer: { type: "string" },
      },
    });
    const [path] = positionals;
    if (path === undefined) throw new Error(usage);
    const today = todayInVietnam(new Date());
    const { on = today, decided = on } = values;
    if (!isDay(on) || !isDay(decided))
      throw new Error(`Ngày phải viết năm-tháng-ngày, như 2025-07-01.\n${usage}`);
    const bytes = await readFile(path).catch(() => {
      throw new Error(`Không đọc được tệp “${path}”: hãy kiểm tra đường dẫn.`);
    });
    const fileName = basename(path);
    const decision = {
      number: values.decision ?? `Danh mục ${fileName}`,
      day: decided,
      issuer: values.issuer ?? "người quản trị máy chủ",
    };
    const list = { fileName, bytes: new Uint8Array(bytes), on, complete: values.complete };
    await withServices(async ({ services }) => {
      console.log(await importUnits(services, { list, decision, dryRun: values["dry-run"] }));
    });
  },
};
