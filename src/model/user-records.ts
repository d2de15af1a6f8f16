import type { Row } from "./row";

/** How a database library brings records. Their receivers have no import, so a model's or table's name tells whose they are. */
export interface RecordRow extends Row {
  /** Methods that bring one record. */
  readonly one?: readonly string[];
  /** Methods that bring a list of records. */
  readonly many?: readonly string[];
  /** Calls in the chain that name the table or model: `collection("users")`. */
  readonly named?: readonly string[];
  /** Options by which a call brings some of the fields. */
  readonly options?: readonly string[];
  /** Methods of the chain that do so. */
  readonly reducers?: readonly string[];
  /** Methods of the chain that leave the record whole. */
  readonly neutral?: readonly string[];
  /** Methods that store what they are given, and bring it. */
  readonly created?: readonly string[];
}

export const recordRows = [
  {
    id: "mongoose",
    package: "mongoose",
    apis: [],
    source: "mongoose@9.12.1 lib/model.js:2208-2260,2472,2734; lib/query.js:1057-1140,2193",
    one: ["findOne", "findById", "findOneAndUpdate", "findByIdAndUpdate"],
    many: ["find"],
    options: ["projection", "fields", "select"],
    reducers: ["select", "projection", "distinct"],
    neutral: ["lean", "exec", "populate", "orFail", "session", "sort", "limit", "collation", "maxTimeMS", "setOptions", "clone"],
    created: ["create"],
  },
  {
    id: "mongodb",
    package: "mongodb",
    apis: [],
    source: "mongodb@7.9.0 lib/operations/find.js:53-60; lib/collection.js",
    one: ["findOne"],
    many: ["find"],
    named: ["collection"],
    options: ["projection"],
    reducers: ["project"],
    neutral: ["toArray", "next", "limit", "sort"],
  },
  {
    id: "prisma",
    package: "@prisma/client",
    apis: [],
    source: "@prisma/client@7.10.0, generated client: the arguments `select` and `omit`",
    one: ["findUnique", "findUniqueOrThrow", "findFirst", "findFirstOrThrow", "upsert"],
    many: ["findMany"],
    options: ["select", "omit"],
    created: ["create"],
  },
  {
    id: "sequelize",
    package: "sequelize",
    apis: [],
    source: "sequelize@6.37.8 lib/model.js:1090,1209,1223",
    one: ["findOne", "findByPk"],
    many: ["findAll"],
    options: ["attributes"],
    reducers: ["scope", "unscoped"],
    created: ["create"],
  },
  {
    id: "typeorm",
    package: "typeorm",
    apis: [],
    source: "typeorm@1.1.1 repository/Repository.d.ts:331-352; find-options/FindOneOptions.d.ts:18; query-builder/SelectQueryBuilder.d.ts:613-617",
    one: ["findOne", "findOneBy", "findOneOrFail", "findOneByOrFail", "getOne", "getOneOrFail"],
    many: ["findBy"],
    named: ["getRepository"],
    options: ["select"],
    reducers: ["select"],
  },
  {
    id: "knex",
    package: "knex",
    apis: [],
    source: "knex@3.3.0 lib/query/querybuilder.js:229",
    one: ["first"],
    named: ["knex", "db", "from", "table"],
    reducers: ["select", "column", "columns", "pluck"],
  },
  {
    id: "drizzle",
    package: "drizzle-orm",
    apis: [],
    source: "drizzle-orm@0.45.4 pg-core/db.js:65-79; pg-core/query-builders/query.js:18-31",
    one: ["findFirst"],
    many: ["from", "findMany"],
    options: ["columns"],
    reducers: ["select", "selectDistinct"],
    neutral: ["where", "limit", "execute", "leftJoin", "innerJoin", "orderBy", "$dynamic"],
  },
  {
    id: "objection",
    package: "objection",
    apis: [],
    source: "objection@3.1.5 lib/queryBuilder/QueryBuilder.js:799,893",
    one: ["findOne", "findById"],
    reducers: ["select", "modify"],
    neutral: ["throwIfNotFound", "withGraphFetched"],
  },
] as const satisfies readonly RecordRow[];

/** Options beside those: with them, a call still brings every field. */
export const neutralOptions: ReadonlySet<string> = new Set([
  "where", "include", "relations", "with", "new", "returnDocument", "returnOriginal", "upsert", "runValidators", "session", "transaction", "raw", "lean", "cache", "order", "orderBy", "limit", "offset", "paranoid", "rejectOnEmpty", "lock", "data", "update", "create",
]);

/** What a document's methods and members give: all its fields, unless its schema hides some. */
export const documentMembers: ReadonlySet<string> = new Set(["_doc", "dataValues"]);
export const documentMethods: ReadonlySet<string> = new Set(["toJSON", "toObject"]);

/** The types of records: of an entity's or schema's module, or by their own name. */
export const recordModules = /(?:^|[/.-])(?:entit(?:y|ies)|models?|schemas?)(?:[/.-]|$)|^@prisma\/client#|^(?:\.prisma|.*\/generated\/prisma)/u;
export const recordTypes = /(?:Document|Entity|Row|Record)$/u;
/** Types of what a record is reduced to. */
export const reducedTypes = /(?:dto|payload|claims|public|safe|response|view|input|request|jwt|token|session)/iu;
