import { monitorEventLoopDelay } from "node:perf_hooks";

/** Upper ends of the buckets that durations are counted in, seconds. */
const buckets = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10] as const;

/** A number that is read when somebody looks. */
export interface Gauge {
  readonly name: string;
  readonly help: string;
  /** By labels as they are written, `state="idle"`; `""` for none. */
  readonly read: () => Readonly<Record<string, number>> | Promise<Readonly<Record<string, number>>>;
}

/** What is counted of the requests since the start of this process. */
export interface Metrics {
  /** @param outcome `ok`, or the code of the refusal */
  observe(procedure: string, seconds: number, outcome: string): void;
  gauge(gauge: Gauge): void;
  /** In Prometheus' text format. */
  render(): Promise<string>;
}

interface Timed {
  readonly counts: number[];
  sum: number;
  n: number;
}

/** Labels are the names of procedures and codes of a closed list: nothing that a request invents. */
export function createMetrics(): Metrics {
  const timed = new Map<string, Timed>();
  const outcomes = new Map<string, number>();
  const errors = new Map<string, number>();
  const gauges: Gauge[] = processGauges();
  return {
    observe(procedure, seconds, outcome) {
      const of = timed.get(procedure) ?? { counts: buckets.map(() => 0), sum: 0, n: 0 };
      buckets.forEach((most, at) => {
        if (seconds <= most) of.counts[at] = (of.counts[at] ?? 0) + 1;
      });
      of.sum += seconds;
      of.n += 1;
      timed.set(procedure, of);
      add(outcomes, `procedure="${procedure}",outcome="${outcome}"`);
      if (outcome !== "ok") add(errors, `code="${outcome}"`);
    },
    gauge: (gauge) => void gauges.push(gauge),
    async render() {
      const lines = [
        ...counter("cchc_requests_total", "Calls of procedures by outcome", outcomes),
        ...counter("cchc_errors_total", "Refusals and failures by code", errors),
        ...histogram(timed),
      ];
      for (const { name, help, read } of gauges) {
        lines.push(`# HELP ${name} ${help}`, `# TYPE ${name} gauge`);
        for (const [labels, value] of Object.entries(await read())) {
          lines.push(`${name}${labels === "" ? "" : `{${labels}}`} ${value}`);
        }
      }
      return `${lines.join("\n")}\n`;
    },
  };
}

function add(to: Map<string, number>, labels: string): void {
  to.set(labels, (to.get(labels) ?? 0) + 1);
}

function counter(name: string, help: string, values: ReadonlyMap<string, number>): string[] {
  const lines = [...values].map(([labels, value]) => `${name}{${labels}} ${value}`);
  return [`# HELP ${name} ${help}`, `# TYPE ${name} counter`, ...lines];
}

function histogram(timed: ReadonlyMap<string, Timed>): string[] {
  const name = "cchc_request_duration_seconds";
  const lines = [`# HELP ${name} Duration of procedures`, `# TYPE ${name} histogram`];
  for (const [procedure, { counts, sum, n }] of timed) {
    const labels = `procedure="${procedure}"`;
    buckets.forEach((most, at) => {
      lines.push(`${name}_bucket{${labels},le="${most}"} ${counts[at] ?? 0}`);
    });
    lines.push(`${name}_bucket{${labels},le="+Inf"} ${n}`);
    lines.push(`${name}_sum{${labels}} ${sum}`, `${name}_count{${labels}} ${n}`);
  }
  return lines;
}

function processGauges(): Gauge[] {
  const delay = monitorEventLoopDelay({ resolution: 20 });
  delay.enable();
  const one = (name: string, help: string, read: () => number): Gauge => ({
    name,
    help,
    read: () => ({ "": read() }),
  });
  return [
    one("process_resident_memory_bytes", "Memory of this process", () => process.memoryUsage.rss()),
    one("process_cpu_seconds", "Processor time since the start", () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1e6;
    }),
    one("process_uptime_seconds", "Time since the start", () => process.uptime()),
    one("cchc_event_loop_delay_seconds", "99th percentile since last asked", () => {
      const seconds = delay.percentile(99) / 1e9;
      delay.reset();
      return seconds;
    }),
  ];
}
