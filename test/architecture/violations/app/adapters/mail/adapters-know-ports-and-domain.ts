import { verb } from "../../use-cases/verb.ts"; export const send = verb;
