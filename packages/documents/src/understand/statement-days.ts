import type { CleanText } from "./clean.ts";
import type { FoundDate } from "./dates.ts";
import type { Span } from "./facts.ts";
import type { FoundStatement } from "./statements.ts";

const DAY = /^\d{4}-\d\d-\d\d$/;

interface Words {
  /** The sentence up to the day, without diacritics. */
  readonly before: string;
  /** The sentence after it. */
  readonly after: string;
}

function around({ folded }: CleanText, { start, end }: Span): Words {
  const lead = folded.slice(Math.max(0, start - 160), start);
  const tail = folded.slice(end, end + 160);
  const stop = tail.search(/\n|\. |;/);
  return {
    before: lead.slice(Math.max(lead.lastIndexOf("\n"), lead.lastIndexOf(". ")) + 1),
    after: stop === -1 ? tail : tail.slice(0, stop),
  };
}

const OPENS = /^[^\p{L}]*(?:vao )?ngay $/u;

/** Whether the words tie the day to the publication of the year's estimate. */
function publishesEstimate({ before, after }: Words): boolean {
  if (/(?<!tru )so \d[^,;]{0,40}$|(?:den|het) (?:ngay )?$|quyet toan/.test(before)) return false;
  if (
    /(?:cong khai|niem yet)[^.;]{0,60}du toan[^;]*$|du toan[^.;]{0,80}(?:cong khai|niem yet)[^;]*$/.test(
      before,
    )
  )
    return true;
  return (
    OPENS.test(before) &&
    /^,? (?:[\p{L},]+ ){0,8}(?:cong khai|niem yet) (?:[\p{L},]+ ){0,4}du toan/u.test(after) &&
    !/quyet toan/.test(after)
  );
}

const PLAN = "ke hoach (?:\\p{L}+ ){0,4}?(?:cchc|cai cach hanh chinh)(?: nha nuoc)?";
const OTHER = /tuyen truyen|kiem tra|kiem soat|ra soat|khac phuc|nang cao|chi so|truyen thong/;
const PLAN_BEFORE = new RegExp(
  `${PLAN}[^.;\\n]{0,50} ban hanh (?:vao )?ngay $|ban hanh ${PLAN}[^.;\\n(]{0,24}\\( ?ngay $|ngay ban hanh ${PLAN}[^.;\\n]{0,16}: $|ban hanh ${PLAN}(?: nam 20\\d\\d)?,? (?:vao )?ngay $`,
  "u",
);
const PLAN_AFTER = new RegExp(
  `^,? (?:[\\p{L},]+ ){0,7}(?:ban hanh|ky ban hanh) ${PLAN}(?! so)`,
  "u",
);

/** Whether the words say that the yearly plan of the reform was issued on the day. */
function issuesPlan({ before, after }: Words): boolean {
  const match = PLAN_BEFORE.exec(before) ?? (OPENS.test(before) ? PLAN_AFTER.exec(after) : null);
  return match !== null && !OTHER.test(match[0]);
}

/** Days that answer a field: when the plan was issued, when the estimate was made public. */
export function statedDays(
  clean: CleanText,
  dates: readonly FoundDate[],
  skip: (span: Span) => boolean,
): FoundStatement[] {
  return dates.flatMap((date): FoundStatement[] => {
    if (!DAY.test(date.iso) || skip(date)) return [];
    const words = around(clean, date);
    const field = publishesEstimate(words)
      ? "budget.estimate.published_on"
      : issuesPlan(words)
        ? "plan.issued_on"
        : null;
    if (field === null) return [];
    const { start, end } = date;
    return [{ start, end, field, value: date.iso, confidence: 0.65 }];
  });
}
