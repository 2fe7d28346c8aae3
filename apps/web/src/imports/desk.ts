import type { Upload } from "../register/upload-file.ts";
import type { Choices, Reading } from "./reading.ts";

/** How far a file is. */
export type FileState =
  | { readonly kind: "waiting" }
  | { readonly kind: "sending"; readonly sent: number }
  | {
      readonly kind: "reading";
      /** A scan whose letters are being recognised. */
      readonly scan?: Upload;
    }
  | { readonly kind: "read"; readonly reading: Reading }
  | {
      readonly kind: "failed";
      readonly message: string;
      /** Another try may go better: it is not the file that stands in the way. */
      readonly again: boolean;
      /** A scan that was sent: its letters can be recognised. */
      readonly scan?: Upload;
    };

/** One file on the desk, with what a person chose of it. */
export interface DeskFile {
  readonly key: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  readonly state: FileState;
  readonly choices: Choices;
  /** A person said that it is this report's, though it speaks of another unit or period. */
  readonly confirmed: boolean;
}

export interface DeskOptions {
  /** Why a file is not even sent; undefined where it may be read. */
  readonly refusal: (file: File) => string | undefined;
  readonly send: (
    file: File,
    signal: AbortSignal,
    sent: (bytes: number) => void,
  ) => Promise<Upload>;
  readonly read: (upload: Upload, signal: AbortSignal, ocr: boolean) => Promise<Reading>;
  /** What went wrong, as people read it. */
  readonly failureOf: (error: unknown) => string;
  /** Whether the file itself stands in the way, so that trying again changes nothing. */
  readonly isFinal: (error: unknown) => boolean;
  /** Whether it is a scan on a server that recognises letters. */
  readonly isScan: (error: unknown) => boolean;
  readonly makeKey: () => string;
}

/** The files dropped for one report; they stay while one looks at another page. */
export interface Desk {
  readonly subscribe: (listener: () => void) => () => void;
  readonly files: () => readonly DeskFile[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: string) => void;
  /** Recognises the letters of a scan. */
  readonly recognise: (key: string) => void;
  /** Calls a file off, or takes it off the desk. */
  readonly remove: (key: string) => void;
  readonly choose: (key: string, choices: Choices) => void;
  /** Says that a file is this report's, or takes that back with whatever was chosen of it. */
  readonly confirm: (key: string, confirmed: boolean) => void;
  /** The file was read in another way: what was chosen of the first reading is gone. */
  readonly reread: (key: string, reading: Reading) => void;
}

/** Files go one after the other: a slow line and a small server have one to carry at a time. */
export function createDesk(options: DeskOptions): Desk {
  let files: readonly DeskFile[] = [];
  const sources = new Map<string, File>();
  const listeners = new Set<() => void>();
  /** Scans whose letters are to be recognised: they are sent already. */
  const scans = new Map<string, Upload>();
  let running: { readonly key: string; readonly controller: AbortController } | undefined;

  const set = (next: readonly DeskFile[]): void => {
    files = next;
    for (const listener of listeners) listener();
  };
  const change = (key: string, changed: Partial<DeskFile>): void =>
    set(files.map((file) => (file.key === key ? { ...file, ...changed } : file)));

  const work = async (key: string, file: File): Promise<void> => {
    const controller = new AbortController();
    running = { key, controller };
    const { signal } = controller;
    const scan = scans.get(key);
    let upload: Upload | undefined = scan;
    try {
      if (upload === undefined) {
        change(key, { state: { kind: "sending", sent: 0 } });
        upload = await options.send(file, signal, (sent) =>
          change(key, { state: { kind: "sending", sent } }),
        );
      }
      change(key, { state: { kind: "reading", ...(scan === undefined ? {} : { scan }) } });
      const reading = await options.read(upload, signal, scan !== undefined);
      change(key, { state: { kind: "read", reading } });
    } catch (error) {
      const message = options.failureOf(error);
      const found = upload !== undefined && options.isScan(error) ? { scan: upload } : {};
      const again = !options.isFinal(error);
      change(key, { state: { kind: "failed", message, again, ...found } });
    }
    scans.delete(key);
    if (running?.key === key) running = undefined;
    next();
  };
  const next = (): void => {
    if (running !== undefined) return;
    const waiting = files.find(({ state }) => state.kind === "waiting");
    const file = waiting === undefined ? undefined : sources.get(waiting.key);
    if (waiting !== undefined && file !== undefined) void work(waiting.key, file);
  };

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    files: () => files,
    add: (given) => {
      const added = Array.from(given, (file): DeskFile => {
        const key = options.makeKey();
        sources.set(key, file);
        const message = options.refusal(file);
        const state: FileState =
          message === undefined ? { kind: "waiting" } : { kind: "failed", message, again: false };
        const { name, size } = file;
        return { key, name, size, state, choices: new Map(), confirmed: false };
      });
      set([...files, ...added]);
      next();
    },
    retry: (key) => {
      const file = sources.get(key);
      const state = files.find((one) => one.key === key)?.state;
      if (file === undefined || state?.kind !== "failed" || !state.again) return;
      change(key, { state: { kind: "waiting" } });
      next();
    },
    recognise: (key) => {
      const state = files.find((file) => file.key === key)?.state;
      if (state?.kind !== "failed" || state.scan === undefined) return;
      scans.set(key, state.scan);
      change(key, { state: { kind: "waiting" } });
      next();
    },
    remove: (key) => {
      sources.delete(key);
      set(files.filter((file) => file.key !== key));
      if (running?.key !== key) return;
      running.controller.abort();
      running = undefined;
      next();
    },
    choose: (key, choices) => change(key, { choices }),
    confirm: (key, confirmed) =>
      change(key, { confirmed, ...(confirmed ? {} : { choices: new Map() }) }),
    reread: (key, reading) => change(key, { state: { kind: "read", reading }, choices: new Map() }),
  };
}

/** Files whose words are those of one above them: by key, the name of the first. */
export function repeatsOf(files: readonly DeskFile[]): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const repeats = new Map<string, string>();
  for (const { key, name, size, state } of files) {
    if (state.kind !== "read") continue;
    const content = `${size} ${state.reading.text}`;
    const known = first.get(content);
    if (known === undefined) first.set(content, name);
    else repeats.set(key, known);
  }
  return repeats;
}
