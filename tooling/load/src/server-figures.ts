import type { Target } from "./target/target.ts";

/** What a server process says of itself. */
export interface ProcessFigures {
  readonly address: string;
  /** Processor seconds since its start. */
  readonly cpu: number;
  readonly memoryMiB: number;
  /** 99th percentile of its event loop's delay since it was last asked, milliseconds. */
  readonly delay: number;
}

/** Asks each server process for its own figures. */
export async function serverFigures({ processes, secret }: Target): Promise<ProcessFigures[]> {
  return Promise.all(
    processes.map(async (address) => {
      const headers = { authorization: `Bearer ${secret}` };
      const text = await (await fetch(`${address}/metrics`, { headers })).text();
      return {
        address,
        cpu: gauge(text, "process_cpu_seconds"),
        memoryMiB: Math.round(gauge(text, "process_resident_memory_bytes") / 2 ** 20),
        delay: Math.round(gauge(text, "cchc_event_loop_delay_seconds") * 1000),
      };
    }),
  );
}

/** One figure of Prometheus' text format; NaN where it is not there. */
export function gauge(text: string, name: string): number {
  const line = text.split("\n").find((one) => one.startsWith(`${name} `));
  return line === undefined ? Number.NaN : Number(line.slice(name.length + 1));
}
