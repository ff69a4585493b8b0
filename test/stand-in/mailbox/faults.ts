import type { Documents } from "../world/documents.ts";

/** What the provider can be told to do with the next sends: ask to slow down, fail, or take the mail and never answer. */
export const FAULT_KINDS = ["rate-limited", "server-error", "accept-then-hang"] as const;
export type FaultKind = (typeof FAULT_KINDS)[number];

export interface Fault {
  kind: FaultKind;
  /** how many sends it is still good for */
  times: number;
  /** seconds, for "rate-limited" */
  retryAfter: number;
}

export const currentFault = (documents: Documents): Fault | null => documents.get<Fault>("sendgrid-fault", "next");

export function setFault(documents: Documents, fault: Fault | null): void {
  if (fault && fault.times > 0) documents.put("sendgrid-fault", "next", fault);
  else documents.delete("sendgrid-fault", "next");
}

/** The fault for this send, if one is set; each send uses one up. */
export function takeFault(documents: Documents): Fault | null {
  const fault = currentFault(documents);
  if (fault) setFault(documents, { ...fault, times: fault.times - 1 });
  return fault;
}

/** Reads a fault from a form or JSON body; null for anything else ("none"). */
export function readFault(body: unknown): Fault | null {
  const { kind, times, retryAfter } = (body ?? {}) as Record<string, unknown>;
  const known = FAULT_KINDS.find((k) => k === kind);
  return known ? { kind: known, times: Math.min(1000, Math.max(1, Number(times ?? 1) || 1)), retryAfter: Math.max(1, Number(retryAfter ?? 2) || 2) } : null;
}
