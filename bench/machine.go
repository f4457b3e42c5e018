package main

import (
	"context"
	"database/sql"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
)

// describeMachine describes the machine for the report.
func describeMachine(ctx context.Context, db *sql.DB) (string, error) {
	server, err := describeServer(ctx, db)
	if err != nil {
		return "", err
	}
	node, err := findNode(ctx)
	if err != nil {
		return "", err
	}
	nodeVersion, err := exec.CommandContext(ctx, node, "--version").Output()
	if err != nil {
		return "", err
	}
	text, err := os.ReadFile(filepath.Join(postgraphileDir, "node_modules", "postgraphile", "package.json"))
	if err != nil {
		return "", err
	}
	var postgraphile struct {
		Version string `json:"version"`
	}
	if err := json.Unmarshal(text, &postgraphile); err != nil {
		return "", err
	}
	return fmt.Sprintf("%s, PostGraphile %s on Node %s", server, postgraphile.Version, strings.TrimSpace(string(nodeVersion))), nil
}

// describeServer describes the server for figures of govhub and PostgreSQL.
func describeServer(ctx context.Context, db *sql.DB) (string, error) {
	var postgresVersion string
	if err := db.QueryRowContext(ctx, "-- name: BenchVersion\nSHOW server_version").Scan(&postgresVersion); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d cores of %s, %s, %s, PostgreSQL %s",
		runtime.NumCPU(), valueIn("/proc/cpuinfo", "model name"), valueIn("/etc/os-release", "PRETTY_NAME"), runtime.Version(), postgresVersion), nil
}

// valueIn returns the first value of a name in a file of lines like "name: value" or name="value".
func valueIn(path, name string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		return "unknown"
	}
	for line := range strings.Lines(string(text)) {
		if value, found := strings.CutPrefix(line, name); found {
			return strings.Trim(value, " \t\n:=\"")
		}
	}
	return "unknown"
}
