package cli

import (
	"testing"

	"govhub/db/dbtest"
)

func TestMain(m *testing.M) { dbtest.Main(m) }
