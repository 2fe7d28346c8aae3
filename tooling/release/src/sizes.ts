import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build } from "vite";

export interface EntrySize {
  /** Minified and gzipped, with everything the entry point loads, bytes. */
  readonly bytes: number;
  /** Whether zod is in it. */
  readonly zod: boolean;
}

/** What a browser loads for one program that uses the installed package. */
export async function sizeOf(folder: string, program: string): Promise<EntrySize> {
  const entry = join(folder, "program.js");
  writeFileSync(entry, program);
  const built = await build({
    root: folder,
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      lib: { entry, formats: ["es"], fileName: "out" },
    },
  });
  const [first] = Array.isArray(built) ? built : [built];
  if (first === undefined || !("output" in first)) throw new Error("Nothing was built.");
  const chunks = first.output.flatMap((part) => (part.type === "chunk" ? [part] : []));
  return {
    bytes: chunks.reduce((sum, { code }) => sum + gzipSync(code).length, 0),
    zod: chunks.some(({ moduleIds }) => moduleIds.some((module) => module.includes("/zod/"))),
  };
}
