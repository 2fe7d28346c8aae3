import type { Figures } from "./figure-map.ts";
import type { Profile } from "./profile.ts";
import { type Lot, part } from "./random.ts";

/** Plans, tasks, inspection, reports and spreading word of the reform, made up. */
export function directionFigures(profile: Profile, year: number, lot: Lot): Figures {
  const { thorough, punctual } = profile;
  const tasks = lot.whole(14, 32);
  const superior = lot.whole(18, 55);
  const planned = lot.whole(1, 2);
  const done = thorough < 0.45 && year < 2023 ? planned - 1 : planned;
  const findings = done === 0 ? 0 : lot.whole(0, 6);
  return {
    "plan.documents.issued": lot.whole(8, 26),
    "plan.issued": lot.whole(1, 4),
    "plan.issued_on": `${year}-01-${String(lot.whole(5, 28)).padStart(2, "0")}`,
    "plan.tasks.assigned": tasks,
    "plan.tasks.done": part(tasks, 0.72 + thorough * 0.24 + (year - 2021) * 0.02),
    "superior_tasks.total": superior,
    "superior_tasks.on_time": part(superior, 0.78 + punctual * 0.23),
    "inspections.planned": planned,
    "inspections.done": done,
    "inspections.findings": findings,
    "inspections.findings_mended": part(findings, 0.5 + thorough * 0.55),
    "reports.due": 8,
    "reports.on_time": part(8, 0.6 + punctual * 0.42),
    "residential_groups.total": profile.residentialGroups,
    ...propagandaFigures(profile, year, lot),
  };
}

function propagandaFigures({ digital, thorough }: Profile, year: number, lot: Lot): Figures {
  const website = {
    "propaganda.website.reform": lot.whole(8, 20) + Math.round(thorough * (year - 2020) * 9),
    "propaganda.website.procedures": lot.whole(6, 30),
    "propaganda.website.digital": lot.whole(2, 6) + Math.round(digital * (year - 2020) * 5),
    "propaganda.website.budget": lot.whole(4, 12),
  };
  const meetings = {
    "propaganda.conferences.committee": lot.whole(3, 12),
    "propaganda.conferences.organisations": lot.whole(1, 8),
    "propaganda.conferences.dialogues": lot.whole(0, 3),
  };
  return {
    "propaganda.plan": true,
    "propaganda.website.total": total(website),
    ...website,
    "propaganda.radio.items": lot.whole(10, 52),
    "propaganda.conferences.total": total(meetings),
    ...meetings,
    "propaganda.training.classes": lot.whole(0, 3),
    "propaganda.training.people": lot.whole(0, 90),
    "propaganda.banners": lot.whole(2, 16),
    "propaganda.panels": lot.whole(0, 8),
    "propaganda.qr_listing": digital > 0.5 || year > 2022,
    "propaganda.spending": lot.whole(20, 180) * 100_000,
  };
}

function total(parts: Readonly<Record<string, number>>): number {
  return Object.values(parts).reduce((sum, value) => sum + value, 0);
}
