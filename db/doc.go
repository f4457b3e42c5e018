// Package db reads releases from PostgreSQL.
//
// Package session, below, connects and runs statements. On it stands what knows no resource: hub.go follows the current
// release, table.go, lookup.go, list.go and totals.go turn a table into batched statements, where.go compiles filters, order.go
// and keyset.go order and page, groups.go counts and sums. Above them stands one generated file per resource with its row, its
// filter, its orders and the relations that lead to it.
//
// Every read goes through a Release: the handle on one immutable release that a request holds from start to end. Each
// function that takes several parents answers them all in one statement.
package db
