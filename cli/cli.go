// Package cli is the command line of govhub: commands, flags, progress and summaries. Each command is in a file of its own.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"

	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"govhub/dataset"
	"govhub/ingest/imports"
)

// Exit codes of [Run], which docs/reference/command-line.md explains.
const (
	ExitDone = iota
	ExitFailed
	ExitUsage
	ExitRejected
	ExitBusy
)

// Commands are the commands of the program. Each flag has a description and an environment variable.
type Commands struct {
	Serve    Serve    `cmd:"" default:"withargs" help:"Answer GraphQL queries. Publishes the bundled data if there is none yet."`
	Import   publish  `cmd:"" help:"Publish data packages and files of publishers as a new release."`
	Releases releases `cmd:"" help:"List, show, roll back and prune releases."`
	Export   export   `cmd:"" help:"Write a release as a data package."`
	SQLUser  sqlUser  `cmd:"" name:"sql-user" help:"Make a login for SQL clients, which reads the current release in schema current."`
	Generate generate `cmd:"" help:"Write a data package of synthetic load data."`
	Schema   schema   `cmd:"" help:"Print the GraphQL schema."`
	Version  version  `cmd:"" help:"Print the version."`

	Log logging `embed:"" prefix:"log-"`
}

// console is the outputs of a command: its results, its log and its progress.
type console struct {
	out    io.Writer
	logger *slog.Logger
	bars   io.Writer // terminal for progress, nil if there is none
}

// Run carries out the command and returns its exit code. Errors go to stderr, one line each.
func Run(ctx context.Context, args []string, stdout io.Writer, stderr *os.File) int {
	var c Commands
	exited := -1
	parser := kong.Must(&c,
		kong.Name("govhub"),
		kong.Description("GraphQL hub for governance data."),
		kong.Writers(stdout, stderr),
		kong.Exit(func(code int) { exited = code }), // --help ends here
		kong.BindTo(ctx, (*context.Context)(nil)),
	)
	parsed, err := parser.Parse(args)
	if exited >= 0 {
		return exited
	}
	if err != nil {
		fmt.Fprintf(stderr, "govhub: %s; see govhub --help\n", withoutAddresses(err.Error(), args, os.Environ()))
		return ExitUsage
	}
	talk := &console{out: stdout, logger: c.Log.logger(stderr)}
	if term.IsTerminal(int(stderr.Fd())) {
		talk.bars = stderr
	}
	err = parsed.Run(talk)
	report(stderr, err)
	return exitCode(err)
}

// report prints an error: in one line, or for rejected data in one line per problem.
func report(w io.Writer, err error) {
	var rejected *dataset.RejectedError
	switch {
	case err == nil:
	case errors.As(err, &rejected):
		fmt.Fprintf(w, "govhub: data package %q was refused, nothing was published:\n%s", rejected.Package, rejected.Report())
	default:
		fmt.Fprintf(w, "govhub: %v\n", err)
	}
}

func exitCode(err error) int {
	var rejected *dataset.RejectedError
	var quarantined *imports.QuarantinedError
	switch {
	case err == nil:
		return ExitDone
	case errors.As(err, &rejected), errors.As(err, &quarantined):
		return ExitRejected
	case errors.Is(err, dataset.ErrBusy):
		return ExitBusy
	}
	return ExitFailed
}
