/** Lines on the terminal; a passing line is overwritten by the next one, and left out where there is no terminal. */
export interface Terminal {
  passing(line: string): void;
  line(text?: string): void;
}

export function createTerminal(out: NodeJS.WriteStream): Terminal {
  const isTerminal = out.isTTY === true;
  let shown = "";
  return {
    passing(line) {
      if (isTerminal) out.write(`\r\x1b[2K  ${line}`);
      else if (withoutSeconds(line) !== withoutSeconds(shown)) out.write(`  ${line}\n`);
      shown = line;
    },
    line(text = "") {
      out.write(`${isTerminal && shown ? "\r\x1b[2K" : ""}${text}\n`);
      shown = "";
    },
  };
}

/** The addresses, in a tidy block. */
export function addressBlock(rows: readonly (readonly [name: string, address: string])[]): string {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, address]) => `    ${name.padEnd(width)}   ${address}`).join("\n");
}

const withoutSeconds = (line: string): string => line.replace(/ \d+ s$/, "");
