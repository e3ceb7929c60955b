import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client';

/** Figures about the running server for Prometheus; every app has its own, so that two can live in one process. */
export interface Metrics {
  observe(call: { method: string; route: string; status: number; seconds: number }): void;
  pushStarted(): void;
  pushEnded(): void;
  text(): Promise<{ contentType: string; body: string }>;
}

/** `process` adds memory, event loop and garbage collection; it may be asked for once per process only. */
export function createMetrics(options: { process: boolean }): Metrics {
  const registry = new Registry();
  if (options.process) collectDefaultMetrics({ register: registry });
  const calls = new Counter({
    name: 'double_hundred_calls_total',
    help: 'Calls by method, route and status',
    labelNames: ['method', 'route', 'status'],
    registers: [registry],
  });
  const seconds = new Histogram({
    name: 'double_hundred_call_seconds',
    help: 'Duration of calls by route',
    labelNames: ['route'],
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 3, 10],
    registers: [registry],
  });
  const pushes = new Gauge({
    name: 'double_hundred_pushes_waiting',
    help: 'Pushes being handled or waiting',
    registers: [registry],
  });
  return {
    observe(call) {
      calls.inc({ method: call.method, route: call.route, status: String(call.status) });
      seconds.observe({ route: call.route }, call.seconds);
    },
    pushStarted: () => pushes.inc(),
    pushEnded: () => pushes.dec(),
    text: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}
