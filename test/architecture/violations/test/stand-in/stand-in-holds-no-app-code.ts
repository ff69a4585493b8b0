import { verb } from "../../app/use-cases/verb.ts"; export const copy = verb;
