import { fileURLToPath } from "node:url";

/** The repository. */
export const ROOT = fileURLToPath(new URL("../..", import.meta.url));

/** Where `.data` lies: the repository, unless a second stand-in beside it is wanted, as the tests do. */
export const HOME = process.env.LASTMILE_HOME ?? ROOT;
