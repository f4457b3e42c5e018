// Command govhub is a GraphQL hub for governance data. Without a command it serves.
package main

//go:generate go run ./catalogue/generate
//go:generate go run ./graph/plan/plangen

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"govhub/cli"
	"govhub/embedded"
)

func main() {
	embedded.Main()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // so that a second signal ends the program at once
	code := cli.Run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}
