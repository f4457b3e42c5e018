// Package db reads releases from PostgreSQL: the hub with the releases that it has open, one generated file per resource, and what
// single resources need beyond lists: series, rankings, names, statements, differences between releases.
//
// Below it stand package rel, the query engine, which knows no entity; package control, which reads the control tables; and
// package session, which connects and runs queries and knows no table.
//
// Every read goes through a Release: the handle on one immutable release that a request holds from start to end. Each function
// that takes several parents answers them all in one query.
package db
