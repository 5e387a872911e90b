"""How Alembic runs our migrations: always on the connection that `migrate` hands over, inside its transaction."""

from alembic import context

from lianshen.storage.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
