import { b } from "./no-circular.ts"; export const a = () => b;
