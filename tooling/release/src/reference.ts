import { readdirSync } from "node:fs";
import { join } from "node:path";
import { Application, type TypeDocOptions } from "typedoc";
import type { PluginOptions } from "typedoc-plugin-markdown";
import { domainFolder } from "./pack.ts";

/** Files of the domain that a program may import, without their ending: `scoring/score`. */
export function entryPoints(): readonly string[] {
  return readdirSync(join(domainFolder, "src"), { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".ts") && !/\.test\.ts$|testing/.test(name))
    .map((name) => name.slice(0, -".ts".length))
    .toSorted();
}

const options: TypeDocOptions & Partial<PluginOptions> = {
  entryPoints: entryPoints().map((name) => join(domainFolder, "src", `${name}.ts`)),
  tsconfig: join(domainFolder, "tsconfig.build.json"),
  plugin: ["typedoc-plugin-markdown"],
  readme: "none",
  name: "@cchc/domain",
  outputFileStrategy: "modules",
  disableSources: true,
  excludeInternal: true,
  hidePageHeader: true,
  hideBreadcrumbs: true,
  useCodeBlocks: true,
  interfacePropertiesFormat: "table",
  parametersFormat: "table",
  typeDeclarationFormat: "table",
  logLevel: "Warn",
};

/** Writes the reference of every public symbol, one page an entry point. Throws where it cannot be read. */
export async function writeReference(into: string): Promise<void> {
  const app = await Application.bootstrapWithPlugins({ ...options, out: into });
  const project = await app.convert();
  if (project === undefined) throw new Error("The sources of the domain could not be read.");
  await app.generateOutputs(project);
}
