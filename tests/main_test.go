// Package tests tries the program as a whole: as a process, over HTTP, and by what its documents say.
package tests

import (
	"log"
	"os"
	"testing"

	"govhub/db/dbtest"
	"govhub/embedded"
)

// TestMain goes to the root of the tree, which paths in documents and in calls of govhub start from.
func TestMain(m *testing.M) {
	embedded.Main() // a keeper stays where it is
	if err := os.Chdir(".."); err != nil {
		log.Fatal(err)
	}
	dbtest.Main(m, removeProgram)
}
