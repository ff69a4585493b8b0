import { a } from "./no-circular-too.ts"; export const b = () => a;
