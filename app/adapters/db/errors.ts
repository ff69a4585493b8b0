const UNIQUE_VIOLATION = "23505";
const DEADLOCK = "40P01";

/** Did it fail only because somebody else wrote at the same moment, so that another try is in order? Prisma's P2002 and P2034, or the codes of raw statements. */
export function isRace(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code, meta } = error as Error & { code?: unknown; meta?: { code?: unknown; driverAdapterError?: { cause?: { originalCode?: unknown } } } };
  const codes = [code, meta?.code, meta?.driverAdapterError?.cause?.originalCode];
  return codes.some((one) => one === "P2002" || one === "P2034" || one === UNIQUE_VIOLATION || one === DEADLOCK);
}

/** Runs `work` again while it loses races; the last failure is thrown. */
export async function retryRaces<T>(work: () => Promise<T>, attempts = 8): Promise<T> {
  for (let left = attempts; ; left--) {
    try {
      return await work();
    } catch (error) {
      if (left <= 1 || !isRace(error)) throw error;
    }
  }
}
