"""All that touches the world: brokers, files, HTTP, feeds, pages, Slack, webhooks, stores."""
