"""HTTP plumbing: dependencies, rendering, posted forms, refusals as pages, headers, static files. Knows no domain."""
