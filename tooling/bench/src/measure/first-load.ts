import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

/** What a visit loads of a built app. */
export interface FirstLoad {
  readonly app: string;
  readonly visit: string;
  readonly scripts: readonly LoadedFile[];
  readonly styles: readonly LoadedFile[];
  /** Gzipped bytes. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly fontBytes: number;
  readonly budget: { readonly scriptBytes: number; readonly styleBytes: number };
}

export interface LoadedFile {
  readonly file: string;
  /** Gzipped bytes. */
  readonly bytes: number;
}

interface Chunk {
  readonly file: string;
  readonly isEntry?: boolean;
  readonly imports?: readonly string[];
  readonly dynamicImports?: readonly string[];
  readonly css?: readonly string[];
  readonly assets?: readonly string[];
}

export interface Visit {
  readonly app: string;
  /** The app's folder. */
  readonly folder: string;
  readonly visit: string;
  /** Modules that the visited routes load when they are gone to, as their sources are named. */
  readonly routes: readonly string[];
}

const budget = { scriptBytes: 150_000, styleBytes: 20_000 };

/**
 * Follows the built page: its entry, the routes of the visit, and everything that these import
 * statically. @throws Error when the build or one of the routes is not there: no size is no success.
 */
export function measureFirstLoad({ app, folder, visit, routes }: Visit): FirstLoad {
  const dist = join(folder, "dist");
  const manifest = readManifest(join(dist, ".vite/manifest.json"));
  const page = readFileSync(join(dist, "index.html"), "utf8");
  const entries = Object.entries(manifest).filter(([, chunk]) => chunk.isEntry === true);
  const missing = routes.filter((route) => manifest[route] === undefined);
  if (missing.length > 0) throw new Error(`${app} has no route ${missing.join(", ")}`);
  const loaded = new Map<string, Chunk>();
  const load = (name: string): void => {
    const chunk = manifest[name];
    if (chunk === undefined || loaded.has(name)) return;
    loaded.set(name, chunk);
    for (const imported of chunk.imports ?? []) load(imported);
  };
  for (const [name] of entries) load(name);
  for (const route of routes) load(route);
  const chunks = [...loaded.values()];
  const named = [...page.matchAll(/(?:src|href)="[^"]*?(assets\/[^"]+)"/g)].map(([, file]) => file);
  const files = new Set([
    ...named.flatMap((file) => file ?? []),
    ...chunks.map((chunk) => chunk.file),
    ...chunks.flatMap((chunk) => chunk.css ?? []),
  ]);
  const sizeOf = (file: string): number => gzipSync(readFileSync(join(dist, file))).length;
  const ending = (end: string): LoadedFile[] =>
    [...files]
      .filter((file) => file.endsWith(end))
      .map((file) => ({ file, bytes: sizeOf(file) }))
      .toSorted((a, b) => b.bytes - a.bytes);
  const scripts = ending(".js");
  const styles = ending(".css");
  const fonts = new Set(
    chunks.flatMap((chunk) => chunk.assets ?? []).filter((file) => file.endsWith(".woff2")),
  );
  return {
    app,
    visit,
    scripts,
    styles,
    scriptBytes: total(scripts),
    styleBytes: total(styles),
    fontBytes: [...fonts].reduce((sum, file) => sum + readFileSync(join(dist, file)).length, 0),
    budget,
  };
}

function total(files: readonly LoadedFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function readManifest(path: string): Readonly<Record<string, Chunk>> {
  if (!existsSync(path)) throw new Error(`not built: ${path} is missing`);
  const parse: (text: string) => Readonly<Record<string, Chunk>> = JSON.parse;
  return parse(readFileSync(path, "utf8"));
}
