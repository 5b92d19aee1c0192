"""What Alembic runs to bring a catalogue up to date, over a connection that it is handed."""

from alembic import context

from latent.workspace.catalogue import TABLES

context.configure(connection=context.config.attributes["connection"], target_metadata=TABLES, render_as_batch=True)
with context.begin_transaction():
    context.run_migrations()
