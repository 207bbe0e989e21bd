"""The reference application's tables as Django's models, made from the committed schema: its foreign keys with their
actions, and the references that Django has as foreign keys and the schema has not."""

import json
import os

from django.db import models

DECLARED = {
    ("log_entries", "user_id"): "users",
    ("audit_logs", "account_id"): "accounts",
    ("ai_task_logs", "content_id"): "content",
}

FIELDS = (
    ("bool", models.BooleanField),
    ("tinyint", models.BooleanField),
    ("int", models.BigIntegerField),
    ("json", models.JSONField),
    ("timestamp", models.DateTimeField),
    ("datetime", models.DateTimeField),
    ("date", models.DateField),
)


def field(table, column):
    options = {"null": not column["not_null"], "db_column": column["name"]}
    # A model has one; tables without any, or with several columns, are deleted from by their foreign keys.
    if column["name"] == (table["primary_key"] or [table["columns"][0]["name"]])[0]:
        options["primary_key"] = True
    parent, action = reference(table, column["name"])
    if parent:
        on_delete = {"CASCADE": models.CASCADE, "SET NULL": models.SET_NULL}.get(action, models.RESTRICT)
        return models.ForeignKey("bench." + parent, on_delete, related_name="+", **options)
    kind = next((kind for name, kind in FIELDS if column["type"].startswith(name)), models.TextField)
    return kind(**options)


def reference(table, column):
    for key in table["foreign_keys"]:
        if key["columns"] == [column]:
            return key["table"], key["on_delete"]
    parent = DECLARED.get((table["name"], column))
    nullable = any(of["name"] == column and not of["not_null"] for of in table["columns"])
    return parent, "SET NULL" if nullable else "CASCADE"


def model(table):
    meta = type("Meta", (), {"managed": False, "db_table": table["name"]})
    fields = {"of_" + column["name"]: field(table, column) for column in table["columns"]}
    return type(table["name"], (models.Model,), {"__module__": __name__, "Meta": meta, **fields})


with open(os.environ["BENCH_SCHEMA"]) as schema:
    for described in json.load(schema)["tables"]:
        if described["kind"] == "table" and not described["name"].startswith(("_", "data_class_")):
            model(described)
