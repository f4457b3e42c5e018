package cli

import (
	"io"

	"github.com/99designs/gqlgen/graphql"

	"govhub/graph"
	"govhub/resolvers"
)

type schema struct{}

func (schema) Run(c *console) error {
	_, err := io.WriteString(c.out, graph.SDL(executableSchema(nil).Schema()))
	return err
}

// executableSchema answers with gqlgen's own executor.
func executableSchema(r *resolvers.Resolver) graphql.ExecutableSchema {
	return graph.NewExecutableSchema(graph.Config{Resolvers: r})
}
