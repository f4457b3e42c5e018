package main

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/lib/pq"

	"govhub/dataset"
)

// cost is the cost of a command.
type cost struct {
	elapsed          time.Duration
	cpu, postgresCPU time.Duration
	memory           int64 // most that the process held at a time, in bytes
}

// inDatabase makes a database, and drops it afterwards.
func (b *importBench) inDatabase(ctx context.Context, name string, use func(dsn string) error) error {
	if err := b.pg.recreate(ctx, name); err != nil {
		return err
	}
	if err := use(b.pg.dsnOf(name)); err != nil {
		return err
	}
	_, err := b.pg.db.ExecContext(ctx, "DROP DATABASE "+pq.QuoteIdentifier(name)+" WITH (FORCE)")
	return err
}

// race imports and exports with govhub, then with psql.
func (b *importBench) race(ctx context.Context, w workload) error {
	progress(w.part)
	return b.inDatabase(ctx, "race", func(dsn string) error {
		if w.base != "" {
			if err := command(ctx, govhub, "import", "--database-url", dsn, w.base); err != nil {
				return err
			}
		}
		if err := b.importInto(ctx, dsn, w); err != nil {
			return err
		}
		db, err := sql.Open("postgres", dsn)
		if err != nil {
			return err
		}
		defer db.Close()
		t, err := observationTable(ctx, db)
		if err != nil {
			return err
		}
		if err := b.copyIn(ctx, db, dsn, w, t); err != nil {
			return err
		}
		if b.wants("export") {
			return b.export(ctx, dsn, "export of "+w.part, t)
		}
		return nil
	})
}

// importInto imports with govhub.
func (b *importBench) importInto(ctx context.Context, dsn string, w workload) error {
	return b.measure(ctx, w.part, "govhub", exec.CommandContext(ctx, govhub, "import", "--database-url", dsn, w.input))
}

const observationTableSQL = `-- name: BenchObservationTable
SELECT r.table_name FROM govhub.resource r JOIN govhub.current_release c ON c.number = r.release WHERE r.name = 'observation'`

func observationTable(ctx context.Context, db *sql.DB) (t resourceTable, err error) {
	t.resource = "observation"
	return t, db.QueryRowContext(ctx, observationTableSQL).Scan(&t.stored)
}

// copyIn copies the rows that govhub has imported into a table like its own, with the same indexes, with psql. It is one
// transaction, in which PostgreSQL is fastest: rows of tables created in it are not logged.
func (b *importBench) copyIn(ctx context.Context, db *sql.DB, dsn string, w workload, t resourceTable) error {
	file := filepath.Join(w.input, observationCSV)
	if w.base != "" { // a table cannot take the file
		file = filepath.Join(b.files.dir, "copied.csv")
		defer os.Remove(file)
		if err := command(ctx, "psql", psqlArgs(dsn, fmt.Sprintf(`\copy (select %s from store.%s) to '%s' csv header`, observationColumns(), t.stored, file))...); err != nil {
			return err
		}
	}
	indexes, err := plainIndexes(ctx, db, t)
	if err != nil {
		return err
	}
	script := strings.Join([]string{
		"BEGIN;",
		"CREATE SCHEMA " + plainSchema + ";",
		fmt.Sprintf("CREATE TABLE %s (LIKE store.%s INCLUDING GENERATED);", plain(t.resource), t.stored),
		fmt.Sprintf(`\copy %s (%s) from '%s' csv header`, plain(t.resource), observationColumns(), file),
		strings.Join(indexes, ";\n") + ";",
		"COMMIT;",
	}, "\n")
	cmd := exec.CommandContext(ctx, "psql", append(psqlArgs(dsn), "-f", "-")...)
	cmd.Stdin = strings.NewReader(script)
	return b.measure(ctx, w.part, "psql", cmd)
}

func psqlArgs(dsn string, commands ...string) []string {
	args := []string{"-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", dsn}
	for _, c := range commands {
		args = append(args, "-c", c)
	}
	return args
}

func observationColumns() string {
	var names []string
	for _, s := range dataset.Schemas() {
		if s.Name == "observation" {
			for _, f := range s.Fields {
				names = append(names, f.Name)
			}
		}
	}
	return strings.Join(names, ", ")
}

// export writes the observations as CSV with govhub, whose rows are sorted, and with psql, whose rows are not.
func (b *importBench) export(ctx context.Context, dsn, part string, t resourceTable) error {
	dir := filepath.Join(b.files.dir, "exported")
	defer os.RemoveAll(dir)
	cmd := exec.CommandContext(ctx, govhub, "export", "--database-url", dsn, "--resource", t.resource, dir)
	if err := b.measure(ctx, part, "govhub", cmd); err != nil {
		return err
	}
	out, err := os.Create(filepath.Join(dir, "psql.csv"))
	if err != nil {
		return err
	}
	cmd = exec.CommandContext(ctx, "psql", psqlArgs(dsn, fmt.Sprintf("COPY (SELECT %s FROM store.%s) TO STDOUT (FORMAT csv, HEADER)", observationColumns(), t.stored))...)
	cmd.Stdout = out
	return errors.Join(b.measure(ctx, part, "psql", cmd), out.Close())
}

// measure runs a command to its end. Pending writes of PostgreSQL happen before.
func (b *importBench) measure(ctx context.Context, part, system string, cmd *exec.Cmd) error {
	if _, err := b.pg.db.ExecContext(ctx, "CHECKPOINT"); err != nil {
		return err
	}
	before, err := cpuTime(b.pid)
	if err != nil {
		return err
	}
	began := time.Now()
	memory, err := runCommand(cmd)
	if err != nil {
		return err
	}
	c := cost{elapsed: time.Since(began), cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), memory: memory}
	time.Sleep(200 * time.Millisecond) // backends end a moment after their clients
	after, err := cpuTime(b.pid)
	if err != nil {
		return err
	}
	c.postgresCPU = after - before
	progress("%s by %s: %.1f s, processor %.1f s and PostgreSQL %.1f s, %d MB", part, system, c.elapsed.Seconds(), c.cpu.Seconds(), c.postgresCPU.Seconds(), c.memory>>20)
	b.found.add(part, system, c)
	return nil
}

// runCommand runs a command and returns its peak memory.
func runCommand(cmd *exec.Cmd) (memory int64, err error) {
	var said strings.Builder
	cmd.Stderr = &said
	if cmd.Stdout == nil {
		cmd.Stdout = &said
	}
	if err := cmd.Start(); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	for {
		select {
		case err := <-done:
			if err != nil {
				return 0, fmt.Errorf("%s: %w\n%s", cmd, err, said.String())
			}
			return memory, nil
		case <-time.After(20 * time.Millisecond):
			if peak, err := peakMemory(cmd.Process.Pid); err == nil { // an error: it has just ended
				memory = max(memory, peak)
			}
		}
	}
}
