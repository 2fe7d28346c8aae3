import { FORMS } from "../form/catalogue.ts";
import { INDICATORS } from "../indicator/catalogue.ts";
import type { KnownCodes } from "./check-set.ts";

/** The codes of every form and indicator of this package. */
export const KNOWN_CODES: KnownCodes = {
  fields: new Set(FORMS.flatMap(({ fields }) => fields.map(({ code }) => code))),
  indicators: new Set(INDICATORS.map(({ code }) => code)),
};
