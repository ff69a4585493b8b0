/** Lets at most `width` pieces of work run at once; the others wait in line. */
export function turnstile(width: number): <T>(work: () => Promise<T>) => Promise<T> {
  const line: (() => void)[] = [];
  let inside = 0;
  return async (work) => {
    if (inside < width) inside += 1;
    else await new Promise<void>((resolve) => line.push(resolve));
    try {
      return await work();
    } finally {
      // whoever is next takes over the place
      const next = line.shift();
      if (next) next();
      else inside -= 1;
    }
  };
}
