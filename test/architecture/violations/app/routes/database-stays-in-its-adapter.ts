import pg from "pg"; export const loader = () => pg;
