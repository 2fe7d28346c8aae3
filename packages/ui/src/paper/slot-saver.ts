/** A text as the server has it. */
export interface KnownText {
  readonly content: string;
  readonly version: number;
}

/** One write; sent again after a failure it keeps its id, so it counts once. */
export interface TextParcel extends KnownText {
  readonly opId: string;
}

export type TextOutcome =
  | { readonly kind: "saved"; readonly version: number; readonly at: string }
  | { readonly kind: "conflict"; readonly current: KnownText & { readonly by: string } }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string };

/** What the line under a text says. */
export type TextPhase =
  | { readonly kind: "still" }
  | { readonly kind: "saving" }
  | { readonly kind: "saved"; readonly at: string }
  | { readonly kind: "unreachable" }
  | { readonly kind: "signed-out" }
  | { readonly kind: "refused"; readonly message: string }
  | { readonly kind: "conflict"; readonly theirs: KnownText; readonly by: string };

export interface TextView {
  readonly text: string;
  readonly phase: TextPhase;
}

export interface SlotSaverOptions {
  readonly known: KnownText;
  readonly send: (parcel: TextParcel) => Promise<TextOutcome>;
  readonly makeId: () => string;
  readonly later: (milliseconds: number, run: () => void) => () => void;
  /** Keeps what the server does not have on this computer; undefined: it has everything. */
  readonly keep: (draft: KnownText | undefined) => void;
  readonly onSaved: () => void;
}

/** Autosave of one text of a paper. */
export interface SlotSaver {
  readonly subscribe: (listener: () => void) => () => void;
  readonly view: () => TextView;
  readonly type: (text: string) => void;
  /** Sends at once what is waiting. */
  readonly flush: () => void;
  /** Whether something is not acknowledged yet. */
  readonly unsent: () => boolean;
  readonly settle: (keep: "mine" | "theirs") => void;
  /** What was left on this computer. */
  readonly resume: (draft: KnownText) => void;
}

/** People pause between sentences for longer than between letters. */
const SETTLED = 900;

const PAUSES = [2_000, 5_000, 15_000] as const;

/** Saves a text as it is typed, one request at a time, until the server has it. */
export function createSlotSaver(options: SlotSaverOptions): SlotSaver {
  const listeners = new Set<() => void>();
  let known = options.known;
  let view: TextView = { text: known.content, phase: { kind: "still" } };
  let parcel: TextParcel | undefined;
  let attempt = 0;
  let callOff: (() => void) | undefined;

  const show = (next: Partial<TextView>): void => {
    view = { ...view, ...next };
    for (const listener of listeners) listener();
  };
  const wait = (milliseconds: number): void => {
    callOff?.();
    callOff = options.later(milliseconds, () => void send());
  };
  const isBehind = (): boolean => view.text.trim() !== known.content.trim();
  const keep = (): void => {
    const open = parcel !== undefined || isBehind();
    options.keep(open ? { content: view.text, version: known.version } : undefined);
  };

  let sending = false;
  async function send(): Promise<void> {
    if (sending || view.phase.kind === "conflict") return;
    if (parcel === undefined && !isBehind()) return;
    parcel ??= { opId: options.makeId(), content: view.text, version: known.version };
    sending = true;
    show({ phase: { kind: "saving" } });
    const outcome = await options.send(parcel);
    sending = false;
    settle(parcel, outcome);
  }

  function settle(sent: TextParcel, outcome: TextOutcome): void {
    switch (outcome.kind) {
      case "saved":
        parcel = undefined;
        attempt = 0;
        known = { content: sent.content, version: outcome.version };
        show({ phase: { kind: "saved", at: outcome.at } });
        options.onSaved();
        if (isBehind()) wait(0);
        break;
      case "conflict": {
        parcel = undefined;
        const { by, ...theirs } = outcome.current;
        show({ phase: { kind: "conflict", theirs, by } });
        break;
      }
      case "refused":
        parcel = undefined;
        show({ phase: outcome });
        break;
      case "signed-out":
        show({ phase: outcome });
        break;
      case "unreachable":
        show({ phase: outcome });
        wait(PAUSES[Math.min(attempt, PAUSES.length - 1)] ?? SETTLED);
        attempt += 1;
        break;
    }
    keep();
  }

  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    view: () => view,
    type: (text) => {
      show({ text });
      keep();
      if (view.phase.kind !== "conflict") wait(SETTLED);
    },
    flush: () => {
      callOff?.();
      void send();
    },
    unsent: () => parcel !== undefined || isBehind(),
    settle: (choice) => {
      if (view.phase.kind !== "conflict") return;
      known = view.phase.theirs;
      const text = choice === "theirs" ? known.content : view.text;
      show({ text, phase: { kind: "still" } });
      keep();
      void send();
    },
    resume: (draft) => {
      show({ text: draft.content });
      // Written over an older text: the server says whether somebody was first.
      known = { ...known, version: draft.version };
      if (draft.version !== options.known.version) known = { ...known, content: "" };
      void send();
    },
  };
}
