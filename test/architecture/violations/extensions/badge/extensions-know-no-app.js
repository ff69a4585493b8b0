import { verb } from "../../app/use-cases/verb.ts"; export const badge = verb;
