package cli

import (
	"strings"
	"testing"
	"time"
)

func TestServeRefusesFlags(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		flags Serve
		want  string // in the error, empty for none
	}{
		"none":                  {Serve{}, ""},
		"prefix":                {Serve{PathPrefix: "/data/hub-1"}, ""},
		"prefix with an end":    {Serve{PathPrefix: "/hub/"}, "--path-prefix"},
		"prefix without begin":  {Serve{PathPrefix: "hub"}, "--path-prefix"},
		"prefix with a pattern": {Serve{PathPrefix: "/{hub}"}, "--path-prefix"},
		"shared and stale":      {Serve{SharedMaxAge: time.Minute, Stale: time.Hour}, ""},
		"stale alone":           {Serve{Stale: time.Hour}, "needs --s-maxage"},
		"half a second":         {Serve{SharedMaxAge: time.Second / 2}, "whole seconds"},
		"negative":              {Serve{SharedMaxAge: -time.Second}, "not negative"},
	} {
		err := tt.flags.Validate()
		if (err == nil) != (tt.want == "") || err != nil && !strings.Contains(err.Error(), tt.want) {
			t.Errorf("%s: got %v, want %q", name, err, tt.want)
		}
	}
}
