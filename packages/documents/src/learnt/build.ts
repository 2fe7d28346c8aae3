import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusTexts } from "../testing/corpus.ts";
import { examplesOf } from "./examples.ts";
import { train } from "./train.ts";

const root = join(import.meta.dirname, "../..");
const model = train(corpusTexts(join(root, "corpus")).flatMap(examplesOf));
mkdirSync(join(root, "dist"), { recursive: true });
writeFileSync(join(root, "dist/learnt.json"), JSON.stringify(model));
