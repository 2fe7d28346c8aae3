import { countryId } from "@cchc/api/units/country";

/** Ids of the units that journeys and other tools go to. */
export const unitIds = {
  country: countryId,
  /** Provinces: those that ended on 30/6/2025 and those that carry on. */
  haiDuong: "tinh-hai-duong",
  haiPhong: "tp-hai-phong",
  longAn: "tinh-long-an",
  tayNinh: "tinh-tay-ninh",
  haTinh: "tinh-ha-tinh",
  /** Districts, until 30/6/2025. */
  city: "tp-hai-duong",
  binhGiang: "huyen-binh-giang",
  kienTuong: "thi-xa-kien-tuong",
  huongSon: "huyen-huong-son",
  /** Communes whose real reports the demonstration holds. */
  ward: "phuong-tran-hung-dao",
  tanHong: "xa-tan-hong",
  sonTrung: "xa-son-trung",
  /** The culture centre of the town. */
  townCentre: "thi-xa-kien-tuong-vhttth",
  /** Made up: a neighbour of the ward, and the ward of 2025 that both were merged into. */
  neighbour: "mh-phuong-lien-tri",
  mergedWard: "mh-phuong-dong-thanh-moi",
} as const;
