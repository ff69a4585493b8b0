import { verb } from "../verb.ts"; export const port = verb;
