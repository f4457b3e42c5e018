package main

import "time"

// opening is how long a hub takes to open a release, from its start to its address, and the memory that it holds then.
type opening struct {
	system string
	scale  scale
	took   time.Duration
	memory int64 // bytes
}

// openings returns those of the hubs that have just started on the data of a scale.
func (f *fleet) openings(s scale) (list []opening, err error) {
	for _, h := range []struct {
		system string
		hub    hub
	}{{planSystem, f.plan}, {sqlSystem, f.sql}} {
		o := opening{system: h.system, scale: s, took: h.hub.took}
		if o.memory, err = residentMemory(h.hub.pid()); err != nil {
			return nil, err
		}
		list = append(list, o)
	}
	return list, nil
}
