"""What Alembic runs to bring the tables up to date; `saving.migrate` calls it with an open connection."""

from alembic import context

from gatemap.saving.tables import VERSION_TABLE, metadata


def run() -> None:
    """Run the migrations in the transaction of the connection that was handed over: all of them, or none."""
    connection = context.config.attributes["connection"]
    context.configure(connection=connection, target_metadata=metadata, version_table=VERSION_TABLE)
    with context.begin_transaction():
        context.run_migrations()


if __name__ == "env_py":  # the name under which Alembic runs this file; whoever else imports it wants nothing run
    run()
