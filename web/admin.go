package web

import (
	"net"
	"net/http"
	"net/http/pprof"
	"net/netip"
	"slices"
	"strings"

	"github.com/prometheus/client_golang/prometheus/promhttp"

	"govhub/errorcode"
	"govhub/web/request"
)

func (s *Server) adminRoutes() http.Handler {
	s.config.Metrics.watch(s)
	mux := http.NewServeMux()
	mux.Handle("/metrics", readOnly(promhttp.HandlerFor(s.config.Metrics.registry, promhttp.HandlerOpts{})))
	mux.HandleFunc("/debug/pprof/", pprof.Index)
	mux.HandleFunc("/debug/pprof/cmdline", func(w http.ResponseWriter, r *http.Request) {
		request.Fail(w, r, http.StatusNotFound, errorcode.BadRequest, "the command line is not shown: it may hold a password")
	})
	mux.HandleFunc("/debug/pprof/profile", pprof.Profile)
	mux.HandleFunc("/debug/pprof/symbol", pprof.Symbol)
	mux.HandleFunc("/debug/pprof/trace", pprof.Trace)
	mux.HandleFunc("/", func(w http.ResponseWriter, r *http.Request) {
		request.Fail(w, r, http.StatusNotFound, errorcode.BadRequest, "nothing is here; try /metrics or /debug/pprof/")
	})
	return expectHost(s.config.AdminHosts, mux)
}

// expectHost rejects requests whose host is not a loopback one, the address of the connection, or a named one. This prevents DNS
// rebinding: a foreign page could otherwise resolve its own name to this address and read h. A request without a connection comes
// from this program.
func expectHost(named []string, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		local, connected := r.Context().Value(http.LocalAddrContextKey).(net.Addr)
		if connected && !isOurs(r.Host, local, named) {
			request.Fail(w, r, http.StatusMisdirectedRequest, errorcode.BadRequest, "this host is not allowed: use a loopback address, or allow the host with --admin-host")
			return
		}
		h.ServeHTTP(w, r)
	})
}

// isOurs reports whether the host of a request, with or without a port, is named, or means this machine in every resolver.
func isOurs(host string, local net.Addr, named []string) bool {
	if name, _, err := net.SplitHostPort(host); err == nil {
		host = name
	}
	host = strings.TrimSuffix(strings.ToLower(strings.Trim(host, "[]")), ".")
	if host == "" {
		return false
	}
	if host == "localhost" || slices.ContainsFunc(named, func(n string) bool { return strings.EqualFold(n, host) }) {
		return true
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return false
	}
	if ip.Unmap().IsLoopback() {
		return true
	}
	tcp, ok := local.(*net.TCPAddr)
	return ok && tcp.AddrPort().Addr().Unmap() == ip.Unmap()
}
