package cli

import (
	"runtime/debug"
	"testing"
)

// TestBuildName checks that programs that may answer differently have different names.
func TestBuildName(t *testing.T) {
	t.Parallel()
	const revision = "81e293a0"
	setting := func(pairs ...string) (list []debug.BuildSetting) {
		for i := 0; i < len(pairs); i += 2 {
			list = append(list, debug.BuildSetting{Key: pairs[i], Value: pairs[i+1]})
		}
		return list
	}
	for _, test := range []struct {
		name     string
		settings []debug.BuildSetting
		want     string
	}{
		{"clean", setting("vcs.revision", revision, "vcs.modified", "false"), "v1 go1 " + revision},
		{"dirty", setting("vcs.revision", revision, "vcs.modified", "true"), "v1 go1 " + revision + " hash"},
		{"not known to be clean", setting("vcs.revision", revision), "v1 go1 " + revision + " hash"},
		{"tarball", nil, "v1 go1 hash"},
	} {
		info := &debug.BuildInfo{GoVersion: "go1", Main: debug.Module{Version: "v1"}, Settings: test.settings}
		if got := buildName(info, func() string { return "hash" }); got != test.want {
			t.Errorf("%s: got %q, want %q", test.name, got, test.want)
		}
	}
	if got := buildName(&debug.BuildInfo{}, func() string { return "hash" }); got != "hash" {
		t.Errorf("without any information: got %q", got)
	}
	if one, again := executableHash(), executableHash(); one != again || len(one) != len("sha256:")+32 {
		t.Errorf("the program has the hashes %q and %q", one, again)
	}
}
