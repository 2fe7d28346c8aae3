import type { Day } from "../report/cell.ts";
import { searchKey } from "../text/search-key.ts";
import { versionsByUnit } from "./check.ts";
import { fullName, holdsOn, type UnitKind, type UnitVersion } from "./unit.ts";

/** Units by code and by name while the list is gone through, on one day. */
export class KnownUnits {
  readonly #byUnit: ReadonlyMap<string, readonly UnitVersion[]>;
  readonly #byCode = new Map<string, string[]>();
  readonly #byName = new Map<string, string>();
  readonly #begun = new Map<string, string>();
  readonly #ids: Set<string>;

  constructor(versions: readonly UnitVersion[]) {
    this.#byUnit = versionsByUnit(versions);
    this.#ids = new Set(this.#byUnit.keys());
    for (const { kind, code, unitId, type, name, parentId } of versions) {
      if (code !== undefined) {
        const key = `${kind} ${code}`;
        const known = this.#byCode.get(key);
        if (known === undefined) this.#byCode.set(key, [unitId]);
        else if (!known.includes(unitId)) known.push(unitId);
      } else this.#byName.set(`${parentId ?? ""} ${searchKey(fullName({ type, name }))}`, unitId);
    }
  }

  /** The version that holds on a day, of a stored unit. */
  versionOn(unitId: string, day: Day): UnitVersion | undefined {
    return this.#byUnit.get(unitId)?.find((version) => holdsOn(version, day));
  }

  /** The stored unit with this code on a day. */
  stored(kind: UnitKind, code: string, day: Day): UnitVersion | undefined {
    for (const unitId of this.#byCode.get(`${kind} ${code}`) ?? []) {
      const version = this.versionOn(unitId, day);
      if (version?.code === code) return version;
    }
    return undefined;
  }

  /** A unit that has no code yet, by its name below the same superior. */
  nameless(parentId: string, full: string, day: Day): UnitVersion | undefined {
    const unitId = this.#byName.get(`${parentId} ${searchKey(full)}`);
    const version = unitId === undefined ? undefined : this.versionOn(unitId, day);
    return version?.code === undefined ? version : undefined;
  }

  /** Its own id, of a unit that the list begins. */
  begin(kind: UnitKind, code: string, from: Day): string {
    const stem = `dvhc-${code.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
    const id = this.#ids.has(stem) ? `${stem}-${from.replaceAll("-", "")}` : stem;
    this.#ids.add(id);
    this.#begun.set(`${kind} ${code}`, id);
    return id;
  }

  /** The list says that this unit has this code. */
  learn(kind: UnitKind, code: string, unitId: string): void {
    this.#begun.set(`${kind} ${code}`, unitId);
  }

  /** The unit that the list itself has begun or named under this code. */
  begun(kind: UnitKind, code: string): string | undefined {
    return this.#begun.get(`${kind} ${code}`);
  }

  /** Every stored version. */
  all(): Iterable<UnitVersion> {
    return [...this.#byUnit.values()].flat();
  }
}
