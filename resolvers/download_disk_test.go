//go:build mount

package resolvers_test

import (
	"strings"
	"syscall"
	"testing"

	"govhub/dataset/bundletest"
	"govhub/web"
)

// A disk without space for a download is reported as such.
func TestDownloadOnFullDisk(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	if err := syscall.Mount("tmpfs", dir, "tmpfs", 0, "size=64k,mode=777"); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := syscall.Unmount(dir, syscall.MNT_DETACH); err != nil {
			t.Error(err)
		}
	})
	h := downloadsWith(t, bundletest.New(t), func(c *web.Config) { c.Files.Dir = dir })
	for _, format := range []string{".csv", ".ndjson"} {
		resp, body := h.fetch(t, format, large(), "")
		if resp.StatusCode != 507 || !strings.Contains(body, "the disk of the hub is full") || !strings.Contains(body, "UNAVAILABLE") {
			t.Errorf("%s: %s %.300s", format, resp.Status, body)
		}
	}
	if resp, body := h.fetch(t, ".csv", `{ federalDistricts { nodes { slug } } }`, ""); resp.StatusCode != 200 {
		t.Errorf("a download for which there is room: %s %s", resp.Status, body)
	}
}
