import { DatabaseSync } from "node:sqlite";

/** The stand-in's memory: documents by kind and id in one SQLite file, so that its state survives a restart and a kill. */
export class Documents {
  readonly #db: DatabaseSync;

  /** `file` may be ":memory:" in tests. */
  constructor(file: string) {
    this.#db = new DatabaseSync(file);
    this.#db.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;
      CREATE TABLE IF NOT EXISTS documents (kind TEXT NOT NULL, id TEXT NOT NULL, body TEXT NOT NULL, seq INTEGER PRIMARY KEY AUTOINCREMENT, UNIQUE (kind, id))`);
  }

  get<T>(kind: string, id: string): T | null {
    const row = this.#db.prepare("SELECT body FROM documents WHERE kind = ? AND id = ?").get(kind, id);
    return row ? (JSON.parse(String(row.body)) as T) : null;
  }

  put(kind: string, id: string, body: unknown): void {
    this.#db
      .prepare("INSERT INTO documents (kind, id, body) VALUES (?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET body = excluded.body")
      .run(kind, id, JSON.stringify(body));
  }

  /** In order of first writing. */
  list<T>(kind: string): T[] {
    return this.#db.prepare("SELECT body FROM documents WHERE kind = ? ORDER BY seq").all(kind).map((row) => JSON.parse(String(row.body)) as T);
  }

  /** Like `list`, with the ids. */
  entries<T>(kind: string): { id: string; body: T }[] {
    return this.#db.prepare("SELECT id, body FROM documents WHERE kind = ? ORDER BY seq").all(kind).map((row) => ({ id: String(row.id), body: JSON.parse(String(row.body)) as T }));
  }

  delete(kind: string, id: string): void {
    this.#db.prepare("DELETE FROM documents WHERE kind = ? AND id = ?").run(kind, id);
  }

  /** The next number of a series ("order-number"), from `first` on. */
  next(series: string, first: number): number {
    const value = (this.get<number>("series", series) ?? first - 1) + 1;
    this.put("series", series, value);
    return value;
  }

  close(): void {
    this.#db.close();
  }
}
