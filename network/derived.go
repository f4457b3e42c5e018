package network

type derived struct{}
