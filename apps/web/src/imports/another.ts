import type { Reading } from "./reading.ts";

/** The report that a file is read for. */
interface Own {
  readonly unit: { readonly name: string };
  readonly period: { readonly name: string };
}

/** `Phường Sông Mây`, `Từ ngày …` inside a sentence. */
export function lower(name: string): string {
  return name.charAt(0).toLocaleLowerCase("vi") + name.slice(1);
}

/** `Tệp của xã Tân Hồng, báo cáo này của phường Sông Mây`; what the file and the report differ in. */
export function anotherTitle(own: Own, { unit, period }: Reading["another"]): string {
  const units = unit === null ? [] : [`Tệp của ${unit}, báo cáo này của ${lower(own.unit.name)}`];
  const periods =
    period === null
      ? []
      : [`${unit === null ? "Tệp" : "số liệu trong tệp"} ${periodWords(own, period)}`];
  return [...units, ...periods].join("; ");
}

function periodWords({ period: { name } }: Own, said: string): string {
  return `ghi kỳ “${lower(said)}”, báo cáo này là kỳ “${name}”`;
}

/** `phường Sông Mây, kỳ “Năm 2024”`; what a person says the file is of, as far as it was doubted. */
export function anotherWords(own: Own, { unit, period }: Reading["another"]): string {
  const units = unit === null ? [] : [lower(own.unit.name)];
  const periods = period === null ? [] : [`kỳ “${own.period.name}”`];
  return [...units, ...periods].join(", ");
}
