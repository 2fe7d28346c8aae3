import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import { serve, type ServerType } from "@hono/node-server";
import { connect, type Connected } from "@cchc/db/connect";
import { chooseDataFolder } from "@cchc/db/data-folder";
import { startEmbedded } from "@cchc/db/embedded";
import { migrateToLatest } from "@cchc/db/migrate";
import { createApp } from "./app.ts";
import { createAuth } from "./auth/auth.ts";
import type { Env } from "./env.ts";
import type { LogLine, Services } from "./services.ts";
import { createUnitTrees } from "./units/trees.ts";

export interface StartOptions {
  readonly env: Env;
  /** The checkout, beside whose files the default data folder lies. */
  readonly checkout: string;
  readonly web?: string;
  readonly admin?: string;
  /** Runs after the migrations and before the first request; the demo fills itself in here. */
  readonly prepare?: (services: Services) => Promise<void>;
}

export interface RunningServer {
  readonly url: string;
  readonly services: Services;
  stop(): Promise<void>;
}
