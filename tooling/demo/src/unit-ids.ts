import { countryId } from "@cchc/api/units/country";

/** Ids of the units that journeys and other tools go to. */
export const unitIds = {
  country: countryId,
  haiDuong: "tinh-hai-duong",
  city: "tp-hai-duong",
  ward: "phuong-tran-hung-dao",
} as const;
