// Package rel is the query engine: it turns tables, filters, orders and groups into SQL that answers many parents at once, and
// answers from cached tables where it can. It knows no entity: package db, above, describes tables with it. Package session,
// below, runs what it writes.
package rel
