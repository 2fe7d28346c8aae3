import { NONE } from "@cchc/domain/report/build";
import type { Figures } from "./figure-map.ts";
import type { Profile } from "./profile.ts";
import { type Lot, part } from "./random.ts";

/** Documents, staff, budget, mail and machines, made up. */
export function officeFigures(profile: Profile, year: number, lot: Lot): Figures {
  return {
    ...documentFigures(profile, lot),
    ...staffFigures(profile, year, lot),
    ...budgetFigures(profile, year, lot),
    ...digitalFigures(profile, year, lot),
  };
}

function documentFigures({ thorough }: Profile, lot: Lot): Figures {
  const toCheck = lot.whole(90, 260);
  const toHandle = lot.whole(0, 5);
  return {
    "documents.to_check": toCheck,
    "documents.checked": part(toCheck, 0.75 + thorough * 0.28),
    "documents.legal": lot.chance(0.8) ? NONE : lot.whole(1, 2),
    "documents.to_handle": toHandle === 0 ? NONE : toHandle,
    "documents.handled": toHandle === 0 ? NONE : part(toHandle, 0.4 + thorough * 0.6),
    "documents.review_plan": thorough > 0.4,
    "law_enforcement.plan": true,
  };
}

function staffFigures({ staff, thorough, punctual }: Profile, year: number, lot: Lot): Figures {
  const planned = lot.whole(8, 30);
  const rotation = lot.whole(0, 3);
  return {
    "organization.working_rules": true,
    "staff.quota": staff + lot.whole(0, 2),
    "organization.rotation.planned": rotation === 0 ? NONE : rotation,
    "organization.rotation.done": rotation === 0 ? NONE : part(rotation, thorough + 0.2),
    "staff.total": staff,
    "staff.at_standard": part(staff, 0.86 + thorough * 0.1 + (year - 2021) * 0.02),
    "staff.training.planned": planned,
    "staff.trained": part(planned, 0.65 + thorough * 0.4),
    "staff.reform_training.sent": lot.whole(1, 4),
    "staff.violations": punctual < 0.3 ? 1 : NONE,
  };
}

function budgetFigures({ thorough }: Profile, year: number, lot: Lot): Figures {
  const day = String(lot.whole(3, 27)).padStart(2, "0");
  return {
    "budget.estimate.published_on": `${year}-01-${day}`,
    "budget.estimate.posted_days": thorough < 0.45 ? lot.whole(15, 29) : 30,
    "budget.settlement.published": thorough > 0.4,
    "finance.spending_rules": true,
    "finance.property_rules": thorough > 0.38 || year > 2022,
    "finance.thrift_programme": true,
    "finance.thrift_plan": thorough > 0.5 || year > 2021,
    "finance.reform_spending": lot.whole(8, 60) * 1_000_000,
  };
}

function digitalFigures({ staff, digital }: Profile, year: number, lot: Lot): Figures {
  const step = (year - 2021) * 0.04;
  const mail = part(staff, 0.86 + digital * 0.1 + step);
  const exchanged = lot.whole(420, 1_450);
  const outgoing = lot.whole(180, 620);
  const offices = lot.whole(6, 9);
  return {
    "staff.official_mail": mail,
    "staff.official_mail.regular": part(mail, 0.62 + digital * 0.3 + step),
    "edocuments.exchanged.total": exchanged,
    "edocuments.exchanged.electronic": part(exchanged, 0.5 + digital * 0.35 + step * 2),
    "edocuments.outgoing.total": outgoing,
    "edocuments.outgoing.signed": part(outgoing, 0.25 + digital * 0.45 + step * 3),
    "digital.offices.total": offices,
    "digital.offices.connected": part(offices, 0.8 + digital * 0.2 + step),
    "digital.iso": digital > 0.45,
    "digital.website": true,
  };
}
