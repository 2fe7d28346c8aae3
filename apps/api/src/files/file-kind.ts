/** A kind of file that is kept. */
export interface FileKind {
  readonly mediaType: string;
  /** Without the dot; the first one is given to a name that has another. */
  readonly extensions: readonly string[];
  /** Whether a browser may show it by itself. */
  readonly shown: boolean;
}

const office = "application/vnd.openxmlformats-officedocument";
const openDocument = "application/vnd.oasis.opendocument";

/** Every kind that is kept, by a short name. */
export const fileKinds = {
  pdf: { mediaType: "application/pdf", extensions: ["pdf"], shown: true },
  png: { mediaType: "image/png", extensions: ["png"], shown: true },
  jpeg: { mediaType: "image/jpeg", extensions: ["jpg", "jpeg", "jfif"], shown: true },
  docx: {
    mediaType: `${office}.wordprocessingml.document`,
    extensions: ["docx"],
    shown: false,
  },
  xlsx: { mediaType: `${office}.spreadsheetml.sheet`, extensions: ["xlsx"], shown: false },
  odt: { mediaType: `${openDocument}.text`, extensions: ["odt"], shown: false },
  ods: { mediaType: `${openDocument}.spreadsheet`, extensions: ["ods"], shown: false },
  doc: { mediaType: "application/msword", extensions: ["doc"], shown: false },
  xls: { mediaType: "application/vnd.ms-excel", extensions: ["xls"], shown: false },
  text: { mediaType: "text/plain", extensions: ["txt", "csv"], shown: false },
} as const satisfies Record<string, FileKind>;

/** The kind of a media type that was sniffed once; undefined for any other. */
export function kindOfMediaType(mediaType: string): FileKind | undefined {
  return Object.values(fileKinds).find((kind) => kind.mediaType === mediaType);
}
