import { type Field, type Form, fieldOf } from "../form/form.ts";
import { amountAt, inSum } from "../indicator/amount.ts";
import type { Check, CheckInput, Finding } from "./check.ts";
import { figure, quoted, quotedList, refs, withUnit } from "./words.ts";

/** One count, and the shares of it that a form asks for beside the parts that add up to it. */
interface Shared {
  readonly whole: Field;
  readonly shares: readonly Field[];
}

interface Read {
  readonly field: Field;
  readonly value: number;
}

function sharedIn(form: Form): readonly Shared[] {
  const wholes = new Set(form.fields.flatMap(({ within }) => within ?? []));
  return [...wholes].flatMap((code) => {
    const whole = fieldOf(form, code);
    if (whole === undefined) return [];
    return { whole, shares: form.fields.filter(({ within }) => within === code) };
  });
}

function codeOf({ whole }: Shared): string {
  return `shares.${whole.code}`;
}

function found(
  shared: Shared,
  { severity, message }: Pick<Finding, "severity" | "message">,
  reads: readonly Read[],
): Finding {
  const { whole, shares } = shared;
  return {
    check: codeOf(shared),
    kind: "range",
    severity,
    cells: refs(reads.length === 0 ? [whole.code] : reads.map(({ field }) => field.code)),
    figures: reads.map(({ field, value }) => figure(field, value)),
    message,
    why: `${quotedList(shares)} nằm trong ${quoted(whole)} (${whole.source.document}, ${whole.source.clause}).`,
  };
}

/** One share above the whole cannot be; two together may count one thing twice: a reason will do. */
function exceeding(shared: Shared, { cells }: CheckInput): readonly Finding[] {
  const { whole, shares } = shared;
  const read = shares.flatMap((field): Read[] => {
    const value = inSum(amountAt(cells, field.code));
    return value === undefined ? [] : [{ field, value }];
  });
  const names = quotedList(read.map(({ field }) => field));
  const total = inSum(amountAt(cells, whole.code));
  if (total === undefined) {
    const message = `Nhập ${quoted(whole)} để đối chiếu với ${names}.`;
    return read.length === 0 ? [] : [found(shared, { severity: "info", message }, [])];
  }
  const all = { field: whole, value: total };
  const above = read.filter(({ value }) => value > total);
  const sum = read.reduce((before, { value }) => before + value, 0);
  const than = `nhiều hơn ${quoted(whole)} (${withUnit(total, whole.unit)})`;
  if (above.length > 0) {
    return above.map((one) => {
      const message = `${quoted(one.field)} (${withUnit(one.value, whole.unit)}) ${than}: sửa ô ghi sai, phần không thể lớn hơn tổng.`;
      return found(shared, { severity: "hard", message }, [one, all]);
    });
  }
  if (sum <= total) return [];
  const message = `${names} cộng lại là ${withUnit(sum, whole.unit)}, ${than}: sửa ô ghi sai, hoặc ghi lý do.`;
  return [found(shared, { severity: "soft", message }, [...read, all])];
}

/** Shares within the count that they are shares of. */
export function shareChecks(form: Form): readonly Check[] {
  return sharedIn(form).map((shared) => ({
    code: codeOf(shared),
    severity: "hard",
    kind: "range",
    cells: [...shared.shares, shared.whole].map(({ code }) => code),
    run: (input) => exceeding(shared, input),
  }));
}
