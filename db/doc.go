// Package db reads releases from PostgreSQL.
//
// Schema-blind parts come first: connect.go opens sessions, hub.go follows the current release, table.go, lookup.go,
// list.go and count.go turn a table into batched statements, where.go compiles filters, order.go orders and pages. Above
// them stands one file per resource with its row, its filter, its orders and the relations that lead to it.
//
// Every read goes through a Release: the handle on one immutable release that a request holds from start to end. Each
// function that takes several parents answers them all in one statement.
package db
