/// <reference types="vite/client" />
import { describe, expect, test } from "vitest";
import { accounts } from "./accounts.ts";
import { periodIds } from "./periods.ts";
import { sonTrung2023, tanHong2023 } from "./seed-propaganda.ts";
import { wardControl2023, wardDraft2023 } from "./seed-ward.ts";
import { unitIds } from "./unit-ids.ts";

const stories = [wardDraft2023, wardControl2023, tanHong2023, sonTrung2023];

interface SeedFact {
  readonly id: string;
  readonly file: string;
  readonly kind: string;
  readonly relation?: string;
  readonly unit: string;
  readonly value: number | string | null;
}

const seedFiles = import.meta.glob<{
  facts: readonly SeedFact[];
  files: readonly { signer: string }[];
}>("../../../../shared/seed-facts.json", { eager: true });
const [seeds] = Object.values(seedFiles);
const without = seeds === undefined ? " (bỏ qua: không có tệp số liệu gốc ở cạnh kho mã)" : "";

/** Fact of the source documents → where it stands in the demonstration. */
const told: Readonly<Record<string, readonly [period: string, field: string]>> = {
  "000-f001": [periodIds.propagandaTanHong, "propaganda.citizens.reached"],
  "000-f003": [periodIds.propagandaTanHong, "propaganda.radio.items"],
  "000-f004": [periodIds.propagandaTanHong, "propaganda.website.total"],
  "000-f005": [periodIds.propagandaTanHong, "propaganda.website.reform"],
  "000-f006": [periodIds.propagandaTanHong, "propaganda.website.procedures"],
  "000-f007": [periodIds.propagandaTanHong, "propaganda.website.digital"],
  "000-f008": [periodIds.propagandaTanHong, "propaganda.website.budget"],
  "000-f009": [periodIds.propagandaTanHong, "propaganda.conferences.index_publication"],
  "000-f010": [periodIds.propagandaTanHong, "propaganda.training.classes"],
  "000-f011": [periodIds.propagandaTanHong, "propaganda.training.people"],
  "000-f012": [periodIds.propagandaTanHong, "propaganda.conferences.committee"],
  "000-f013": [periodIds.propagandaTanHong, "propaganda.conferences.organisations"],
  "000-f014": [periodIds.propagandaTanHong, "propaganda.conferences.dialogues"],
  "000-f015": [periodIds.propagandaTanHong, "propaganda.models"],
  "000-f016": [periodIds.propagandaTanHong, "propaganda.banners"],
  "000-f017": [periodIds.propagandaTanHong, "propaganda.panels"],
  "000-f018": [periodIds.propagandaTanHong, "staff.reform_training.sent"],
  "003-f001": [periodIds.propagandaSonTrung, "tthc.status_published.rate"],
  "004-f001": [periodIds.annual2023, "residential_groups.total"],
  "004-f004": [periodIds.control2023, "tthc.received.total"],
  "004-f005": [periodIds.control2023, "tthc.received.new"],
  "004-f006": [periodIds.control2023, "tthc.received.online"],
  "004-f007": [periodIds.control2023, "tthc.received.direct"],
  "004-f008": [periodIds.control2023, "tthc.received.carried"],
  "004-f009": [periodIds.control2023, "tthc.resolved.total"],
  "004-f010": [periodIds.control2023, "tthc.resolved.early"],
  "004-f011": [periodIds.control2023, "tthc.resolved.on_time"],
  "004-f012": [periodIds.control2023, "tthc.resolved.late"],
  "004-f014": [periodIds.control2023, "tthc.digitised.on_receipt.rate"],
  "004-f016": [periodIds.control2023, "petitions.received"],
  "004-f017": [periodIds.control2023, "survey.ballots.total"],
  "004-f018": [periodIds.control2023, "survey.ballots.very_satisfied"],
  "004-f019": [periodIds.control2023, "survey.ballots.satisfied"],
  "004-f020": [periodIds.annual2023, "staff.violations"],
  "004-f021": [periodIds.annual2023, "budget.estimate.posted_days"],
  "004-f022": [periodIds.annual2023, "staff.official_mail.rate"],
  "004-f024": [periodIds.annual2023, "staff.official_mail.regular.rate"],
  "004-f025": [periodIds.annual2023, "digital.offices.connected.rate"],
  "004-f026": [periodIds.annual2023, "edocuments.exchanged.electronic.rate"],
};

const unitOf: Readonly<Record<string, string>> = {
  "000": unitIds.tanHong,
  "003": unitIds.sonTrung,
  "004": unitIds.ward,
};

describe("real figures", () => {
  test(`are those of the source documents, as sure as they put them${without}`, () => {
    if (seeds === undefined) return;
    for (const [id, [period, field]] of Object.entries(told)) {
      const fact = seeds.facts.find((one) => one.id === id);
      const story = stories.find(({ periodId }) => periodId === period);
      if (fact === undefined || story === undefined) throw new Error(`no fact or report: ${id}`);
      expect(story.unitId, id).toBe(unitOf[fact.file]);
      const cell = story.cells.get(field);
      if (fact.kind === "impliedZero" && cell?.state === "none") continue;
      if (cell?.state !== "entered") throw new Error(`${id} ${field} has no figure`);
      const scale = field.endsWith(".rate") ? 100 : 1;
      expect(cell.value, `${id} ${field}`).toBe(Math.round(Number(fact.value) * scale));
      const qualifier = { lt: "nearly", gt: "above" }[fact.relation ?? ""] ?? "exact";
      expect(cell.qualifier, `${id} ${field}`).toBe(qualifier);
    }
  });

  test(`come without the names of those who signed them${without}`, async () => {
    if (seeds === undefined) return;
    const sources = import.meta.glob<string>(["./**/*.ts", "../package.json"], {
      eager: true,
      query: "?raw",
      import: "default",
    });
    const text = [...Object.values(sources), JSON.stringify(accounts)].join("\n").normalize("NFC");
    const signers = [...new Set(seeds.files.map(({ signer }) => signer.normalize("NFC")))];
    expect(signers).toHaveLength(4);
    expect(Object.keys(sources).length).toBeGreaterThan(15);
    expect(signers.filter((name) => text.includes(name))).toEqual([]);
  });
});
