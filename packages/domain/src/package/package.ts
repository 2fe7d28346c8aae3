import { canonicalText } from "../scoring/canonical.ts";
import type { Cell, Day } from "../report/cell.ts";
import { plainName } from "../text/search-key.ts";

/** A cell of a package: what it says, and which version of the server's cell its writer had seen. */
export interface PackageCell {
  readonly field: string;
  readonly row: string;
  /** null: an answer taken back. */
  readonly cell: Cell | null;
  /** The server's version that the writer saw; 0: nothing was there. */
  readonly version: number;
}

/** Why a soft finding may stand: the check, the cell by `cellKey`, the words. */
export interface PackageReason {
  readonly check: string;
  readonly cell: string;
  readonly reason: string;
}

/** A paper that the report rests on. */
export interface PackagePaper {
  /** Number and symbol, `26/KH-UBND`. */
  readonly name: string;
  /** SHA-256 of its file, 64 hexadecimal digits. */
  readonly hash: string;
}

/** With what the signed paper report is handed in; absent where only figures travel. */
export interface PackageSigning {
  readonly number: string;
  readonly symbol: string;
  readonly signedDay: Day;
}

/** What a package carried by hand says. */
export interface PackageContent {
  readonly unit: { readonly id: string; readonly name: string };
  readonly period: { readonly id: string; readonly name: string };
  readonly form: { readonly code: string; readonly version: number };
  readonly cells: readonly PackageCell[];
  readonly reasons: readonly PackageReason[];
  readonly papers: readonly PackagePaper[];
  readonly signing?: PackageSigning;
  /** Instant by the clock of the computer that made it; nobody vouches for it. */
  readonly madeAt: string;
  readonly madeBy: { readonly username: string; readonly name: string };
  /** Version of the app that made it. */
  readonly app: string;
}

/** The layout that this version writes, part of the signed text. */
export const packageLayout = "so-cchc/package/1";

/** The first letters of every layout: what begins otherwise is no package. */
export const packageKind = "so-cchc/package/";

/** How the name of a package's file ends. */
export const packageEnding = ".cchc";

/** A package as it lies in its file. */
export interface PackageFile {
  readonly layout: typeof packageLayout;
  /** {@link packageText} of the content: exactly what was signed. */
  readonly content: string;
  /** SHA-256 of the public key (SPKI), 64 hexadecimal digits. */
  readonly key: string;
  /** ECDSA P-256 over SHA-256 of the content's UTF-8 bytes, IEEE P1363, base64url. */
  readonly signature: string;
}

/** The text of a package that is signed and hashed: equal packages give equal text. */
export function packageText(content: PackageContent): string {
  return canonicalText({ layout: packageLayout, ...content });
}

/** The file of a signed package, UTF-8 text. */
export function packageFileText(content: string, key: string, signature: string): string {
  const file: PackageFile = { layout: packageLayout, content, key, signature };
  return JSON.stringify(file);
}

/** A name for the file that people can tell apart, `goi-phuong-quang-khe-nam-2026.cchc`. */
export function packageFileName(parts: readonly string[]): string {
  return `goi-${plainName(parts)}${packageEnding}`;
}
