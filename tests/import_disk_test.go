//go:build mount

package tests

import (
	"fmt"
	"os"
	"syscall"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/db/dbtest"
)

// TestImportDiskFull publishes into a disk of two megabytes. Only root can make one.
func TestImportDiskFull(t *testing.T) {
	t.Parallel()
	server := dbtest.New(t).Owner(t)
	dir := tempDir(t)
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=2m,mode=777"); err != nil {
		t.Fatalf("mount a small disk: %v", err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, 0); err != nil {
			t.Error(err)
		}
	})
	var data string
	if err := server.QueryRow("SHOW data_directory").Scan(&data); err != nil {
		t.Fatal(err)
	}
	info, err := os.Stat(data)
	if err != nil {
		t.Fatal(err)
	}
	user := info.Sys().(*syscall.Stat_t)
	if err := os.Chown(dir, int(user.Uid), int(user.Gid)); err != nil {
		t.Fatal(err)
	}
	if _, err := server.Exec("CREATE TABLESPACE small LOCATION '" + dir + "'"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if _, err := server.Exec("DROP TABLESPACE small"); err != nil {
			t.Error(err)
		}
	})

	d := bundletest.New(t)
	owner := d.Owner(t)
	var name string
	if err := owner.QueryRow("SELECT current_database()").Scan(&name); err != nil {
		t.Fatal(err)
	}
	if _, err := owner.Exec(fmt.Sprintf("ALTER DATABASE %s SET default_tablespace = small", name)); err != nil {
		t.Fatal(err)
	}
	before := litter(t, owner)
	text := budgets
	for year := 1000; year < 9999; year++ {
		text += fmt.Sprintf("01701000,%d,Город,t8013001_1,revenue_total,5\n92701000,%[1]d,Город,t8013001_1,revenue_total,5\n", year)
	}
	path := writeFile(t, "budgets_2018.csv", text) // the edition; the years are too many to be real
	importWithoutRoom(t, d, "municipal-budgets="+path)
	expectUntouched(t, d, before)
	if _, err := owner.Exec(fmt.Sprintf("ALTER DATABASE %s RESET default_tablespace", name)); err != nil {
		t.Fatal(err)
	}
	mustImport(t, d, "municipal-budgets="+path)
}
