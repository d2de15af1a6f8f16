// ESLint 8 brings no types of its own; what the tests use of it is the same in ESLint 9
declare module "eslint8" {
  export { Linter } from "eslint9";
}
