import { useEffect, useRef, useState } from "react";
import { errorSentence } from "@cchc/domain/text/messages";
import { newOperationId } from "@cchc/ui/operation-id";
import { sessionEnded } from "../session/gate.ts";
import { type Upload, uploadFile, UploadError } from "./upload-file.ts";
import { sizeText } from "./words.ts";

/** A file on its way or arrived. */
export interface UploadItem {
  readonly key: string;
  readonly file: File;
  /** Bytes sent so far. */
  readonly sent: number;
  readonly upload?: Upload;
  /** Why it did not arrive, and what to do. */
  readonly problem?: string;
}

export interface Uploads {
  readonly items: readonly UploadItem[];
  readonly busy: boolean;
  /** How many did not arrive: each waits to be sent again or taken away. */
  readonly failed: number;
  /** Those that arrived, for the entry that takes them. */
  readonly ids: readonly string[];
  readonly add: (files: Iterable<File>) => void;
  readonly retry: (key: string) => void;
  /** Calls a file off, or takes it away again. */
  readonly remove: (key: string) => void;
}

/** Files chosen for an entry of a unit; each is sent at once. Leaving calls off what is on its way. */
export function useUploads(unitId: string, limit: number): Uploads {
  const [items, setItems] = useState<readonly UploadItem[]>([]);
  const running = useRef(new Map<string, AbortController>());
  useEffect(() => {
    const started = running.current;
    return () => {
      for (const one of started.values()) one.abort();
    };
  }, []);
  const change = (key: string, changed: Partial<UploadItem>): void =>
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...changed } : item)));

  const send = async (key: string, file: File): Promise<void> => {
    const controller = new AbortController();
    running.current.set(key, controller);
    const { signal } = controller;
    try {
      const onProgress = (sent: number): void => change(key, { sent });
      const upload = await uploadFile({ unitId, file, signal, onProgress });
      change(key, { upload, sent: file.size });
    } catch (error) {
      if (!(error instanceof UploadError)) throw error;
      if (error.failure.code === "not-signed-in") sessionEnded();
      change(key, { problem: error.failure.message });
    } finally {
      running.current.delete(key);
    }
  };
  const start = (file: File): UploadItem => {
    const key = newOperationId();
    if (file.size > limit) {
      const problem = errorSentence("too-large", { limit: sizeText(limit) });
      return { key, file, sent: 0, problem };
    }
    void send(key, file);
    return { key, file, sent: 0 };
  };

  return {
    items,
    busy: items.some(({ upload, problem }) => upload === undefined && problem === undefined),
    failed: items.filter(({ problem }) => problem !== undefined).length,
    ids: items.flatMap(({ upload }) => upload?.uploadId ?? []),
    add: (files) => {
      const started = Array.from(files, start);
      setItems((now) => [...now, ...started]);
    },
    retry: (key) => {
      const item = items.find((one) => one.key === key);
      if (item === undefined || item.file.size > limit) return;
      setItems(items.map((one) => (one.key === key ? { key, file: item.file, sent: 0 } : one)));
      void send(key, item.file);
    },
    remove: (key) => {
      running.current.get(key)?.abort();
      setItems(items.filter((one) => one.key !== key));
    },
  };
}
