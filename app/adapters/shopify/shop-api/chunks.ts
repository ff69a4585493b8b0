/** The list in pieces of at most `size`. */
function chunksOf<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
}

/** One piece after the other, so that one question does not empty the shop's rate limit at once. */
export async function inChunks<T, R>(items: readonly T[], size: number, work: (piece: T[]) => Promise<readonly R[]>): Promise<R[]> {
  const results: R[] = [];
  for (const piece of chunksOf(items, size)) results.push(...(await work(piece)));
  return results;
}
