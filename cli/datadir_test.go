package cli

import "testing"

func TestDefaultDir(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		root      bool
		xdg, home string
		want      string
	}{
		{false, "", "/home/anna", "/home/anna/.local/share/govhub"},
		{false, "/data/anna", "/home/anna", "/data/anna/govhub"},
		{false, "data", "/home/anna", "/home/anna/.local/share/govhub"}, // not absolute: it would depend on the current folder
		{true, "", "/root", "/var/lib/govhub"},
		{true, "/data", "/root", "/data/govhub"},
		{false, "", "", ""},
	} {
		got, err := defaultDir(c.root, func(name string) string {
			return map[string]string{"XDG_DATA_HOME": c.xdg, "HOME": c.home}[name]
		})
		if got != c.want || (err != nil) != (c.want == "") {
			t.Errorf("%+v: %q, error %v", c, got, err)
		}
	}
}
