// Which way imports go: docs/architecture.md. Every rule here has a seeded violation under test/architecture/violations that proves it bites.
const PURE_LIBRARIES = "^node_modules/(zod|luxon|@types/luxon|@noble/hashes)/";

/** @type {import("dependency-cruiser").IConfiguration} */
module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", comment: "A cycle is one module in several files.", from: {}, to: { circular: true } },
    {
      name: "domain-is-pure",
      severity: "error",
      comment: "The core knows no framework, I/O, clock or environment: it may use itself and a few pure libraries.",
      from: { path: "^app/domain/" },
      to: { pathNot: ["^app/domain/", PURE_LIBRARIES] },
    },
    {
      name: "use-cases-know-ports-and-domain",
      severity: "error",
      comment: "What a use case needs from outside stands in app/use-cases/ports.",
      from: { path: "^app/use-cases/" },
      to: { path: "^(app|test|extensions|node_modules)/", pathNot: ["^app/(use-cases|domain)/", PURE_LIBRARIES] },
    },
    {
      name: "ports-know-no-use-case",
      severity: "error",
      from: { path: "^app/use-cases/ports/" },
      to: { path: "^app/use-cases/(?!ports/)" },
    },
    {
      name: "adapters-know-ports-and-domain",
      severity: "error",
      comment: "Adapters meet only in the composition. The type of the configuration is theirs to read, its values are handed to them.",
      from: { path: "^app/adapters/" },
      to: { path: "^app/", pathNot: "^app/(adapters|domain|use-cases/ports|generated)/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "presenters-know-ports-and-domain",
      severity: "error",
      from: { path: "^app/presenters/" },
      to: { path: "^app/", pathNot: "^app/(presenters|domain|use-cases/ports)/" },
    },
    {
      name: "components-know-no-server-code",
      severity: "error",
      comment: "Components run in the browser; they may name the types of a view model, and use the words and drafts of the presenters, which run there too.",
      from: { path: "^app/components/" },
      to: { path: "^app/", pathNot: "^app/(components|domain|presenters/(words|campaigns/draft))/", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "words-run-in-the-browser",
      severity: "error",
      comment: "What is typed is read, and said in words, by the same functions in the browser and on the server.",
      from: { path: "^app/presenters/(words|campaigns/draft)/" },
      to: { path: "^app/", pathNot: "^app/(domain|presenters/(words|campaigns/draft))/" },
    },
    {
      name: "routes-are-thin",
      severity: "error",
      comment: "A route authenticates, parses, calls and responds. The wired application comes by load context, so of the composition it sees types only.",
      from: { path: "^app/(routes|routes-shared)/" },
      to: { path: "^app/(adapters|server|config|composition|generated)", dependencyTypesNot: ["type-only"] },
    },
    {
      name: "polaris-stays-in-the-ui",
      severity: "error",
      comment: "So that a later move to Shopify's web components stays mechanical.",
      from: { path: "^app/", pathNot: "^app/(routes|components)/" },
      to: { path: "^node_modules/(@shopify/polaris|@shopify/polaris-viz|@shopify/app-bridge-react)" },
    },
    {
      name: "database-stays-in-its-adapter",
      severity: "error",
      from: { path: "^app/", pathNot: "^app/(adapters/(db|queue|shopify)|generated|server/migrate)" },
      to: { path: "^node_modules/(@prisma|pg|pg-boss)/|^app/generated/", dependencyTypesNot: ["type-only"] },
    },
    { name: "app-knows-no-test", severity: "error", from: { path: "^(app|prisma)/" }, to: { path: "^test/" } },
    { name: "extensions-know-no-app", severity: "error", from: { path: "^extensions/" }, to: { path: "^(app|test|prisma)/" } },
    {
      name: "stand-in-holds-no-app-code",
      severity: "error",
      comment: "The stand-in is a local Shopify. Only run-app.ts, which starts the app with another clock, and end-database.ts, which ends the database of a killed app, know the app.",
      from: { path: "^test/stand-in/", pathNot: "(run-app|end-database|\\.test)\\.ts$" },
      to: { path: "^(app|extensions)/" },
    },
    { name: "nothing-unresolved", severity: "error", from: { path: "^(app|extensions|prisma|test)/" }, to: { couldNotResolve: true, pathNot: "^virtual:|\\?url$" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "^(build|app/generated/prisma/internal|test/architecture/violations)" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"], extensions: [".ts", ".tsx", ".mjs", ".js", ".cjs", ".json"] },
  },
};
