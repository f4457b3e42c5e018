// Package graph holds the GraphQL schema and the code that gqlgen generates from it.
package graph

//go:generate go tool gqlgen generate --config ../gqlgen.yml
