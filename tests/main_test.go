// Package tests tests the program as a whole: as a process, over HTTP, and against its documents.
package tests

import (
	"log"
	"os"
	"testing"

	"govhub/db/dbtest"
	"govhub/embedded"
)

// TestMain changes to the root of the tree, to which paths in documents and in calls of govhub are relative.
func TestMain(m *testing.M) {
	embedded.Main() // a keeper does not change its directory
	if err := os.Chdir(".."); err != nil {
		log.Fatal(err)
	}
	dbtest.Main(m, removeProgram)
}
