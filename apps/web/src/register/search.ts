/** What the register shows, as the address says it. */
export interface RegisterSearch {
  /** Words looked for. */
  readonly tim?: string;
  /** Code of a type. */
  readonly loai?: string;
  /** Year of issue. */
  readonly nam?: number;
  /** Those taken out of the register. */
  readonly rut?: true;
  /** Whose register, for who works in several units. */
  readonly donvi?: string;
  /** The entry that is open; `moi`: a new one. */
  readonly mo?: string;
}

/** Takes what is understood of an address and leaves out the rest. */
export function readRegisterSearch(raw: Readonly<Record<string, unknown>>): RegisterSearch {
  const { tim, loai, nam, rut, donvi, mo } = raw;
  const year = Number(nam);
  return {
    ...((typeof tim === "string" || typeof tim === "number") && tim !== ""
      ? { tim: String(tim).slice(0, 200) }
      : {}),
    ...(typeof loai === "string" && /^[a-z_]+$/.test(loai) ? { loai } : {}),
    ...(Number.isInteger(year) && year >= 1900 && year <= 2200 ? { nam: year } : {}),
    ...(rut === true ? { rut } : {}),
    ...(typeof donvi === "string" && donvi !== "" ? { donvi } : {}),
    ...(typeof mo === "string" && mo !== "" ? { mo } : {}),
  };
}
