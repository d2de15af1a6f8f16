/** Methods by which a transaction is opened and closed, or a connection is taken from a pool and given back. */
export const transactionMethods: ReadonlySet<string> = new Set([
  "beginTransaction", "startTransaction", "transaction", "commit", "commitTransaction", "rollback", "rollbackTransaction", "abortTransaction", "release", "releaseConnection",
]);

/** Methods that open or close a connection, where the name they are called on is a database's, or `client` beside its package. */
export const connectionMethods: ReadonlySet<string> = new Set(["connect", "$connect", "close", "end", "$disconnect"]);
export const connectionNames: ReadonlySet<string> = new Set(["pool", "conn", "connection", "db", "database", "mongoClient", "dbClient", "pgClient", "prisma", "queryRunner", "mongoose", "sequelize", "knex"]);
export const clientPackages: readonly string[] = ["pg", "mongodb", "mysql2", "mysql2/promise", "mysql", "mariadb"];

/** Mongoose and the MongoDB driver call what a transaction runs in a session: what gives one, and what is called on it. */
export const databaseSessionMakers: ReadonlySet<string> = new Set(["startSession"]);
export const databaseSessionMethods: ReadonlySet<string> = new Set(["endSession", "withTransaction", "inTransaction", "session"]);

/** Names of what such a call is told to close, where a library keeps no object of its own for it. */
export const transactionNames = /^(?:t|tx|trx|txn|transaction|conn|connection|client|dbClient|queryRunner)$/u;

/** The same as statements: `client.query("BEGIN")`. */
export const transactionStatement = /^\s*(?:begin|start\s+transaction|commit|rollback|savepoint|release\s+savepoint|set\s+(?:autocommit|(?:session\s+)?transaction)|(?:un)?lock\s+tables)\b[^']*$/iu;

/** Methods that run or prepare the statement they are given. */
export const statementMethods: ReadonlySet<string> = new Set(["query", "execute", "run", "exec", "none", "raw", "prepare", "$executeRaw", "$queryRaw"]);
