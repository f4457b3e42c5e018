// Package session connects to PostgreSQL and runs queries. It depends on no table of the hub.
//
// An address and its limits (Config) open the pool of the owner (OpenOwner), of readers (OpenReader), or the Connections of a
// hub: pools for requests, for reading releases into memory, for queries of the hub itself and for health checks. The context of
// a query selects its pool: Heavy, Building and Control.
package session
