import tseslint from "typescript-eslint";

const clock = [
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: "Time is an argument: take `now`, or ask the Clock port." },
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message: "Time is an argument: take `now`, or ask the Clock port." },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message: "Random is an argument: use kernel/hash.ts or the Ids port." },
];
const defaultExport = { selector: "ExportDefaultDeclaration", message: "Default exports only where Remix or a tool wants them." };
const rawHtml = { selector: "JSXAttribute[name.name='dangerouslySetInnerHTML']", message: "Everything from a shop or shopper is hostile: let React escape it." };
const environment = { selector: "MemberExpression[object.name='process'][property.name='env']", message: "Only app/config/env.server.ts reads the environment." };
const lists = (...rules) => ({ "no-restricted-syntax": ["error", ...rules] });

export default tseslint.config(
  { ignores: ["node_modules/**", "build/**", ".data/**", "app/generated/**", "test/architecture/violations/**", "extensions/**/assets/**", ".shopify/**", "test/stand-in/app-bridge/**", "test/stand-in/**/*.js"] },
  {
    files: ["**/*.{ts,tsx}"],
    extends: [tseslint.configs.recommended],
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/no-floating-promises": "error",
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/await-thenable": "error",
      "@typescript-eslint/switch-exhaustiveness-check": ["error", { considerDefaultExhaustiveForUnions: true }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/no-unused-vars": ["error", { argsIgnorePattern: "^_", varsIgnorePattern: "^_" }],
      "@typescript-eslint/only-throw-error": "off",
      "no-empty": ["error", { allowEmptyCatch: false }],
      eqeqeq: ["error", "always"],
      "max-lines": ["error", { max: 500 }],
      "max-lines-per-function": ["error", { max: 100, skipBlankLines: true, skipComments: true }],
      complexity: ["error", 20],
    },
  },
  { files: ["app/**/*.{ts,tsx}"], rules: lists(defaultExport, environment, rawHtml) },
  { files: ["app/domain/**/*.ts", "app/use-cases/**/*.ts", "app/presenters/**/*.ts"], rules: lists(...clock, defaultExport, environment) },
  { files: ["app/routes/**/*.tsx", "app/root.tsx", "app/entry.*.tsx"], rules: lists(environment, rawHtml) },
  { files: ["app/config/env.server.ts"], rules: lists(defaultExport) },
  { files: ["test/**/*.{ts,tsx}"], rules: { "max-lines-per-function": "off" } },
);
