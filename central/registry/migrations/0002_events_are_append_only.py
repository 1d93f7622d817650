"""Let the database itself refuse to change or remove an event of a case (KPA art. 254)."""

from django.db import migrations

SQLITE = [
    """CREATE TRIGGER caseevent_no_update BEFORE UPDATE ON registry_caseevent
    BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END""",
    """CREATE TRIGGER caseevent_no_delete BEFORE DELETE ON registry_caseevent
    BEGIN SELECT RAISE(ABORT, 'case events are append-only'); END""",
]
POSTGRESQL = [
    """CREATE FUNCTION caseevent_append_only() RETURNS trigger AS
    $$ BEGIN RAISE EXCEPTION 'case events are append-only'; END $$ LANGUAGE plpgsql""",
    """CREATE TRIGGER caseevent_append_only BEFORE UPDATE OR DELETE ON registry_caseevent
    FOR EACH ROW EXECUTE FUNCTION caseevent_append_only()""",
]


def forwards(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        schema_editor.execute("DROP TRIGGER caseevent_no_update")
        schema_editor.execute("DROP TRIGGER caseevent_no_delete")
    else:
        schema_editor.execute("DROP FUNCTION caseevent_append_only CASCADE")


class Migration(migrations.Migration):
    dependencies = [("registry", "0001_initial")]
    operations = [migrations.RunPython(forwards, backwards)]
