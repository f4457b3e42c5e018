// Package rel is the query engine: it compiles tables, filters, orders and groups to SQL that answers many parents at once, and
// answers from tables in memory where it can. It has no entities: package db, above, describes tables with it. Package session,
// below, runs its queries.
package rel
