// Package catalogue describes every resource: a Table Schema each, in schema/, with what the hub makes of it. All that follows from
// a description is written by the command generate below: the GraphQL schema, the Go that reads the resource and what answers it.
package catalogue
