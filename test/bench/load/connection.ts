import { connect, type Socket } from "node:net";

const END_OF_HEAD = Buffer.from("\r\n\r\n");

/** One keep-alive connection on which requests go one after another: far cheaper than an HTTP client, so that the load costs little of what is measured. */
export interface Connection {
  /** the status of the answer; rejects when the connection breaks */
  send(request: readonly Buffer[]): Promise<number>;
  /** false once the server has closed it, as it does with one that was idle for seconds */
  readonly isOpen: boolean;
  close(): void;
}

export async function openConnection(port: number): Promise<Connection> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await new Promise<void>((resolve, reject) => socket.once("connect", resolve).once("error", reject));
  let waiting: { resolve(status: number): void; reject(error: Error): void } | null = null;
  let held = Buffer.alloc(0);
  socket.on("data", (chunk) => {
    held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    const status = wholeAnswer(held);
    if (status === null) return;
    held = Buffer.alloc(0);
    waiting?.resolve(status);
    waiting = null;
  });
  let isOpen = true;
  const broken = (): void => {
    isOpen = false;
    waiting?.reject(new Error("the connection broke"));
  };
  socket.on("error", broken).on("end", broken).on("close", broken);
  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        if (!isOpen) return reject(new Error("the connection was closed"));
        waiting = { resolve, reject };
        write(socket, request);
      }),
    get isOpen() {
      return isOpen;
    },
    close: () => socket.destroy(),
  };
}

function write(socket: Socket, parts: readonly Buffer[]): void {
  socket.cork();
  for (const part of parts) socket.write(part);
  socket.uncork();
}

/** The status once the answer is whole; null before. */
function wholeAnswer(bytes: Buffer): number | null {
  const head = bytes.indexOf(END_OF_HEAD);
  if (head < 0) return null;
  const text = bytes.toString("latin1", 0, head).toLowerCase();
  const length = /\r\ncontent-length: *(\d+)/.exec(text)?.[1];
  const bodyStart = head + END_OF_HEAD.length;
  const whole = length === undefined ? !text.includes("transfer-encoding: chunked") || bytes.subarray(bodyStart).includes("0\r\n\r\n") : bytes.length >= bodyStart + Number(length);
  return whole ? Number(text.slice(9, 12)) : null;
}
