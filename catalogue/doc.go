// Package catalogue describes every resource: a Table Schema each, in schema/, with everything that the hub makes of it. The
// command in generate writes what follows from a description: the GraphQL schema, and the Go that reads and answers the resource.
package catalogue
