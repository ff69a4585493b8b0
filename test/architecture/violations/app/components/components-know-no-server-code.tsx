import { client } from "../adapters/db/client.ts"; export const Part = () => client;
