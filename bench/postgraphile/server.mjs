// PostGraphile on the schema "plain" of DATABASE_URL, set up as its documentation advises for production. Prints its
// address on standard output when every worker answers. WORKERS processes share the port and POOL connections.
import cluster from "node:cluster"
import { createServer } from "node:http"
import { postgraphile } from "postgraphile"
import { makePgService } from "postgraphile/adaptors/pg"
import { grafserv } from "postgraphile/grafserv/node"
import { PostGraphileAmberPreset } from "postgraphile/presets/amber"
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter"

const workers = Number(process.env.WORKERS)

if (cluster.isPrimary) {
	let ready = 0
	cluster.on("message", (_, address) => {
		if (++ready === workers) console.log(address)
	})
	cluster.on("exit", (worker, code) => process.exit(code || 1)) // a run with fewer workers would not compare
	process.on("SIGTERM", () => {
		cluster.removeAllListeners("exit")
		for (const worker of Object.values(cluster.workers)) worker.process.kill("SIGKILL")
		process.exit(0)
	})
	for (let i = 0; i < workers; i++) cluster.fork()
} else {
	process.on("disconnect", () => process.exit(0)) // the primary is gone
	const pgl = postgraphile({
		extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
		// Without pgSettings a request needs no transaction: a statement costs one round trip, and it is prepared.
		pgServices: [
			makePgService({
				connectionString: process.env.DATABASE_URL,
				schemas: ["plain"],
				poolConfig: { max: Math.floor(Number(process.env.POOL) / workers) },
				pubsub: false,
			}),
		],
		schema: { connectionFilterRelations: true },
		grafast: { explain: false },
		grafserv: { graphiql: false, websockets: false, watch: false },
	})
	const serv = pgl.createServ(grafserv)
	const server = createServer()
	await serv.addTo(server)
	await serv.ready()
	server.listen(0, "127.0.0.1", () => process.send(`http://127.0.0.1:${server.address().port}/graphql`))
}
