import { nameInText, type UnitVersion } from "@cchc/domain/unit/unit";
import type { OfficialDocument } from "@cchc/domain/report-text/block";

/** What no file system takes in a name. */
const forbidden = /[<>:"/\\|?*\p{Cc}]/gu;

function named(parts: readonly (string | undefined)[], extension: string): string {
  const words = parts
    .filter((part) => part !== undefined && part.trim() !== "")
    .join(" - ")
    .replaceAll(forbidden, "-")
    .replaceAll(/\s+/gu, " ")
    .trim();
  return `${words.slice(0, 150).trim()}.${extension}`;
}

/** `"126-BC-UBND - Báo cáo công tác … - PHƯỜNG ….docx"`: what a paper is called when it is saved. */
export function paperFileName(
  { number, symbol, typeName, about, issuer }: OfficialDocument,
  extension: string,
): string {
  const subject = `${typeName} ${about.slice(0, 1).toLocaleLowerCase("vi")}${about.slice(1)}`;
  const numbered = number === undefined ? undefined : `${number}-${symbol}`;
  return named([numbered, issuer.at(-1), subject], extension);
}

/** Names for one file a unit: the unit's own name, with its id where two are called the same. */
export function unitFileNames(
  units: readonly UnitVersion[],
  extension: string,
): ReadonlyMap<string, string> {
  const count = new Map<string, number>();
  for (const unit of units) count.set(nameInText(unit), (count.get(nameInText(unit)) ?? 0) + 1);
  return new Map(
    units.map((unit) => {
      const name = nameInText(unit);
      const twin = (count.get(name) ?? 0) > 1 ? unit.unitId : undefined;
      return [unit.unitId, named([name, twin], extension)];
    }),
  );
}
