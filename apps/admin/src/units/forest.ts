import { searchKey } from "@cchc/domain/text/search-key";
import type { Outputs } from "../api.ts";

export type UnitRow = Outputs["units"]["tree"][number];

/** The units of one day, by id and by parent, as the server listed them. */
export interface Forest {
  readonly byId: ReadonlyMap<string, UnitRow>;
  /** Under `null` those without a parent in sight. */
  readonly below: ReadonlyMap<string | null, readonly UnitRow[]>;
}

export function forestOf(units: readonly UnitRow[]): Forest {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const below = new Map<string | null, UnitRow[]>();
  for (const unit of units) {
    const parent = unit.parentId !== null && byId.has(unit.parentId) ? unit.parentId : null;
    const siblings = below.get(parent);
    if (siblings === undefined) below.set(parent, [unit]);
    else siblings.push(unit);
  }
  return { byId, below };
}

export interface TreeLine {
  readonly unit: UnitRow;
  /** 0 for the top. */
  readonly depth: number;
  readonly children: number;
}

/** The lines in sight: what is open, from the top down. */
export function openLines(forest: Forest, isOpen: (id: string) => boolean): readonly TreeLine[] {
  const lines: TreeLine[] = [];
  const walk = (parent: string | null, depth: number): void => {
    for (const unit of forest.below.get(parent) ?? []) {
      const children = forest.below.get(unit.id)?.length ?? 0;
      lines.push({ unit, depth, children });
      if (children > 0 && isOpen(unit.id)) walk(unit.id, depth + 1);
    }
  };
  walk(null, 0);
  return lines;
}

/** Units whose name or code matches, whatever the accents, at most `most`. */
export function findUnits(
  units: readonly UnitRow[],
  search: string,
  most: number,
): { readonly found: readonly UnitRow[]; readonly more: number } {
  const wanted = searchKey(search);
  const all = units.filter(
    ({ name, code }) => searchKey(name).includes(wanted) || code === search.trim(),
  );
  return { found: all.slice(0, most), more: Math.max(0, all.length - most) };
}

/** The names above a unit, nearest first. */
export function placeOf(forest: Forest, unit: UnitRow): string {
  const names: string[] = [];
  let above = unit.parentId === null ? undefined : forest.byId.get(unit.parentId);
  while (above !== undefined && names.length < 6) {
    names.push(above.name);
    above = above.parentId === null ? undefined : forest.byId.get(above.parentId);
  }
  return names.join(", ");
}

/** An id for a new unit: readable, and unlike any other. `salt`: a few random letters or digits. */
export function newUnitId(fullName: string, on: string, salt: string): string {
  const plain = searchKey(fullName)
    .replaceAll(/[^a-z0-9]+/g, "-")
    .replaceAll(/^-+|-+$/g, "")
    .slice(0, 40);
  return `${plain === "" ? "don-vi" : plain}-${on.slice(0, 4)}-${salt}`;
}
