// Package session connects to PostgreSQL and runs statements there. It knows no table of the hub.
//
// An address and its limits (Config) become a pool of the owner (OpenOwner), of readers (OpenReader), or the Connections of a
// hub: pools for requests, for what releases keep in memory, for the hub's own questions and for health. The context of a
// statement chooses its pool: Heavy, Building and Control.
package session
