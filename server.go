// Command govhub is a GraphQL hub for governance data. Without a command it serves.
package main

//go:generate go run ./catalogue/generate
//go:generate go run ./graph/plan/plangen

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"github.com/99designs/gqlgen/graphql"
	"github.com/alecthomas/kong"
	"golang.org/x/term"

	"govhub/dataset"
	"govhub/embedded"
	"govhub/graph"
	"govhub/graph/plan"
	"govhub/network"
	"govhub/resolvers"
)

// Exit codes.
const (
	exitDone = iota
	exitFailed
	exitUsage
	exitRejected
	exitBusy
)

// commands are what the program can be asked to do. Each flag has a description and an environment variable.
type commands struct {
	Serve    serve    `cmd:"" default:"withargs" help:"Answer GraphQL queries. Publishes the bundled data if there is none yet."`
	Import   publish  `cmd:"" help:"Publish data packages and files of publishers as a new release."`
	Releases releases `cmd:"" help:"List, show, roll back and prune releases."`
	Export   export   `cmd:"" help:"Write a release as a data package."`
	Generate generate `cmd:"" help:"Write a data package of synthetic load data."`
	Schema   schema   `cmd:"" help:"Print the GraphQL schema."`
	Version  version  `cmd:"" help:"Print the version."`

	Log logging `embed:"" prefix:"log-"`
}

type logging struct {
	Format string     `enum:"auto,text,json" default:"auto" env:"GOVHUB_LOG_FORMAT" help:"Form of the log: text, json, or auto, which is text on a terminal."`
	Level  slog.Level `default:"info" env:"GOVHUB_LOG_LEVEL" help:"Least important messages to log: debug, info, warn or error."`
}

func (l logging) logger(w *os.File) *slog.Logger {
	options := &slog.HandlerOptions{Level: l.Level, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
		if a.Value.Kind() == slog.KindDuration { // JSON would show bare nanoseconds
			a.Value = slog.StringValue(a.Value.Duration().String())
		}
		return a
	}}
	if l.Format == "text" || l.Format == "auto" && term.IsTerminal(int(w.Fd())) {
		return slog.New(slog.NewTextHandler(w, options))
	}
	return slog.New(slog.NewJSONHandler(w, options))
}

// console is where a command talks to whoever called it.
type console struct {
	out    io.Writer
	logger *slog.Logger
	bars   io.Writer // terminal to show progress on, nil if there is none
}

func main() {
	embedded.Main()
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // so that a second signal ends the program at once
	code := run(ctx, os.Args[1:], os.Stdout, os.Stderr)
	stop()
	os.Exit(code)
}

// run carries out the command and returns its exit code. Errors go to stderr, one line each.
func run(ctx context.Context, args []string, stdout io.Writer, stderr *os.File) int {
	var c commands
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
		return exitUsage
	}
	talk := &console{out: stdout, logger: c.Log.logger(stderr)}
	if term.IsTerminal(int(stderr.Fd())) {
		talk.bars = stderr
	}
	err = parsed.Run(talk)
	report(stderr, err)
	return exitCode(err)
}

// report tells what went wrong: in one line, or for rejected data in one line per problem.
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
	var quarantined *quarantinedError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &rejected), errors.As(err, &quarantined):
		return exitRejected
	case errors.Is(err, dataset.ErrBusy):
		return exitBusy
	}
	return exitFailed
}

type version struct{}

func (version) Run(c *console) error {
	_, err := fmt.Fprintln(c.out, thisBuild())
	return err
}

type schema struct{}

func (schema) Run(c *console) error {
	_, err := io.WriteString(c.out, graph.SDL(executableSchema(nil).Schema()))
	return err
}

// executableSchema answers by gqlgen's own executor.
func executableSchema(r *resolvers.Resolver) graphql.ExecutableSchema {
	return graph.NewExecutableSchema(graph.Config{Resolvers: r})
}

// maxPlans is how many plans are kept, about 10 KB each; longer ones count as several.
const maxPlans = 500

// executor returns the schema that answers: by plans, or by gqlgen's own executor, which answers the same.
func (s serve) executor(networks *network.Graphs) graphql.ExecutableSchema {
	r := &resolvers.Resolver{Networks: networks, SearchSteps: s.Limits.MaxSearch}
	if s.Executor == "gqlgen" {
		return executableSchema(r)
	}
	return graph.NewPlanSchema(graph.Config{Resolvers: r}, plan.Options{Response: s.Limits.MaxResponse, Plans: maxPlans})
}
