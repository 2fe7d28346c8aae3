import { cpSync, mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { domainFolder, packDomain } from "./pack.ts";
import { writeReference } from "./reference.ts";

/** Packs `@cchc/domain` with its reference: `npm run pack -- <folder>`, else into `results`. */
const into = resolve(process.env["INIT_CWD"] ?? ".", process.argv[2] ?? "results");
mkdirSync(into, { recursive: true });
await writeReference(join(domainFolder, "reference"));
const tarball = packDomain(into);
rmSync(join(into, "reference"), { recursive: true, force: true });
cpSync(join(domainFolder, "reference"), join(into, "reference"), { recursive: true });
console.log(`Package:   ${tarball}\nReference: ${join(into, "reference/README.md")}`);
