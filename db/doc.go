// Package db reads releases from PostgreSQL: the hub with its open releases, one generated file per resource, and what some
// resources need beyond lists: series, rankings, names, statements, differences between releases.
//
// Below it are package rel, the query engine, which has no entities; package control, which reads the control tables; and package
// session, which connects and runs queries on any tables.
//
// Every read goes through a Release: the handle of one immutable release that a request holds from start to end. Functions with
// several parents answer them all in one query.
package db
