import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { corpusTexts } from "../testing/corpus.ts";
import { examplesOf } from "./examples.ts";
import type { StoredModel } from "./load.ts";
import { train } from "./train.ts";

const root = join(import.meta.dirname, "../..");
const { fields, votes } = train(corpusTexts(join(root, "corpus")).flatMap(examplesOf));
mkdirSync(join(root, "dist"), { recursive: true });
const stored: StoredModel = { fields, votes: [...votes] };
writeFileSync(join(root, "dist/learnt.json"), JSON.stringify(stored));
