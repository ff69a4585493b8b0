/** One row of a JSON Lines file. `value` is undefined where the row is no JSON. `nextByte`: where the next row begins. */
export interface FileRow {
  readonly value: unknown;
  readonly nextByte: number;
}

const NEWLINE = 10;
/** Shopify's rows are a few KB; one of this size is no row. */
const LONGEST = 16 * 1024 * 1024;

/** The rows of a file whose bytes come from `fromByte` on, one at a time: no more than a chunk and a row are held. Throws for a row beyond 16 MB. */
export async function* linesFrom(chunks: AsyncIterable<Uint8Array>, fromByte: number): AsyncGenerator<FileRow> {
  let held: Buffer[] = [];
  let length = 0;
  let at = fromByte;
  for await (const bytes of chunks) {
    let chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let end = chunk.indexOf(NEWLINE); end >= 0; end = chunk.indexOf(NEWLINE)) {
      const line = length === 0 ? chunk.subarray(0, end) : Buffer.concat([...held, chunk.subarray(0, end)]);
      [held, length] = [[], 0];
      at += line.length + 1;
      chunk = chunk.subarray(end + 1);
      if (line.length > 0) yield { value: parse(line), nextByte: at };
    }
    if (chunk.length === 0) continue;
    held.push(chunk);
    length += chunk.length;
    if (length > LONGEST) throw new RangeError(`bulk file: a row of more than ${LONGEST} bytes at byte ${at}`);
  }
  if (length > 0) yield { value: parse(Buffer.concat(held)), nextByte: at + length };
}

function parse(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString("utf8")) as unknown;
  } catch {
    return undefined;
  }
}
